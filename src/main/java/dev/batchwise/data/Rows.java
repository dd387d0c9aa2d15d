package dev.batchwise.data;

/** Something that is shown examples one after another. */
@FunctionalInterface
interface Rows {
    /** Looks at no example. */
    Rows NONE = (index, stored) -> {};

    /**
     * Takes one example.
     *
     * @param index of the example, counting up from 0
     * @param stored its values as {@link Part.Storage} has them; the array is used again for the next example
     */
    void take(int index, byte[] stored);

    /** Returns rows that show each example to these and then to others. */
    default Rows and(Rows others) {
        if (this == NONE || others == NONE) {
            return this == NONE ? others : this;
        }
        return (index, stored) -> {
            take(index, stored);
            others.take(index, stored);
        };
    }

    /**
     * Returns rows that pass on a selection of the examples, counted anew from 0.
     *
     * @param ascending indices of the examples that are passed on
     * @param to what they are shown to
     */
    static Rows selected(int[] ascending, Rows to) {
        if (to == NONE) {
            return NONE;
        }
        int[] passed = {0};
        return (index, stored) -> {
            if (passed[0] < ascending.length && ascending[passed[0]] == index) {
                to.take(passed[0]++, stored);
            }
        };
    }
}
