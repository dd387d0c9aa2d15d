package dev.batchwise.study;

/**
 * Which data a trial sees, and how its training part is split.
 *
 * @param name as in {@code data list}: {@code mnist}, {@code csv:FILE}
 * @param validationFraction the share of the training part held out for choices, in [0, 1); 0 for none
 * @param splitSeed seed of the stratified splits
 * @param reading how the files are found and read
 */
public record DataSpec(String name, double validationFraction, long splitSeed, Reading reading) {
    /** Creates the specification of data that are read in the usual way. */
    public DataSpec(String name, double validationFraction, long splitSeed) {
        this(name, validationFraction, splitSeed, Reading.usual());
    }
}
