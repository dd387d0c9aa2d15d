package dev.batchwise.report;

/** A decimal unit that a whole column of memory sizes is given in. */
enum ByteUnit {
    BYTES("B", 1),
    KILOBYTES("kB", 1e3),
    MEGABYTES("MB", 1e6),
    GIGABYTES("GB", 1e9);

    private final String symbol;
    private final double bytes;

    ByteUnit(String symbol, double bytes) {
        this.symbol = symbol;
        this.bytes = bytes;
    }

    /** Returns the unit in which the largest of some sizes reads best. */
    static ByteUnit of(long largestBytes) {
        ByteUnit best = BYTES;
        for (ByteUnit unit : values()) {
            if (largestBytes >= unit.bytes) {
                best = unit;
            }
        }
        return best;
    }

    /** Returns the unit's sign. */
    String symbol() {
        return symbol;
    }

    /** Returns a size in this unit with 3 significant digits, whole bytes exactly, without the sign. */
    String format(long size) {
        return this == BYTES ? Quantities.count(size) : Quantities.significant(size / bytes, 3);
    }
}
