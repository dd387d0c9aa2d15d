package dev.batchwise.train;

import java.util.Arrays;

/** Where on a budget a learning curve is measured: counted in examples, dense at the start, the same for every batch size. */
final class CurvePositions {
    /** How much wider the last gap is than the first, about: the start of training is where most happens. */
    private static final double STRETCH = 40;

    private CurvePositions() {}

    /**
     * Returns the positions in examples, ascending and distinct, from 0 to the budget: (cᵗ − 1)/(c − 1) of it for evenly
     * spaced t.
     *
     * @param points asked for, both ends included; fewer come back when the budget has fewer examples; 0 for none
     */
    static long[] of(long budgetExamples, int points) {
        long[] positions = new long[points];
        for (int i = 0; i < points; i++) {
            double t = points == 1 ? 1 : i / (points - 1.0);
            positions[i] = Math.round(budgetExamples * (Math.pow(STRETCH, t) - 1) / (STRETCH - 1));
        }
        return Arrays.stream(positions).distinct().toArray();
    }
}
