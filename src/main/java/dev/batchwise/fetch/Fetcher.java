package dev.batchwise.fetch;

import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fetches data sets from their publishers into a {@link DataHome}. What has come of a file stays, also when the process is killed. */
public final class Fetcher {
    private final DataHome home;
    private final FetchListener listener;
    private final Patience patience;
    private final Pauses pauses;
    private final HttpClient client;

    /** Creates a fetcher. */
    public Fetcher(DataHome home, FetchListener listener) {
        this(home, listener, Patience.usual(), Pauses.real());
    }

    Fetcher(DataHome home, FetchListener listener, Patience patience, Pauses pauses) {
        this.home = home;
        this.listener = listener;
        this.patience = patience;
        this.pauses = pauses;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience.connect())
                .build();
    }

    /** What there was to do. */
    public enum Arrival {
        /** Nothing: the set was there. */
        WAS_THERE,
        /** The set is there now. */
        FETCHED
    }

    /**
     * Makes a set be in its folder: what is missing is fetched, verified and put in place.
     *
     * @throws UsageException if it cannot be fetched, with what to put where instead; or if other files are in its place
     * @throws UncheckedIOException if the folder cannot be written
     */
    public Arrival fetch(PublishedSet set) throws InterruptedException {
        Path folder = home.folder(set);
        if (home.holds(set) && begun(set, folder).isEmpty()) {
            return Arrival.WAS_THERE;
        }
        create(folder);
        try (FetchLock lock = FetchLock.take(
                folder, () -> listener.noted("another process fetches " + set + "; waiting for it to end"))) {
            if (home.holds(set)) {
                begun(set, folder)
                        .forEach(target ->
                                PartFile.of(target).delete()); // left by a process that was killed at the very end
                return Arrival.WAS_THERE;
            }
            fetchMissing(set, folder);
            return Arrival.FETCHED;
        }
    }

    private static List<Path> begun(PublishedSet set, Path folder) {
        return set.parts().stream()
                .map(part -> folder.resolve(part.download().name()))
                .filter(target -> PartFile.begun(target) > 0)
                .toList();
    }

    private void fetchMissing(PublishedSet set, Path folder) throws InterruptedException {
        List<Part> missing = set.missingIn(folder);
        List<String> obstacles = missing.stream()
                .flatMap(part -> part.obstacles(folder).stream())
                .toList();
        if (!obstacles.isEmpty()) {
            throw new UsageException(obstacles);
        }
        Room.require(folder, missing);
        listener.started(
                set,
                folder,
                missing.size(),
                missing.stream().mapToLong(part -> part.download().bytes()).sum());
        long before = 0;
        for (Part part : missing) {
            settle(set, part, folder, before);
            before += part.download().bytes();
        }
    }

    private void settle(PublishedSet set, Part part, Path folder, long before) throws InterruptedException {
        Optional<Path> brought = part.broughtTo(folder).filter(file -> isRight(part, file, folder));
        if (brought.isPresent()) {
            part.settle(brought.get(), folder);
            return;
        }
        String name = part.download().name();
        try (PartFile file = PartFile.of(folder.resolve(name))) {
            Transfer transfer = new Transfer(
                    client, patience, part.download(), file, length -> listener.arrived(name, before + length));
            Download download = new Download(part, file, transfer, patience, pauses, listener::noted);
            List<String> problems = download.run();
            if (!problems.isEmpty()) {
                throw notFetched(set, problems);
            }
            file.close(); // some systems rename no open file
            try {
                part.settle(file.path(), folder);
                file.delete();
            } catch (UsageException e) {
                file.delete(); // what cannot be used is not kept
                throw e;
            }
        }
    }

    private boolean isRight(Part part, Path file, Path folder) {
        if (part.download().isIn(folder) && Checksums.of(file).equals(part.checksum())) {
            return true;
        }
        listener.noted(file + " is not the published one (its size or SHA-256 is another) and is left as it is");
        return false;
    }

    private UsageException notFetched(PublishedSet set, List<String> problems) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(new Absence(home, set).byHand());
        return new UsageException(all);
    }

    private static void create(Path folder) {
        try {
            if (!Files.isDirectory(folder)) { // Java 17 takes a link to a directory for a file that is in the way
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + folder + ": " + Reasons.of(e), e);
        }
    }
}
