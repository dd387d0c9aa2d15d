package dev.batchwise.curvature;

import dev.batchwise.box.Box;
import dev.batchwise.box.BoxMinimizer;
import dev.batchwise.box.Limits;
import dev.batchwise.box.Minimum;
import dev.batchwise.box.Objective;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Keskar's sharpness (Keskar et al. 2017, metric 2.1): φ(ε, A) = 100·(max f(x + Ay) − f(x)) / (1 + f(x)) over
 * |y_i| ≤ ε(|(A⁺x)_i| + 1).
 *
 * <p>The maximum is sought by a given number of iterations of L-BFGS-B, from y = 0 as in the paper, and again from the corner
 * that the gradient at x points to: where f curves up, as around a minimum, L-BFGS-B on −f is steepest ascent, and from a point
 * with a small gradient it may stop far inside the box. What is returned is the largest f that was met, a lower bound of the
 * maximum. Components of the gradient that are 0 take a random sign at the corner, so that an exact minimum has a φ above 0.
 */
final class KeskarSharpness {
    /** A line search that needs more is at the rounding of the loss. */
    private static final double EVALUATIONS_PER_ITERATION = 1.5;

    private final Objective loss;
    private final double[] x;
    private final double here;
    private final int iterations;
    private final double[] moved;
    private final double[] gradient;
    private double highest;
    private double[] first = {}; // gradient by y at y = 0

    /**
     * Creates the measure.
     *
     * @param loss f, with its gradient
     * @param x where it is measured
     * @param here f(x)
     * @param iterations of L-BFGS-B from each start
     */
    KeskarSharpness(Objective loss, double[] x, double here, int iterations) {
        this.loss = loss;
        this.x = x;
        this.here = here;
        this.iterations = iterations;
        moved = new double[x.length];
        gradient = new double[x.length];
    }

    /**
     * What was found.
     *
     * @param value φ with the largest f of all
     * @param originValue φ with the largest f on the way from y = 0
     * @param iterations made
     * @param evaluations of f and its gradient
     */
    record Found(double value, double originValue, int iterations, int evaluations) {}

    /**
     * Measures.
     *
     * @param coordinates A⁺x
     */
    Found of(double epsilon, Subspace subspace, double[] coordinates, UniformRandomProvider random) {
        highest = here;
        first = new double[0];
        double[] h = coordinates.clone();
        for (int i = 0; i < h.length; i++) {
            h[i] = epsilon * (Math.abs(h[i]) + 1);
        }
        Box box = Box.ofHalfWidths(h);
        Minimum origin = run(subspace, box, new double[h.length]);
        double fromOrigin = highest;
        for (int i = 0; i < h.length; i++) {
            double sign = first[i] != 0 ? Math.signum(first[i]) : random.nextBoolean() ? 1 : -1;
            h[i] *= sign;
        }
        Minimum corner = run(subspace, box, h);
        return new Found(
                phi(highest),
                phi(fromOrigin),
                origin.iterations() + corner.iterations(),
                origin.evaluations() + corner.evaluations());
    }

    private double phi(double f) {
        return 100 * (f - here) / (1 + here);
    }

    private Minimum run(Subspace subspace, Box box, double[] start) {
        Limits limits = Limits.ofIterations(iterations)
                .withEvaluations((int) Math.ceil(EVALUATIONS_PER_ITERATION * iterations));
        return BoxMinimizer.minimize((y, g) -> lowered(subspace, y, g), box, start, limits);
    }

    /** Returns −f(x + Ay), with its gradient by y. */
    private double lowered(Subspace subspace, double[] y, double[] g) {
        subspace.move(x, y, moved);
        double f = loss.at(moved, gradient);
        subspace.pull(gradient, g);
        if (first.length == 0) {
            first = g.clone();
        }
        for (int i = 0; i < g.length; i++) {
            g[i] = -g[i];
        }
        highest = Double.isFinite(f) ? Math.max(highest, f) : highest;
        return -f;
    }
}
