package dev.batchwise.study;

import java.util.List;
import java.util.OptionalDouble;

/**
 * An update rule and its constants. Learning rate and momentum are not among them: they are schedules.
 *
 * @param name one of {@link #NAMES}
 * @param beta1 first decay rate of the adaptive rules
 * @param beta2 second decay rate of the adaptive rules
 * @param epsilon ε of the adaptive rules
 * @param weightDecay added to the gradient (L2) by sgd, momentum, nesterov and adam; decoupled from it by adamw; within the
 *     layer-wise step by lars and lamb
 * @param clipNorm greatest norm of the whole gradient; not clipped if empty
 */
public record OptimizerSpec(
        String name, double beta1, double beta2, double epsilon, double weightDecay, OptionalDouble clipNorm) {
    /** The rule names that can be asked for. */
    public static final List<String> NAMES = List.of("sgd", "momentum", "nesterov", "adam", "adamw", "lars", "lamb");

    /**
     * Returns the rule of that name with its usual constants: (0.9, 0.999), ε 1e-8 (1e-6 for lamb), weight decay 0 (0.01 for
     * adamw), no clipping.
     */
    public static OptimizerSpec named(String name) {
        double epsilon = name.equals("lamb") ? 1e-6 : 1e-8;
        double weightDecay = name.equals("adamw") ? 0.01 : 0;
        return new OptimizerSpec(name, 0.9, 0.999, epsilon, weightDecay, OptionalDouble.empty());
    }

    /** Says whether the rule keeps a velocity whose decay is the plan's momentum. */
    public boolean usesMomentum() {
        return name.equals("momentum") || name.equals("nesterov") || name.equals("lars");
    }

    /** Returns the momentum taken where none is given. */
    public double usualMomentum() {
        return usesMomentum() ? 0.9 : 0;
    }

    /** Says whether the rule is Adam or of its kind: it divides by the root of a running second moment. */
    public boolean isAdaptive() {
        return name.equals("adam") || name.equals("adamw") || name.equals("lamb");
    }
}
