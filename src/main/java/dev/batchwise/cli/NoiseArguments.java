package dev.batchwise.cli;

import dev.batchwise.data.SplitName;
import dev.batchwise.noise.GradientNoise;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options that say on what gradient noise is measured. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class NoiseArguments {
    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            defaultValue = "train",
            description = "Whose examples are the population: train, validation or test (default: ${DEFAULT-VALUE}).")
    private String split;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "The first N of a fixed permutation of the split, or all (default: all).")
    private Optional<String> examples;

    @Option(
            names = "--exact",
            description = "Over all examples, without sampling: what is done for checkpoints anyway.")
    @SuppressWarnings("UnusedVariable") // there is nothing else to choose for a checkpoint
    private boolean exact;

    @Option(
            names = "--no-law",
            description = "Leave out the law by which the gradient of m examples nears that of all, which costs about"
                    + " three passes over the data.")
    private boolean withoutLaw;

    /** Returns on what of some data to measure, noting problems. */
    GradientNoise.Subject subject(OptionTexts texts, DataSpec spec) {
        Optional<SplitName> name = texts.choice("--split", split, SplitName.values(), SplitName::label);
        return new GradientNoise.Subject(
                spec,
                name.orElse(SplitName.TRAIN),
                count(texts),
                withoutLaw ? GradientNoise.Law.LEFT_OUT : GradientNoise.Law.MEASURED);
    }

    private OptionalInt count(OptionTexts texts) {
        Optional<String> number = examples.filter(text -> !text.strip().equals("all"));
        OptionalLong count = texts.count("--examples", number, Integer.MAX_VALUE, "at least 2, e.g. 10k, or all");
        if (count.isPresent() && count.getAsLong() < 2) {
            texts.cannotBeUsed("--examples", number.orElseThrow(), "at least 2, e.g. 10k, or all");
        }
        return count.isPresent() ? OptionalInt.of((int) count.getAsLong()) : OptionalInt.empty();
    }
}
