package dev.batchwise.noise;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** What is left of the gradients of N examples along a few directions, as the population that batches are drawn from. */
final class Projections {
    private final double[][] products; // [directions][examples]
    private final Law[] laws;

    /**
     * Creates the projections.
     *
     * @param products [directions][examples]; they are kept
     */
    Projections(double[][] products) {
        this.products = products;
        laws = Arrays.stream(products).map(Law::of).toArray(Law[]::new);
    }

    /**
     * The law of one draw.
     *
     * @param mean of the population
     * @param deviation σ of the population
     * @param skewness κ₃/σ³
     * @param excessKurtosis κ₄/σ⁴, which is 0 for a normal law
     */
    record Law(double mean, double deviation, double skewness, double excessKurtosis) {
        private static Law of(double[] values) {
            double n = values.length;
            double mean = Arrays.stream(values).sum() / n;
            double second = 0;
            double third = 0;
            double fourth = 0;
            for (double value : values) {
                double d = value - mean;
                second += d * d / n;
                third += d * d * d / n;
                fourth += d * d * d * d / n;
            }
            double deviation = Math.sqrt(second);
            return new Law(mean, deviation, third / (second * deviation), fourth / (second * second) - 3);
        }
    }

    /** Returns the number of directions. */
    int directions() {
        return products.length;
    }

    /** Returns the law of one draw along a direction. */
    Law law(int direction) {
        return laws[direction];
    }

    /** Returns means of m examples drawn with replacement, [directions][draws]; a draw takes the same examples along each. */
    double[][] means(int m, int draws, UniformRandomProvider random) {
        double[][] means = new double[products.length][draws];
        for (int draw = 0; draw < draws; draw++) {
            int[] rows = IntStream.generate(() -> random.nextInt(products[0].length))
                    .limit(m)
                    .toArray();
            for (int j = 0; j < products.length; j++) {
                double sum = 0;
                for (int row : rows) {
                    sum += products[j][row];
                }
                means[j][draw] = sum / m;
            }
        }
        return means;
    }
}
