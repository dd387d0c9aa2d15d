package dev.batchwise.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.box.Objective;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Oracle: quadratics, whose greatest value over a box lies at a corner. */
final class KeskarSharpnessTest {
    private static final double EPSILON = 0.05;

    private static UniformRandomProvider random() {
        return RandomSource.XO_SHI_RO_256_PP.create(11);
    }

    /** f(x) = 0.3 + ½ Σ h_i (x_i − c_i)². */
    private static final class Quadratic implements Objective {
        private final double[] h;
        private final double[] c;

        private Quadratic(double[] h, double[] c) {
            this.h = h;
            this.c = c;
        }

        static Quadratic of(int n, double[] c) {
            double[] h = new double[n];
            for (int i = 0; i < n; i++) {
                h[i] = 1 + 50.0 / (i + 1);
            }
            return new Quadratic(h, c);
        }

        @Override
        public double at(double[] x, double[] gradient) {
            double f = 0.3;
            for (int i = 0; i < x.length; i++) {
                gradient[i] = h[i] * (x[i] - c[i]);
                f += 0.5 * gradient[i] * (x[i] - c[i]);
            }
            return f;
        }
    }

    private static double[] point(int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.sin(i);
        }
        return x;
    }

    private static double phi(Quadratic f, double[] x) {
        double here = f.at(x, new double[x.length]);
        double there = 0.3;
        for (int i = 0; i < x.length; i++) {
            double far = Math.abs(x[i] - f.c[i]) + EPSILON * (Math.abs(x[i]) + 1);
            there += 0.5 * f.h[i] * far * far;
        }
        return 100 * (there - here) / (1 + here);
    }

    private static KeskarSharpness.Found measure(Objective f, double[] x, Subspace subspace) {
        double here = f.at(x, new double[x.length]);
        return new KeskarSharpness(f, x, here, 10).of(EPSILON, subspace, subspace.coordinates(x), random());
    }

    @Test
    void fullSpaceIsTheClosedForm() {
        double[] x = point(200);
        Quadratic f = Quadratic.of(200, new double[200]);

        KeskarSharpness.Found found = measure(f, x, new Subspace.Full(200));

        assertThat(found.value()).isCloseTo(phi(f, x), within(1e-9));
        assertThat(found.originValue()).isPositive().isLessThanOrEqualTo(found.value());
        assertThat(found.iterations()).isLessThanOrEqualTo(20);
    }

    /** L-BFGS-B alone would not leave a point without a gradient. */
    @Test
    void anExactMinimumIsNotFlat() {
        double[] x = point(200);
        Quadratic f = Quadratic.of(200, x);

        KeskarSharpness.Found found = measure(f, x, new Subspace.Full(200));

        assertThat(found.value()).isCloseTo(phi(f, x), within(1e-9));
        assertThat(found.originValue()).isZero();
    }

    @Test
    void randomSubspaceIsTheBestOfItsCorners() {
        double[] x = point(300);
        Quadratic f = Quadratic.of(300, new double[300]);
        Subspace.Random subspace = Subspace.Random.draw(300, 5, random());
        double[] h = subspace.coordinates(x);
        double[] y = new double[5];
        double[] moved = new double[300];
        double highest = 0;
        for (int corner = 0; corner < 32; corner++) {
            for (int j = 0; j < 5; j++) {
                y[j] = EPSILON * (Math.abs(h[j]) + 1) * ((corner >> j & 1) * 2 - 1);
            }
            subspace.move(x, y, moved);
            highest = Math.max(highest, f.at(moved, new double[300]));
        }
        double here = f.at(x, new double[300]);

        KeskarSharpness.Found found = measure(f, x, subspace);

        assertThat(found.value()).isCloseTo(100 * (highest - here) / (1 + here), within(1e-9));
    }

    @Test
    void coordinatesAreThoseOfLeastSquares() {
        Subspace.Random subspace = Subspace.Random.draw(50, 20, random());
        double[] y = point(20);
        double[] x = new double[50];
        subspace.move(x.clone(), y, x);

        assertThat(subspace.coordinates(x)).containsExactly(y, within(1e-9));
    }

    @Test
    void columnsHaveUnitLengthAndAreNoMoreThanTheWeights() {
        Subspace.Random subspace = Subspace.Random.draw(50, 100, random());
        double[] column = new double[50];
        for (int j = 0; j < subspace.columns(); j++) {
            subspace.matrix().get(j, column);
            assertThat(dev.batchwise.spectrum.Vectors.norm(column)).isCloseTo(1, within(1e-6));
        }
        assertThat(subspace.columns()).isEqualTo(50);
    }
}
