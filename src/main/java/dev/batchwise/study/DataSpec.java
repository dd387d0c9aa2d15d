package dev.batchwise.study;

import java.util.Optional;

/**
 * Which data a trial sees, and how its training part is split.
 *
 * @param name {@code mnist} or {@code idx:DIR}
 * @param validationFraction the share of the training part held out for choices, in [0, 1); 0 for none
 * @param splitSeed seed of the stratified validation split
 */
public record DataSpec(String name, double validationFraction, long splitSeed) {
    /** Reads the split of a data set, noting problems; what cannot be read is taken as usual. */
    public static DataSpec read(OptionTexts texts, String name, String validation, String splitSeed) {
        double share = texts.number(
                        "--validation", Optional.of(validation), v -> v >= 0 && v < 1, "a share in [0, 1), e.g. 0.1")
                .orElse(0.1);
        int seed = texts.integer("--split-seed", Optional.of(splitSeed), 0, "an integer, e.g. 1")
                .orElse(1);
        return new DataSpec(name, share, seed);
    }
}
