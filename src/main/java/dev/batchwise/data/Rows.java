package dev.batchwise.data;

/** Something that is shown images one after another. */
@FunctionalInterface
interface Rows {
    /** Looks at no image. */
    Rows NONE = (index, pixels) -> {};

    /**
     * Takes one image.
     *
     * @param index of the image, counting up from 0
     * @param pixels row by row, one byte each; the array is used again for the next image
     */
    void take(int index, byte[] pixels);

    /** Returns rows that show each image to these and then to others. */
    default Rows and(Rows others) {
        return (index, pixels) -> {
            take(index, pixels);
            others.take(index, pixels);
        };
    }

    /**
     * Returns rows that pass on a selection of the images, counted anew from 0.
     *
     * @param ascending indices of the images that are passed on
     * @param to what they are shown to
     */
    static Rows selected(int[] ascending, Rows to) {
        int[] passed = {0};
        return (index, pixels) -> {
            if (passed[0] < ascending.length && ascending[passed[0]] == index) {
                to.take(passed[0]++, pixels);
            }
        };
    }
}
