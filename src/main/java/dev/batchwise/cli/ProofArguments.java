package dev.batchwise.cli;

import dev.batchwise.data.DataSets;
import dev.batchwise.proof.ProofSpec;
import dev.batchwise.schedule.Converter;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.Batching;
import dev.batchwise.study.BatchingOptions;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.OptionTexts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is proved of a converted plan, and how well. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class ProofArguments {
    private static final int CURVE_GAPS = 16;

    @Option(
            names = "--prove",
            description =
                    "Train both plans and say whether final accuracy and loss curve can be told apart. --optimizer"
                            + " may then name several, with a comma between them. Without it, --data and --model together"
                            + " measure peak memory.")
    private boolean prove;

    @Mixin
    private ModelArguments model;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            description = "--prove: replicates of each plan, with seeds 1...N (default: ${DEFAULT-VALUE}).")
    private String seeds;

    @Option(
            names = "--margin",
            paramLabel = "POINTS",
            defaultValue = "0.5",
            description = "--prove: difference of test accuracy, in percentage points, within which the plans are the"
                    + " same (default: ${DEFAULT-VALUE}).")
    private String margin;

    @Option(
            names = "--curve-margin",
            paramLabel = "PERCENT",
            defaultValue = "10",
            description = "--prove: difference of training loss, in percent of it, within which the curves are the same"
                    + " (default: ${DEFAULT-VALUE}).")
    private String curveMargin;

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "--prove: level of every interval (default: ${DEFAULT-VALUE}).")
    private String confidence;

    @Option(
            names = "--adam-rate",
            paramLabel = "RATE",
            description = "--prove: initial rate of adam and adamw behind another optimizer (default: the first one's"
                    + " times the ratio of their usual rates, 0.01 of sgd's).")
    private Optional<String> adamRate;

    boolean isAsked() {
        return prove;
    }

    /** Returns which network, and how it is checked. */
    ModelArguments network() {
        return model;
    }

    /** Returns the network that was named. */
    Optional<String> model() {
        return model.given();
    }

    /**
     * Returns what is to be proved; with problems noted, something harmless.
     *
     * @param plan of the first rule
     * @param momentum of the rules that use one
     */
    ProofSpec spec(
            OptionTexts texts,
            DataSpec data,
            List<OptimizerSpec> rules,
            Plan plan,
            Schedule momentum,
            Converter converter,
            BatchingOptions batching) {
        Optional<DataShape> shape = shape(texts, data);
        model.problems(shape).forEach(texts.problems()::add);
        Optional<ModelSpec> known = ModelSpec.read(texts, model.name(), shape);
        Batching cut = batching.batching(texts, known);
        if (batching.isAutomatic()) {
            texts.problems()
                    .add("an automatic micro-batch does not go with --prove; give a number, e.g. --micro-batch 64");
        }
        OptionalDouble rate = adamRate(texts, rules);
        return new ProofSpec(
                data,
                known.map(ModelSpec::name).orElse(model.name()),
                rules,
                plan,
                momentum,
                converter,
                rate,
                cut,
                texts.integer("--seeds", Optional.of(seeds), 1, "a number of replicates of at least 1, e.g. 5")
                        .orElse(1),
                CURVE_GAPS,
                share(texts, "--margin", margin, "percentage points above 0, e.g. 0.5"),
                share(texts, "--curve-margin", curveMargin, "percent above 0, e.g. 10"),
                texts.number(
                                "--confidence",
                                Optional.of(confidence),
                                v -> v > 0.5 && v < 1,
                                "a level between 0.5 and 1, e.g. 0.95")
                        .orElse(0.95));
    }

    /** What is wrong with the data has been told where they are read for the plan. */
    private static Optional<DataShape> shape(OptionTexts texts, DataSpec data) {
        return texts.problems().attempt(() -> DataSets.shapeOf(data));
    }

    private static double share(OptionTexts texts, String option, String text, String wanted) {
        return texts.number(option, Optional.of(text), v -> v > 0 && v < 100, wanted)
                        .orElse(1)
                / 100;
    }

    private OptionalDouble adamRate(OptionTexts texts, List<OptimizerSpec> rules) {
        boolean behind = rules.stream().skip(1).anyMatch(ProofArguments::isAdam);
        if (!behind || isAdam(rules.get(0))) {
            texts.misplaced(
                    "--adam-rate",
                    adamRate,
                    "--optimizer "
                            + String.join(
                                    ",", rules.stream().map(OptimizerSpec::name).toList()),
                    isAdam(rules.get(0))
                            ? "give its rates in --learning-rate"
                            : "leave it out, or name adam too, e.g. --optimizer sgd,adam");
        }
        return texts.number("--adam-rate", adamRate, v -> v > 0, "a rate above 0, e.g. 0.001");
    }

    private static boolean isAdam(OptimizerSpec rule) {
        return rule.isAdaptive() && !rule.name().equals("lamb");
    }
}
