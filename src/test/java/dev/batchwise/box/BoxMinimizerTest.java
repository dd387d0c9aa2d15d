package dev.batchwise.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Oracles: scipy's L-BFGS-B on standard problems, and separable problems in closed form. */
final class BoxMinimizerTest {
    static List<BoxMinima.Case> cases() {
        return BoxMinima.read().cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void minimaAreThoseOfScipy(BoxMinima.Case problem) {
        double[] x = BoxMinima.Case.array(problem.start());
        Limits limits = new Limits(2000, 10_000, 1e-9, 0, 10);

        Minimum found = BoxMinimizer.minimize(Problems.named(problem.function()), problem.box(), x, limits);

        assertThat(found.value()).isCloseTo(problem.minimum(), within(1e-9 * (1 + Math.abs(problem.minimum()))));
        assertThat(x).containsExactly(BoxMinima.Case.array(problem.at()), within(1e-5));
    }

    /** The same algorithm from the same start makes the same steps, up to rounding that ten iterations can grow. */
    @ParameterizedTest
    @MethodSource("cases")
    void iterationsAreThoseOfScipy(BoxMinima.Case problem) {
        for (BoxMinima.Point point : problem.path()) {
            double[] x = BoxMinima.Case.array(problem.start());

            Minimum found = BoxMinimizer.minimize(
                    Problems.named(problem.function()), problem.box(), x, Limits.ofIterations(point.iterations()));

            assertThat(found.iterations()).isEqualTo(point.iterations());
            assertThat(found.value()).isCloseTo(point.value(), within(1e-6 * (1e-3 + Math.abs(point.value()))));
        }
    }

    @Test
    void separableQuadraticEndsAtTheClampedMinimizer() {
        double[] x = new double[50];
        Box box = halfOpen(50);

        Minimum found = BoxMinimizer.minimize(
                (at, g) -> {
                    double f = 0;
                    for (int i = 0; i < at.length; i++) {
                        double from = at[i] - Math.sin(i);
                        g[i] = (i + 1) * from;
                        f += 0.5 * (i + 1) * from * from;
                    }
                    return f;
                },
                box,
                x,
                new Limits(200, 1000, 1e-6, 0, 10));

        assertThat(found.ending()).isEqualTo(Minimum.Ending.STATIONARY);
        for (int i = 0; i < x.length; i++) {
            assertThat(x[i])
                    .isCloseTo(
                            Math.max(-0.5, Math.sin(i)),
                            within(1e-6)); // of a gradient of 1e-6 and a curvature of at least 1
        }
    }

    private static Box halfOpen(int n) {
        double[] lower = new double[n];
        double[] upper = new double[n];
        java.util.Arrays.fill(lower, -0.5);
        java.util.Arrays.fill(upper, Double.POSITIVE_INFINITY);
        return new Box(lower, upper);
    }

    @Test
    void stepsToWhereTheFunctionIsNotFiniteAreHalved() {
        double[] x = {3};

        Minimum found = BoxMinimizer.minimize(
                (at, g) -> {
                    g[0] = 1 - 0.01 / at[0];
                    return at[0] - 0.01 * Math.log(at[0]); // NaN below 0
                },
                new Box(new double[] {-5}, new double[] {5}),
                x,
                new Limits(100, 200, 1e-10, 0, 10));

        assertThat(x[0]).isCloseTo(0.01, within(1e-6));
        assertThat(found.value()).isFinite();
    }

    @Test
    void aStationaryStartIsLeftAtOnce() {
        double[] x = {0, 0};
        Minimum found = BoxMinimizer.minimize(
                (at, g) -> {
                    g[0] = at[0];
                    g[1] = at[1];
                    return (at[0] * at[0] + at[1] * at[1]) / 2;
                },
                Box.ofHalfWidths(new double[] {1, 1}),
                x,
                Limits.ofIterations(10));

        assertThat(found).isEqualTo(new Minimum(0, 0, 1, 0, Minimum.Ending.STATIONARY));
    }

    @Test
    void evaluationsAreBounded() {
        double[] x = {-1.2, 1};
        Minimum found = BoxMinimizer.minimize(
                Problems.named("rosenbrock"),
                Box.ofHalfWidths(new double[] {2, 2}),
                x,
                Limits.ofIterations(100).withEvaluations(7));

        assertThat(found.evaluations()).isLessThanOrEqualTo(7);
        assertThat(found.ending()).isEqualTo(Minimum.Ending.LIMIT);
    }

    @Test
    void crossedBoundsAreRefused() {
        assertThatThrownBy(() -> new Box(new double[] {1}, new double[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
