package dev.batchwise.curvature;

import dev.batchwise.box.Objective;
import dev.batchwise.spectrum.Vectors;

/**
 * Adaptive sharpness: max f(x + Tu) − f(x) over ‖u‖ ≤ ρ with T = diag(|x|), biases included (Kwon et al. 2021 with η = 0;
 * Andriushchenko et al. 2023). In u it does not change when layers of a ReLU network are rescaled by positive factors, for Tx and
 * T∇f do not.
 *
 * <p>Ascent is equivariant as well: each step goes towards the point of the ball that is best for the gradient at the best
 * point so far, ρ·sign(T∇f) or ρ·T∇f/‖T∇f‖ (in x: T²∇f/‖T∇f‖), all the way where that is higher, else half as far. The first
 * step from x is ASAM's. The largest f met is returned, a lower bound of the maximum. Weights that are 0 do not move.
 */
final class AdaptiveSharpness {
    private static final double GIVEN_UP = 1e-3; // of a step

    /** The norm of the ball. */
    enum Norm {
        /** The largest |u_i|. */
        LINF("linf"),
        /** The Euclidean norm. */
        L2("l2");

        private final String label;

        Norm(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Returns the point of the ball of radius ρ at which vᵀu is largest; 0 if v is 0. */
        private double[] farthest(double[] v, double radius) {
            double[] u = new double[v.length];
            double length = Vectors.norm(v);
            for (int i = 0; i < v.length; i++) {
                u[i] = switch (this) {
                    case LINF -> radius * Math.signum(v[i]);
                    case L2 -> length > 0 ? radius * v[i] / length : 0;
                };
            }
            return u;
        }
    }

    private final Objective loss;
    private final double[] x;
    private final double here;
    private final int evaluations;

    /**
     * Creates the measure.
     *
     * @param loss f, with its gradient
     * @param x where it is measured
     * @param here f(x)
     * @param evaluations most of them
     */
    AdaptiveSharpness(Objective loss, double[] x, double here, int evaluations) {
        this.loss = loss;
        this.x = x;
        this.here = here;
        this.evaluations = evaluations;
    }

    /**
     * What was found.
     *
     * @param value rise of the loss, nats
     * @param evaluations of f and its gradient
     */
    record Found(double value, int evaluations) {}

    /** Measures. */
    Found of(double radius, Norm norm) {
        double[] best = new double[x.length];
        double[] gradient = new double[x.length];
        double highest = at(best, gradient);
        double[] goal = norm.farthest(gradient, radius);
        double step = 1;
        int made = 1;
        while (made < evaluations && step > GIVEN_UP) {
            double[] tried = between(best, goal, step);
            double f = at(tried, gradient);
            made++;
            if (f > highest) {
                highest = f;
                best = tried;
                goal = norm.farthest(gradient, radius);
            } else {
                step /= 2;
            }
        }
        return new Found(Math.max(0, highest - here), made);
    }

    private static double[] between(double[] from, double[] to, double share) {
        double[] u = new double[from.length];
        for (int i = 0; i < u.length; i++) {
            u[i] = from[i] + share * (to[i] - from[i]);
        }
        return u;
    }

    /** Returns f(x + Tu), with its gradient by u. */
    private double at(double[] u, double[] gradient) {
        double[] moved = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            moved[i] = x[i] + Math.abs(x[i]) * u[i];
        }
        double f = loss.at(moved, gradient);
        for (int i = 0; i < x.length; i++) {
            gradient[i] *= Math.abs(x[i]);
        }
        return f;
    }
}
