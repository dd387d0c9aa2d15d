package dev.batchwise.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.box.Objective;
import org.junit.jupiter.api.Test;

/** Oracles: functions whose greatest rise in the scaled ball is known. */
final class AdaptiveSharpnessTest {
    private static AdaptiveSharpness of(Objective f, double... x) {
        return new AdaptiveSharpness(f, x, f.at(x, new double[x.length]), 20);
    }

    /** f = Σ a_i x_i: the rise is ρ‖|x|⊙a‖ in the dual norm. */
    @Test
    void linearFunctionsRiseByTheDualNorm() {
        double[] a = {3, -1, 0.5};
        Objective linear = (x, g) -> {
            System.arraycopy(a, 0, g, 0, 3);
            return a[0] * x[0] + a[1] * x[1] + a[2] * x[2];
        };
        AdaptiveSharpness measure = of(linear, 0.2, -4, 0);

        assertThat(measure.of(0.1, AdaptiveSharpness.Norm.LINF).value()).isCloseTo(0.46, within(1e-12));
        assertThat(measure.of(0.1, AdaptiveSharpness.Norm.L2).value())
                .isCloseTo(0.1 * Math.hypot(0.6, 4), within(1e-12));
    }

    /** f = ½ Σ h x²: in u it is ½ Σ h x² (1 + u)², greatest in the ℓ∞ ball at u = ρ. */
    @Test
    void quadraticsRiseToTheCorner() {
        Objective quadratic = (x, g) -> {
            g[0] = 2 * x[0];
            g[1] = 5 * x[1];
            return (2 * x[0] * x[0] + 5 * x[1] * x[1]) / 2;
        };
        double here = (2 * 9 + 5 * 0.25) / 2;

        AdaptiveSharpness.Found found = of(quadratic, 3, -0.5).of(0.3, AdaptiveSharpness.Norm.LINF);

        assertThat(found.value()).isCloseTo(here * (1.3 * 1.3 - 1), within(1e-12));
    }

    @Test
    void aStepTooLongIsHalved() {
        Objective bump = (x, g) -> {
            g[0] = -2 * (x[0] - 1.1);
            return -(x[0] - 1.1) * (x[0] - 1.1);
        };

        AdaptiveSharpness.Found found = of(bump, 1).of(0.8, AdaptiveSharpness.Norm.L2);

        assertThat(found.value()).isCloseTo(0.01, within(1e-4));
        assertThat(found.evaluations()).isLessThanOrEqualTo(20);
    }

    @Test
    void aPointWithoutGradientDoesNotRise() {
        Objective flat = (x, g) -> 7;
        assertThat(of(flat, 1, 2).of(0.5, AdaptiveSharpness.Norm.L2).value()).isZero();
    }
}
