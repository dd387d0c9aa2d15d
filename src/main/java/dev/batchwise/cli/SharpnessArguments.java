package dev.batchwise.cli;

import dev.batchwise.curvature.Sharpness;
import dev.batchwise.curvature.SharpnessPlan;
import dev.batchwise.data.SplitName;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options that say on what sharpness is measured, and how carefully. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class SharpnessArguments {
    private static final int MOST_DRAWS = 1000;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            defaultValue = "train",
            description = "The loss is the mean over it: train, validation or test (default: ${DEFAULT-VALUE}).")
    private String split;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description =
                    "The first N of a fixed permutation of the split, or all (default: 10000; all for networks of up"
                            + " to 30000 weights).")
    private Optional<String> examples;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "economy",
            description =
                    "economy: φ, adaptive sharpness, λ_max, trace. full: more draws, a closer trace, 5 eigenvalues, λ_min,"
                            + " Gauss–Newton λ_max, spectral density (default: ${DEFAULT-VALUE}).")
    private String preset;

    @Option(
            names = "--epsilon",
            paramLabel = "E,E,...",
            description = "Half-widths of Keskar's box, and radii of the adaptive ℓ∞ ball (default: 1e-3,5e-4).")
    private Optional<String> epsilon;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Random subspaces of 100 columns (default: 2; 5 for full).")
    private Optional<String> draws;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "Learning rate it was trained with, to show beside 2/λ_max (default: as the file says).")
    private Optional<String> learningRate;

    /** Returns on what of some data to measure, noting problems. */
    Sharpness.Subject subject(OptionTexts texts, DataSpec data) {
        Optional<SplitName> name = texts.choice("--split", split, SplitName.values(), SplitName::label);
        boolean all = examples.map(text -> text.strip().equals("all")).orElse(false);
        OptionalLong count = all
                ? OptionalLong.of(Integer.MAX_VALUE)
                : texts.count("--examples", examples, Integer.MAX_VALUE, "a number of at least 1, e.g. 10k, or all");
        return new Sharpness.Subject(
                data,
                name.orElse(SplitName.TRAIN),
                count.isPresent() ? OptionalInt.of((int) count.getAsLong()) : OptionalInt.empty());
    }

    /** Returns what to measure, noting problems. */
    SharpnessPlan plan(OptionTexts texts) {
        SharpnessPlan plan = texts.choice(
                        "--preset", preset, SharpnessPlan.Preset.values(), SharpnessPlan.Preset::label)
                .map(SharpnessPlan::of)
                .orElseGet(() -> SharpnessPlan.of(SharpnessPlan.Preset.ECONOMY));
        OptionalInt number = texts.integer("--draws", draws, 0, "a number of at least 0, e.g. 5");
        if (number.orElse(0) > MOST_DRAWS) {
            texts.cannotBeUsed("--draws", draws.orElseThrow(), "at most " + MOST_DRAWS);
        }
        return plan.withEpsilons(epsilons(texts).orElse(plan.epsilons())).withDraws(number.orElse(plan.draws()));
    }

    private Optional<List<Double>> epsilons(OptionTexts texts) {
        return epsilon.map(list -> {
            List<Double> values = new ArrayList<>();
            Arrays.stream(list.split(",", -1))
                    .map(text -> texts.number("--epsilon", Optional.of(text), v -> v > 0, "numbers above 0, e.g. 1e-3"))
                    .forEach(value -> value.ifPresent(values::add));
            return values.stream().distinct().toList();
        });
    }

    /** Returns the learning rate that was used, noting problems. */
    OptionalDouble learningRate(OptionTexts texts) {
        return texts.number("--learning-rate", learningRate, v -> v > 0, "a number above 0, e.g. 0.1");
    }
}
