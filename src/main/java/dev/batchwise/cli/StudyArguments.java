package dev.batchwise.cli;

import dev.batchwise.study.GoalOptions;
import dev.batchwise.study.StudyOptions;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what a study is. Their text is checked later, all of it at once. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class StudyArguments {
    @Mixin
    private DataArguments data;

    @Mixin
    private ModelArguments model;

    @Mixin
    private GoalArguments goal;

    @Option(
            names = "--batch-sizes",
            paramLabel = "B,B,...",
            description = "Batch sizes compared (default: 4,16,64,256,1024,4096; with --until 8,32,128,512,2048).")
    private Optional<String> batchSizes;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Replicates of each batch size, with seeds 1...N (default: 3).")
    private Optional<String> seeds;

    @Option(
            names = "--arms",
            paramLabel = "ARM,...",
            description =
                    "Learning-rate policies shown side by side: tuned, linear, sqrt, constant, each with remedies of its own"
                            + " if you like (tuned,tuned+sam=0.05); the first is advised on (default: tuned, or constant"
                            + " if --learning-rate is given).")
    private Optional<String> arms;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description =
                    "Rate at the reference batch for linear, sqrt and constant, and where searches start (default:"
                            + " searched).")
    private Optional<String> learningRate;

    @Option(
            names = "--reference-batch",
            paramLabel = "B",
            defaultValue = "32",
            description = "Batch size whose rate linear, sqrt and constant start from (default: ${DEFAULT-VALUE}).")
    private String referenceBatch;

    @Mixin
    private OptimizerArguments optimizer;

    @Option(
            names = "--decay",
            paramLabel = "SHAPE",
            description = "How the rate falls over the budget: linear (to zero), cosine, constant, or a schedule of"
                    + " factors: '1 @0, 0.2 @3ep', 'warmup 1ep, cosine 1' (default: linear, constant with --until).")
    private Optional<String> decay;

    @Mixin
    private BatchingArguments batching;

    @Mixin
    private RemedyArguments remedies;

    @Option(
            names = "--grid",
            paramLabel = "N",
            description = "Rates each search starts with, the same for every batch size (default: 6).")
    private Optional<String> gridSize;

    @Option(
            names = "--grid-ratio",
            paramLabel = "R",
            defaultValue = "2",
            description = "Ratio of neighbouring rates (default: ${DEFAULT-VALUE}).")
    private String gridRatio;

    @Option(
            names = "--curve-points",
            paramLabel = "N",
            defaultValue = "14",
            description = "Points of each learning curve (default: ${DEFAULT-VALUE}).")
    private String curvePoints;

    @Option(
            names = "--margin",
            paramLabel = "POINTS",
            defaultValue = "0.5",
            description = "Loss of validation accuracy, in percentage points, that the advice must exclude (default:"
                    + " ${DEFAULT-VALUE}).")
    private String margin;

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "Level of every interval (default: ${DEFAULT-VALUE}).")
    private String confidence;

    @Option(
            names = "--instruments",
            paramLabel = "NAME,...",
            description =
                    "Also measure noise (the gradient noise scale of each compared trial, at most 3 %% slower) or sharpness (of"
                            + " the trained networks, afterwards: minutes each).")
    private Optional<String> instruments;

    /** Says whether trials end at a score. */
    boolean hasTarget() {
        return goal.hasTarget();
    }

    /** Returns which network. */
    ModelArguments model() {
        return model;
    }

    /** Returns what was typed, completed from a preset. */
    StudyOptions options(Preset preset) {
        GoalOptions aim = goal.options(preset);
        return new StudyOptions(
                data.options(),
                model.given().orElse(preset.model()),
                optimizer.options(),
                batching.options(),
                remedies.options(),
                aim,
                batchSizes.orElse(preset.batchSizes()),
                arms,
                seeds.orElse(preset.seeds()),
                learningRate,
                referenceBatch,
                decay.orElse(aim.usualDecay()),
                gridSize.orElse(preset.gridSize()),
                gridRatio,
                curvePoints,
                margin,
                confidence,
                instruments);
    }
}
