package dev.batchwise.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is fetched at once: one file on its publisher's servers, and what is kept of it. */
sealed interface Part permits Compressed, Archive {
    /** Returns the file as it is fetched; its checksum is known. */
    ExpectedFile download();

    /** Returns where it can be fetched, the first to be tried first; at least one. */
    List<URI> addresses();

    /** Returns the same part with other addresses. */
    Part servedFrom(List<URI> others);

    /** Returns the files that stand for this part in a folder, by their names and sizes; empty if it is not complete there. */
    Optional<List<ExpectedFile>> keptIn(Path folder);

    /** Returns what is in the way of fetching this part into a folder: files under its names that are others. */
    List<String> obstacles(Path folder);

    /** Returns the bytes written to disk beside the download itself. */
    long bytesUnpacked();

    /** Returns the download as the user put it into the folder, to be unpacked from there; empty if it is not there. */
    Optional<Path> broughtTo(Path folder);

    /**
     * Makes the part complete in its folder.
     *
     * @param fetched the download, checksum verified
     * @param folder of the set
     */
    void settle(Path fetched, Path folder);

    /** Returns the checksum of the download. */
    default String checksum() {
        return download().sha256().orElseThrow();
    }
}
