package dev.batchwise.data;

import java.util.Locale;

/** What an IDX file holds: its magic number is 0x0000, the type of its items (08: unsigned byte), and its dimensions. */
enum IdxKind {
    /** Images: count, rows, columns. */
    IMAGES(0x00000803, 3),
    /** Labels: count. */
    LABELS(0x00000801, 1);

    private static final int GZIP_MAGIC = 0x1F8B;

    private final int magic;
    private final int dimensions;

    IdxKind(int magic, int dimensions) {
        this.magic = magic;
        this.dimensions = dimensions;
    }

    /** Returns the number of sizes in the header. */
    int dimensions() {
        return dimensions;
    }

    /** Returns the length of the header in bytes: the magic number and one 32-bit size for each dimension. */
    int headerBytes() {
        return 4 + 4 * dimensions;
    }

    /** Checks the magic number of a file that should be of this kind. */
    void check(int found) throws DamagedFileException {
        String expected = String.format(Locale.ROOT, "where a file of %s has 0x%08X", label(), magic);
        if (found >>> 16 == GZIP_MAGIC) {
            throw new DamagedFileException(String.format(
                    Locale.ROOT, "begins with 0x%08X %s: it is a gzip file without .gz", found, expected));
        }
        if (found >>> 8 == magic >>> 8 && found != magic) {
            throw new DamagedFileException(String.format(
                    Locale.ROOT,
                    "has %d dimensions instead of %d (magic number 0x%08X %s)",
                    found & 0xFF,
                    dimensions,
                    found,
                    expected));
        }
        if (found != magic) {
            throw new DamagedFileException(String.format(Locale.ROOT, "has magic number 0x%08X %s", found, expected));
        }
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
