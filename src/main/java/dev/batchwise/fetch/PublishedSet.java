package dev.batchwise.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A data set as its publisher keeps it: its files, their sizes, checksums and addresses. */
public final class PublishedSet {
    private final String name;
    private final List<Part> parts;

    PublishedSet(String name, List<Part> parts) {
        this.name = name;
        this.parts = List.copyOf(parts);
    }

    /** Returns the name that {@code --data} and {@code data fetch} take. */
    public String name() {
        return name;
    }

    /**
     * Returns the same set, fetched from another server that holds the same files as {@code MIRROR/NAME/FILE}. Sizes and
     * checksums stay what they are.
     *
     * @param mirror an http or https address
     */
    public PublishedSet servedFrom(URI mirror) {
        String base = mirror.toString().replaceAll("/+$", "") + "/" + name + "/";
        return new PublishedSet(
                name,
                parts.stream()
                        .map(part -> part.servedFrom(
                                List.of(URI.create(base + part.download().name()))))
                        .toList());
    }

    List<Part> parts() {
        return parts;
    }

    /** Returns the parts that are not complete in a folder. */
    List<Part> missingIn(Path folder) {
        return parts.stream().filter(part -> part.keptIn(folder).isEmpty()).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
