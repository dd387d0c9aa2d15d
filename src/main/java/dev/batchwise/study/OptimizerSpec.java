package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An update rule and its constants; learning rate and momentum are not among them: they are schedules.
 *
 * @param name one of {@link #NAMES}
 * @param beta1 decay rate of the first moment in [0, 1), of adam, adamw and lamb
 * @param beta2 decay rate of the second moment in [0, 1), of the same
 * @param epsilon ε ≥ 0 of the same
 * @param weightDecay λ ≥ 0: added to the gradient as λw by sgd, momentum, nesterov, adam and lars, decoupled from it by adamw
 *     and lamb; lars and lamb spare one-dimensional parameters
 * @param clipNorm c &gt; 0, the largest norm that the gradient of all parameters may have; longer ones are shortened to it
 */
public record OptimizerSpec(
        String name, double beta1, double beta2, double epsilon, double weightDecay, OptionalDouble clipNorm) {
    /** The rule names that can be asked for. */
    public static final List<String> NAMES = List.of("sgd", "momentum", "nesterov", "adam", "adamw", "lars", "lamb");

    /** Checks the name and the ranges. */
    public OptimizerSpec {
        require(NAMES.contains(name), "optimizer " + name + " is none of " + NAMES);
        require(beta1 >= 0 && beta1 < 1, "beta1 " + beta1 + " is not in [0, 1)");
        require(beta2 >= 0 && beta2 < 1, "beta2 " + beta2 + " is not in [0, 1)");
        require(isNotNegative(epsilon), "epsilon " + epsilon + " is not a finite number of at least 0");
        require(isNotNegative(weightDecay), "weight decay " + weightDecay + " is not a finite number of at least 0");
        require(
                clipNorm.isEmpty() || (clipNorm.getAsDouble() > 0 && isNotNegative(clipNorm.getAsDouble())),
                "clip norm " + clipNorm + " is not a finite number above 0");
    }

    private static boolean isNotNegative(double value) {
        return value >= 0 && Double.isFinite(value);
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * Returns the rule of that name with its usual constants: betas (0.9, 0.999), ε 1e-8 (lamb 1e-6), weight decay 0 (adamw
     * 0.01), no clipping.
     */
    public static OptimizerSpec named(String name) {
        double epsilon = name.equals("lamb") ? 1e-6 : 1e-8;
        double weightDecay = name.equals("adamw") ? 0.01 : 0;
        return new OptimizerSpec(name, 0.9, 0.999, epsilon, weightDecay, OptionalDouble.empty());
    }

    /** Says whether the rule has a momentum that can be given. */
    public boolean usesMomentum() {
        return name.equals("momentum") || name.equals("nesterov") || name.equals("lars");
    }

    /** Returns how many numbers the rule keeps for each weight from update to update: a momentum, and a second moment. */
    public int statesPerWeight() {
        return isAdaptive() ? 2 : usesMomentum() ? 1 : 0;
    }

    /** Returns the momentum that is usual for the rule: 0.9, or 0 if it has none. */
    public double usualMomentum() {
        return usesMomentum() ? 0.9 : 0;
    }

    /** Says whether the rule divides by a running second moment: adam and those made of it. */
    @JsonIgnore
    public boolean isAdaptive() {
        return name.equals("adam") || name.equals("adamw") || name.equals("lamb");
    }
}
