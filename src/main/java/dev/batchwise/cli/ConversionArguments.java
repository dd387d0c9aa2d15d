package dev.batchwise.cli;

import dev.batchwise.schedule.Converter;
import dev.batchwise.schedule.Converter.Direction;
import dev.batchwise.schedule.NoiseLaw;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.OptionTexts;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what a plan is converted to. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class ConversionArguments {
    @Option(
            names = "--adam-rule",
            paramLabel = "RULE",
            description = "What to keep for adam: heuristic (grow by as much as the rate falls) or sqrt (by its square;"
                    + " default: heuristic).")
    private Optional<String> adamRule;

    @Option(
            names = "--max-batch",
            paramLabel = "B",
            description = "To growth: largest batch size (default: a tenth of the training examples).")
    private Optional<String> maxBatch;

    @Option(
            names = "--initial-rate",
            paramLabel = "RATE",
            description = "To growth: learning rate to start from (default: the given plan's).")
    private Optional<String> initialRate;

    @Option(
            names = "--to-momentum",
            paramLabel = "M",
            description =
                    "To growth: momentum of the converted plan; a larger one makes larger batches (default: the given"
                            + " plan's).")
    private Optional<String> toMomentum;

    @Option(
            names = "--to-batch",
            paramLabel = "B",
            description = "To decay: constant batch size of the converted plan (default: the given plan's first).")
    private Optional<String> toBatch;

    /**
     * Returns what to convert to; where problems are noted, something harmless.
     *
     * @param to {@code growth} or {@code decay}
     * @param rules update rules that plans are converted for
     */
    Converter converter(OptionTexts texts, String to, List<OptimizerSpec> rules) {
        Direction direction = texts.name("--to", to, List.of("growth", "decay")).equals(Optional.of("decay"))
                ? Direction.DECAY
                : Direction.GROWTH;
        NoiseLaw law = adamLaw(texts, rules);
        misplaced(texts, direction);
        return new Converter(
                direction,
                law,
                texts.batchSize("--max-batch", maxBatch, "5120"),
                texts.number("--initial-rate", initialRate, v -> v > 0, "a rate above 0, e.g. 0.5"),
                texts.number("--to-momentum", toMomentum, v -> v >= 0 && v < 1, "a value in [0, 1), e.g. 0.98"),
                texts.batchSize("--to-batch", toBatch, "128"));
    }

    private NoiseLaw adamLaw(OptionTexts texts, List<OptimizerSpec> rules) {
        Optional<String> name = adamRule.flatMap(text -> texts.name("--adam-rule", text, List.of("heuristic", "sqrt")));
        List<NoiseLaw> laws = rules.stream()
                .flatMap(rule -> texts.problems().attempt(() -> NoiseLaw.of(rule.name())).stream())
                .toList();
        if (!laws.contains(NoiseLaw.ADAM_HEURISTIC)) {
            texts.misplaced(
                    "--adam-rule",
                    adamRule,
                    "--optimizer "
                            + String.join(
                                    ",", rules.stream().map(OptimizerSpec::name).toList()),
                    "leave it out, or give --optimizer adam");
        }
        return name.equals(Optional.of("sqrt")) ? NoiseLaw.ADAM_SQUARE_ROOT : NoiseLaw.ADAM_HEURISTIC;
    }

    private void misplaced(OptionTexts texts, Direction direction) {
        switch (direction) {
            case GROWTH -> texts.misplaced("--to-batch", toBatch, "--to growth", "give --max-batch, or --to decay");
            case DECAY -> {
                texts.misplaced("--max-batch", maxBatch, "--to decay", "give --to-batch, or --to growth");
                texts.misplaced("--initial-rate", initialRate, "--to decay", "leave it out, or give --to growth");
                texts.misplaced("--to-momentum", toMomentum, "--to decay", "leave it out, or give --to growth");
            }
        }
    }
}
