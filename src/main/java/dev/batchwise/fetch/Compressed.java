package dev.batchwise.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A gzip file that is kept as it came. Its unpacked form stands for it too, and counts first where both are there, as
 * readers of such files have it.
 *
 * @param download the compressed file
 * @param plain the same, unpacked
 * @param addresses where it can be fetched
 */
record Compressed(ExpectedFile download, ExpectedFile plain, List<URI> addresses) implements Part {
    Compressed {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || download.sha256().isEmpty()) {
            throw new IllegalArgumentException(download.name() + " needs an address and a checksum");
        }
    }

    @Override
    public Part servedFrom(List<URI> others) {
        return new Compressed(download, plain, others);
    }

    @Override
    public Optional<List<ExpectedFile>> keptIn(Path folder) {
        ExpectedFile first = plain.isNamedIn(folder) ? plain : download;
        return first.isIn(folder) ? Optional.of(List.of(first)) : Optional.empty();
    }

    @Override
    public List<String> obstacles(Path folder) {
        return Stream.of(plain, download)
                .flatMap(file -> file.obstacle(folder).stream())
                .toList();
    }

    @Override
    public long bytesUnpacked() {
        return 0;
    }

    @Override
    public Optional<Path> broughtTo(Path folder) {
        return Optional.empty(); // where it is, it is complete
    }

    @Override
    public void settle(Path fetched, Path folder) {
        Renaming.of(fetched, folder.resolve(download.name()));
    }
}
