package dev.batchwise.cli;

import dev.batchwise.study.TrainOptions;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is trained and until when. Their text is checked later, all of it at once. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class TrainArguments {
    @Mixin
    private DataArguments data;

    @Mixin
    private ModelArguments model;

    @Option(
            names = {"--batch", "--batch-size"},
            paramLabel = "SCHEDULE",
            defaultValue = "32",
            description = "Batch size over examples: 32, '128 @0, 640 @60ep' (default: ${DEFAULT-VALUE}).")
    private String batch;

    @Option(
            names = "--learning-rate",
            paramLabel = "SCHEDULE",
            description = "Learning rate over examples: 0.1, '0.1 @0, 0.02 @60ep', 'warmup 1ep, cosine 0.1' (default:"
                    + " on a line to 0 from a usual rate of the optimizer).")
    private Optional<String> learningRate;

    @Mixin
    private OptimizerArguments optimizer;

    @Option(
            names = "--epochs",
            paramLabel = "E",
            description = "Budget in passes through the training set (default: 5).")
    private Optional<String> epochs;

    @Option(
            names = {"--examples", "--budget"},
            paramLabel = "COUNT",
            description = "Budget in examples instead, repeats counted: 300k, 1.5M, '5 epochs'.")
    private Optional<String> examples;

    @Option(names = "--updates", paramLabel = "N", description = "Stop after N updates; alone it is the budget.")
    private Optional<String> updates;

    @Option(names = "--seconds", paramLabel = "S", description = "Stop after S seconds of training.")
    private Optional<String> seconds;

    @Option(
            names = "--until",
            paramLabel = "TARGET",
            description = "Stop at a score: 'validation accuracy 0.97', 'train loss 0.1'.")
    private Optional<String> until;

    @Option(
            names = "--plateau",
            paramLabel = "N",
            description = "Stop when the training loss has not fallen by 0.1 %% for N curve points.")
    private Optional<String> plateau;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Stop when the validation loss has had no new least for N curve points, and go back to the"
                    + " weights of the least.")
    private Optional<String> patience;

    @Option(
            names = "--evaluate-every",
            paramLabel = "COUNT",
            description =
                    "Examples between points of the curve, at which target, plateau and patience are judged: 5000,"
                            + " '1 epoch' (default: about a fortieth of the budget).")
    private Optional<String> every;

    @Mixin
    private BatchingArguments batching;

    @Mixin
    private RemedyArguments remedies;

    @Option(
            names = "--instruments",
            paramLabel = "NAME,...",
            description = "Also measure, at most 3 %% slower: noise (the gradient noise scale over the run).")
    private Optional<String> instruments;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the initial weights and of the order of examples (default: ${DEFAULT-VALUE}).")
    private String seed;

    /** Returns which network. */
    ModelArguments model() {
        return model;
    }

    /** Returns what was typed. */
    TrainOptions options() {
        return new TrainOptions(
                data.options(),
                model.name(),
                learningRate,
                batch,
                optimizer.options(),
                batching.options(),
                remedies.options(),
                examples,
                epochs,
                updates,
                seconds,
                until,
                plateau,
                patience,
                every,
                instruments,
                seed);
    }
}
