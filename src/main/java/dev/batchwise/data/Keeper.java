package dev.batchwise.data;

/** Decides what becomes of the values while a source is verified. */
@FunctionalInterface
interface Keeper {
    /** Keeps no value. */
    Keeper NOTHING = (split, layout, labelling) -> Rows.NONE;

    /**
     * Returns what the examples of a split are shown to, in stream-index order.
     *
     * @param split the examples belong to
     * @param layout of the part they are in
     * @param labelling of the examples
     */
    Rows keep(SplitName split, Layout layout, Labelling labelling);
}
