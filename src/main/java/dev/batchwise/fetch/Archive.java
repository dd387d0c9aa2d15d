package dev.batchwise.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A {@code .tar.gz} of which some members are kept.
 *
 * @param download the archive
 * @param root folder of the members inside it
 * @param members what is kept, under its own name
 * @param addresses where the archive can be fetched
 */
record Archive(ExpectedFile download, String root, List<ExpectedFile> members, List<URI> addresses) implements Part {
    Archive {
        members = List.copyOf(members);
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || members.isEmpty() || download.sha256().isEmpty()) {
            throw new IllegalArgumentException(download.name() + " needs an address, a member and a checksum");
        }
    }

    @Override
    public Part servedFrom(List<URI> others) {
        return new Archive(download, root, members, others);
    }

    @Override
    public Optional<List<ExpectedFile>> keptIn(Path folder) {
        return members.stream().allMatch(member -> member.isIn(folder)) ? Optional.of(members) : Optional.empty();
    }

    @Override
    public List<String> obstacles(Path folder) {
        return members.stream()
                .flatMap(member -> member.obstacle(folder).stream())
                .toList();
    }

    @Override
    public long bytesUnpacked() {
        return members.stream().mapToLong(ExpectedFile::bytes).sum();
    }

    @Override
    public Optional<Path> broughtTo(Path folder) {
        return Optional.of(folder.resolve(download.name())).filter(file -> download.isNamedIn(folder));
    }

    @Override
    public void settle(Path fetched, Path folder) {
        new Unpacking(this, fetched, folder).run();
    }
}
