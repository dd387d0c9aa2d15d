package dev.batchwise.study;

/**
 * An update rule and its constants; the learning rate is not one of them.
 *
 * @param name {@code sgd}, {@code momentum} (heavy ball), {@code nesterov} or {@code adam}
 * @param momentum m in [0, 1); 0 for {@code sgd} and {@code adam}
 * @param beta1 Adam's first decay rate
 * @param beta2 Adam's second decay rate
 * @param epsilon Adam's ε
 */
public record OptimizerSpec(String name, double momentum, double beta1, double beta2, double epsilon) {
    /** The rule names that can be asked for. */
    public static final java.util.List<String> NAMES = java.util.List.of("sgd", "momentum", "nesterov", "adam");

    /** Returns the rule of that name with its usual constants: momentum 0.9, Adam's (0.9, 0.999, 1e-8). */
    public static OptimizerSpec named(String name) {
        double momentum = name.equals("momentum") || name.equals("nesterov") ? 0.9 : 0;
        return new OptimizerSpec(name, momentum, 0.9, 0.999, 1e-8);
    }

    /** Returns a copy with another momentum. */
    public OptimizerSpec withMomentum(double m) {
        return new OptimizerSpec(name, m, beta1, beta2, epsilon);
    }
}
