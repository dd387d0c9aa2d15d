package dev.batchwise.data;

import java.util.List;

/** Decides what becomes of the images while the files of a data set are verified. */
@FunctionalInterface
interface Keeper {
    /** Keeps no image. */
    Keeper NOTHING = (split, imageShape, labels) -> Rows.NONE;

    /**
     * Returns what the images of a split are shown to, in stream-index order.
     *
     * @param split the images belong to
     * @param imageShape [channels, rows, columns]
     * @param labels of the images; their number is that of the images
     */
    Rows keep(SplitName split, List<Integer> imageShape, int[] labels);
}
