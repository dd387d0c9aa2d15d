package dev.batchwise.noise;

import dev.batchwise.spectrum.Columns;
import java.util.OptionalDouble;

/**
 * An estimate of tr Σ² from mean gradients of disjoint sets of N examples. The squared scalar product of two independent
 * differences of such means, N²/4·((a − b)·(c − d))², has the expectation tr Σ², whatever the distribution; its mean over all
 * pairs of differences is taken. Memory is a float a weight for every two gradients, at most {@value #MOST} differences.
 */
final class CovarianceSquare {
    private static final int MOST = 16;

    private final int examples;
    private final Columns differences = new Columns();
    private double[] first = {}; // of a difference that waits for the other
    private int weights;

    /** Creates the estimate from gradients of so many examples, N, each. */
    CovarianceSquare(int examples) {
        this.examples = examples;
    }

    /** Returns N. */
    int examples() {
        return examples;
    }

    /** Takes the mean gradient of another set; it is kept. */
    void add(double[] mean) {
        if (differences.count() == MOST) {
            return;
        }
        if (first.length == 0) {
            first = mean;
            weights = mean.length;
            return;
        }
        double scale = Math.sqrt(examples / 2.0);
        for (int i = 0; i < mean.length; i++) {
            first[i] = scale * (first[i] - mean[i]);
        }
        differences.add(first);
        first = new double[0];
    }

    /** Returns tr Σ², empty for fewer than four gradients. */
    OptionalDouble trace() {
        int count = differences.count();
        if (count < 2) {
            return OptionalDouble.empty();
        }
        double[] column = new double[weights];
        double sum = 0;
        for (int j = 1; j < count; j++) {
            differences.get(j, column);
            for (int i = 0; i < j; i++) {
                double product = differences.dot(i, column);
                sum += product * product;
            }
        }
        return OptionalDouble.of(sum / (count * (count - 1) / 2.0));
    }
}
