package dev.batchwise.study;

import java.util.OptionalInt;

/**
 * Which data a trial sees, and how its training part is split.
 *
 * @param name as in {@code data list}: {@code mnist}, {@code csv:FILE}
 * @param validationFraction the share of the training part held out for choices, in [0, 1); 0 for none
 * @param splitSeed seed of the stratified splits
 * @param reading how the files are found and read
 * @param trainExamples how many examples of the training split are kept, drawn class by class once validation and test are
 *     taken out; all of them if empty
 */
public record DataSpec(
        String name, double validationFraction, long splitSeed, Reading reading, OptionalInt trainExamples) {
    /** Creates the specification of data whose training split is kept whole. */
    public DataSpec(String name, double validationFraction, long splitSeed, Reading reading) {
        this(name, validationFraction, splitSeed, reading, OptionalInt.empty());
    }

    /** Creates the specification of data that are read in the usual way. */
    public DataSpec(String name, double validationFraction, long splitSeed) {
        this(name, validationFraction, splitSeed, Reading.usual());
    }

    /** Returns the same data, of whose training split only so many examples are kept. */
    public DataSpec withTrainExamples(int examples) {
        return new DataSpec(name, validationFraction, splitSeed, reading, OptionalInt.of(examples));
    }
}
