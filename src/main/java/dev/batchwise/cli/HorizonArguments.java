package dev.batchwise.cli;

import dev.batchwise.data.DataSets;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.Counts;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how large the training set is and how many examples are shown. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class HorizonArguments {
    private static final long MOST_EXAMPLES = 1_000_000_000_000_000L;
    private static final long ANY_SIZE = 1_000_000; // reads epochs when nothing but their spelling can be checked

    @Option(
            names = "--examples-per-epoch",
            paramLabel = "N",
            description = "Training examples, those held out not counted: 50000, 1.28M. What 1ep is worth.")
    private Optional<String> examplesPerEpoch;

    @Mixin
    private DataArguments data; // to count the training examples of instead

    private Optional<String> assumed = Optional.empty();

    @Option(names = "--epochs", paramLabel = "E", description = "Passes through the training set: 200, 0.5.")
    private Optional<String> epochs;

    @Option(
            names = "--examples",
            paramLabel = "COUNT",
            description = "Examples shown instead of --epochs, repeats counted: 300k, 1.5M, '5 epochs'.")
    private Optional<String> examples;

    /** Takes a data set where neither one nor a number of training examples was given. */
    void assume(String dataSet) {
        if (examplesPerEpoch.isEmpty()) {
            assumed = Optional.of(dataSet);
        }
    }

    /** Returns the data set and its split; empty if none was given. */
    Optional<DataSpec> dataSpec(OptionTexts texts) {
        return data.name().or(() -> assumed).map(name -> data.options().spec(texts));
    }

    /** Returns the horizon; empty, with the problems noted, if the options do not give one. */
    Optional<Horizon> read(OptionTexts texts) {
        OptionalLong size = trainingExamples(texts);
        if (epochs.isPresent() == examples.isPresent()) {
            noteEpochsAndExamples(texts);
            return Optional.empty();
        }
        return epochs.isPresent() ? ofEpochs(texts, size) : ofExamples(texts, size);
    }

    private OptionalLong trainingExamples(OptionTexts texts) {
        Optional<DataSpec> spec = dataSpec(texts);
        if (spec.isEmpty() && !data.givenReading().isEmpty()) {
            texts.problems()
                    .add(String.join(", ", data.givenReading())
                            + " given without data; leave it out, or give --data too");
        }
        if (examplesPerEpoch.isPresent() == spec.isPresent()) {
            texts.problems()
                    .add(
                            spec.isPresent()
                                    ? "--examples-per-epoch " + examplesPerEpoch.orElseThrow() + " and --data "
                                            + spec.get().name()
                                            + " both say how large the training set is; give one of them"
                                    : "--examples-per-epoch is missing; give the number of training examples, e.g."
                                            + " --examples-per-epoch 50000, or a data set, e.g. --data mnist");
            return OptionalLong.empty();
        }
        return spec.isPresent()
                ? ofData(texts, spec.get())
                : texts.count(
                        "--examples-per-epoch",
                        examplesPerEpoch,
                        MOST_EXAMPLES,
                        "a number of training examples of at least 1, e.g. 50000 or 1.28M");
    }

    private OptionalLong ofData(OptionTexts texts, DataSpec spec) {
        return texts.problems()
                .attempt(() -> DataSets.shapeOf(spec))
                .map(shape -> OptionalLong.of(shape.trainExamples()))
                .orElse(OptionalLong.empty());
    }

    private void noteEpochsAndExamples(OptionTexts texts) {
        texts.problems()
                .add(
                        epochs.isPresent()
                                ? "--epochs " + epochs.get() + " and --examples " + examples.orElseThrow()
                                        + " both give the budget; give one of them"
                                : "--epochs is missing; give the length of the run, e.g. --epochs 200 or"
                                        + " --examples 10M");
    }

    private Optional<Horizon> ofEpochs(OptionTexts texts, OptionalLong size) {
        OptionalDouble count = texts.number("--epochs", epochs, v -> v > 0, "a number above 0, e.g. 200");
        return size.isPresent() && count.isPresent()
                ? texts.problems().attempt(() -> Horizon.ofEpochs(size.getAsLong(), count.getAsDouble()))
                : Optional.empty();
    }

    private Optional<Horizon> ofExamples(OptionTexts texts, OptionalLong size) {
        String text = examples.orElseThrow();
        OptionalLong budget = Counts.parse(text, size.orElse(ANY_SIZE));
        if (budget.isEmpty() || budget.getAsLong() < 1) {
            texts.cannotBeUsed("--examples", text, "a number of examples of at least 1, e.g. 300k, 1.5M or '5 epochs'");
            return Optional.empty();
        }
        return size.isPresent()
                ? texts.problems().attempt(() -> new Horizon(size.getAsLong(), budget.getAsLong()))
                : Optional.empty();
    }
}
