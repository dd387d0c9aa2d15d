package dev.batchwise.data;

import dev.batchwise.study.DataShape;

/**
 * A source, once verified: all that is to be said of it but the values.
 *
 * @param source that was verified
 * @param labelling of its examples
 * @param layout of its training part
 * @param normalization of its values
 */
record Verified(Source source, Labelling labelling, Layout layout, Normalization normalization) {
    /** Returns what a study needs to know. */
    DataShape shape() {
        return labelling.shape(layout.inputShape());
    }

    /** Returns the part of the source that holds the values of a split, perhaps among others. */
    SourcePart partOf(SplitName split) {
        return labelling.isInTestPart(split) ? source.test().orElseThrow() : source.training();
    }
}
