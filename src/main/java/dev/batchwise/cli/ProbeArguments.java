package dev.batchwise.cli;

import dev.batchwise.probe.ProbeOptions;
import dev.batchwise.probe.ProbeSpec;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what a probe measures. Their text is checked later, all of it at once. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class ProbeArguments {
    @Mixin
    private DataArguments data;

    @Mixin
    private ModelArguments model;

    @Option(
            names = "--batch-sizes",
            paramLabel = "B,B,...",
            description = "Sizes to run (default: powers of 4 up to 4096, or to --max-batch, within the training set).")
    private Optional<String> batchSizes;

    @Option(names = "--max-batch", paramLabel = "B", description = "Largest size to try (default: the training set).")
    private Optional<String> maxBatch;

    @Option(
            names = "--until-fails",
            description =
                    "Beyond these sizes, double until one does not run, then bisect. A size that is expected to take"
                            + " more than 80 %% of free memory is not run, and named.")
    private boolean untilFails;

    @Option(
            names = "--memory-limit",
            paramLabel = "BYTES",
            description =
                    "Memory that training may take in one worker above what program and data need: 2GiB, 500MB. A size"
                            + " whose peak is above it counts as out of memory.")
    private Optional<String> memoryLimit;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often every size is timed, one size after another (default: ${DEFAULT-VALUE}).")
    private String rounds;

    @Mixin
    private OptimizerArguments optimizer;

    @Option(
            names = "--micro-batch",
            paramLabel = "N",
            description = "Most examples in one pass through the network; a larger batch is cut into passes whose"
                    + " gradients add up (default: the batch).")
    private Optional<String> microBatch;

    @Option(
            names = "--ghost-batch",
            paramLabel = "N",
            description = "Batch-norm statistics over chunks of N examples (default: over the whole batch).")
    private Optional<String> ghostBatch;

    /** Returns which network. */
    ModelArguments model() {
        return model;
    }

    /** Returns what was typed. */
    ProbeOptions options() {
        return new ProbeOptions(
                data.options(),
                model.name(),
                optimizer.options(),
                microBatch,
                memoryLimit,
                ghostBatch,
                batchSizes,
                maxBatch,
                untilFails ? ProbeSpec.Search.UNTIL_FAILS : ProbeSpec.Search.LISTED,
                rounds);
    }
}
