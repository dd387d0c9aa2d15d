package dev.batchwise.advice;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How the gradient of N training examples nears that of M held-out ones. Both are means of independent draws from one population,
 * so at weights that depend on neither, E|G_N − G_M|² = tr Σ·(1/N + 1/M): the gradient of a whole training split is an estimate
 * as well (Goodfellow, Bengio and Courville 2016, section 8.1.3). The training split is a sample here, not the population.
 *
 * <p>The law is of independent draws. Splits that hold every class in the same share on purpose, as those of CIFAR-10 and
 * Fashion-MNIST do, are nearer to one another than it says: the part of tr Σ that lies between classes does not count in them. A test split that was
 * collected otherwise, as that of MNIST was, stays farther away however large N is.
 *
 * @param network which, and the training examples that draws are taken from
 * @param heldOut which examples those are: a split, or a random sample of the training split
 * @param heldOutExamples M
 * @param traceCovariance tr Σ by the training examples, unbiased: Σ|g − G|²/(n − 1)
 * @param heldOutTraceCovariance the same by the held-out examples
 * @param squaredCovarianceTrace tr Σ², unbiased, from differences of blocks of training examples; empty for fewer than four
 * @param seed of the draws
 * @param points by ascending N; the last is all training examples
 */
public record HeldOutLaw(
        MeasuredNetwork network,
        String heldOut,
        int heldOutExamples,
        double traceCovariance,
        double heldOutTraceCovariance,
        OptionalDouble squaredCovarianceTrace,
        long seed,
        List<Point> points) {
    /** Copies the list. */
    public HeldOutLaw {
        points = List.copyOf(points);
    }

    /**
     * One N.
     *
     * @param examples N
     * @param draws how many disjoint sets of N training examples were taken
     * @param meanSquaredDistance mean of |G_N − G_M|² over the draws
     * @param standardError of that mean over draws of training examples, the held-out ones staying the same; empty for one
     * @param predicted tr Σ·(1/N + 1/M), with tr Σ of the training examples
     * @param predictedDeviation how far the mean squared distance falls from what is predicted by chance, as a standard deviation
     *     over other training <em>and held-out</em> examples: √(2 tr Σ²·(1/(DN²) + 2/(DNM) + 1/M²)) for D draws, mean gradients
     *     taken as normal; empty where tr Σ² is
     */
    public record Point(
            int examples,
            int draws,
            double meanSquaredDistance,
            OptionalDouble standardError,
            double predicted,
            OptionalDouble predictedDeviation) {
        /** Returns the measured mean squared distance as a multiple of the predicted one. */
        public double ratio() {
            return meanSquaredDistance / predicted;
        }
    }
}
