package dev.batchwise.data;

import dev.batchwise.study.DataShape;
import java.util.List;

/**
 * What a data set's files hold, once verified: all but the images.
 *
 * @param files they were read from
 * @param labelling of the examples
 * @param imageShape [channels, rows, columns]
 * @param normalization of the pixels
 */
record Contents(IdxFiles files, Labelling labelling, List<Integer> imageShape, Normalization normalization) {
    /** Returns what a study needs to know. */
    DataShape shape() {
        return DataShape.classified(
                labelling.examples(SplitName.TRAIN),
                labelling.examples(SplitName.VALIDATION),
                labelling.examples(SplitName.TEST),
                imageShape,
                labelling.classes());
    }

    /** Returns the file that holds the images of a split, among others. */
    IdxFile imagesOf(SplitName split) {
        return split == SplitName.TEST ? files.testImages() : files.trainImages();
    }
}
