package dev.batchwise.cli;

import dev.batchwise.study.OptimizerOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that make an update rule. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class OptimizerArguments {
    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "sgd, momentum (heavy ball), nesterov, adam, adamw, lars, lamb (default: sgd, or momentum if"
                    + " --momentum is given).")
    private Optional<String> optimizer;

    @Option(
            names = "--momentum",
            paramLabel = "M",
            description = "Momentum of momentum, nesterov and lars, a value or a schedule (default: 0.9).")
    private Optional<String> momentum;

    @Option(
            names = "--beta1",
            paramLabel = "BETA",
            description = "First decay rate of adam, adamw and lamb (default: 0.9).")
    private Optional<String> beta1;

    @Option(
            names = "--beta2",
            paramLabel = "BETA",
            description = "Second decay rate of adam, adamw and lamb (default: 0.999).")
    private Optional<String> beta2;

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "What adam, adamw and lamb add to the root (default: 1e-8; lamb 1e-6).")
    private Optional<String> epsilon;

    @Option(
            names = "--weight-decay",
            paramLabel = "W",
            description =
                    "Weight decay: added to the gradient (sgd, momentum, nesterov, adam), decoupled (adamw), within"
                            + " the layer's step (lars, lamb; not of biases) (default: 0; adamw 0.01).")
    private Optional<String> weightDecay;

    @Option(
            names = "--clip-norm",
            paramLabel = "C",
            description = "Shrink a gradient whose norm over all parameters is above this (default: never).")
    private Optional<String> clipNorm;

    /** Returns what was typed. */
    OptimizerOptions options() {
        return new OptimizerOptions(optimizer, momentum, beta1, beta2, epsilon, weightDecay, clipNorm);
    }
}
