package dev.batchwise.study;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where searches for a learning rate start. All batch sizes share one lattice, base·ratioᵏ, so that their rates can be
 * laid side by side; only the middle of the grid moves with the batch size.
 */
public final class StartingRates {
    /** The best rate grows more slowly than √B once B is large; the grid is wide and is extended, so this is only a start. */
    private static final double GROWTH = 0.35;

    private StartingRates() {}

    /** Returns the rate of exponent 0: what the user gave, or a usual rate of the update rule at the reference batch. */
    static double base(StudySpec spec) {
        return spec.learningRate().orElseGet(() -> usual(spec.optimizer().name()));
    }

    /** Returns a usual rate of an update rule at a batch size of a few dozen examples. */
    public static double usual(String optimizer) {
        return switch (optimizer) {
            case "adam", "adamw", "lamb" -> 0.001;
            case "lars" -> 1;
            case "momentum", "nesterov" -> 0.01;
            default -> 0.1;
        };
    }

    /** Returns the exponent in the middle of a batch size's grid. */
    static int exponent(StudySpec spec, int batchSize) {
        double growth = GROWTH * Math.log((double) batchSize / spec.referenceBatch());
        return (int) Math.round(growth / Math.log(spec.gridRatio()));
    }

    /** Returns the exponents a search starts with, ascending. */
    static List<Integer> grid(StudySpec spec, int batchSize) {
        int least = exponent(spec, batchSize) - spec.gridSize() / 2;
        return IntStream.range(0, spec.gridSize()).mapToObj(i -> least + i).toList();
    }

    /** Returns the rate of an exponent. */
    static double rate(StudySpec spec, int exponent) {
        return base(spec) * Math.pow(spec.gridRatio(), exponent);
    }
}
