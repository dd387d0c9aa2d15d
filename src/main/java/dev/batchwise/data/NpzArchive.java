package dev.batchwise.data;

import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An {@code .npz} file: a zip archive of NumPy arrays, stored or compressed.
 *
 * @param file the archive
 * @param entries names of its entries
 */
record NpzArchive(Path file, List<String> entries) {
    /** Copies the names. */
    NpzArchive {
        entries = List.copyOf(entries);
    }

    /**
     * Opens an archive.
     *
     * @throws UsageException if it is none
     */
    static NpzArchive open(Path file) {
        if (file.toString().endsWith(".npy")) {
            throw new UsageException(file + " is a single array without labels; put both into one file, e.g."
                    + " np.savez('data.npz', x=x, y=y), and give npz:data.npz");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new NpzArchive(file, zip.stream().map(ZipEntry::getName).toList());
        } catch (ZipException e) {
            throw new UsageException(file + " is not a whole .npz file, which is a zip archive (" + e.getMessage()
                    + "); save it anew with np.savez");
        } catch (IOException e) {
            throw Unreadable.problem(file.toString(), e);
        }
    }

    /** Returns the array that has the first of some names; empty if none is there. */
    Optional<NpzArray> find(List<String> names) {
        return names.stream()
                .map(name -> name + ".npy")
                .filter(entries::contains)
                .findFirst()
                .map(entry -> new NpzArray(file, entry));
    }

    /** Returns the array that has the first of some names, or says which are there. */
    NpzArray required(String what, List<String> names) {
        return find(names)
                .orElseThrow(() -> new UsageException(file + " has no array of " + what + ": none of its arrays ("
                        + Listing.of(entries.stream()
                                .map(entry -> entry.replaceAll("\\.npy$", ""))
                                .toList())
                        + ") is called " + String.join(", ", names.subList(0, names.size() - 1)) + " or "
                        + names.get(names.size() - 1) + "; save it under one of these names"));
    }
}
