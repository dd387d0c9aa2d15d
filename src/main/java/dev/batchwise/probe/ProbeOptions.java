package dev.batchwise.probe;

import dev.batchwise.study.BatchSizes;
import dev.batchwise.study.Batching;
import dev.batchwise.study.BatchingOptions;
import dev.batchwise.study.DataOptions;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.OptimizerOptions;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.OptionTexts;
import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to be measured, as a user wrote it: text that has not been checked.
 *
 * @param data which data
 * @param model network's name
 * @param optimizer update rule and momentum
 * @param microBatch most examples in one pass, if given
 * @param memoryLimit what training may take, if given
 * @param ghostBatch examples behind one set of batch-norm statistics, if given
 * @param batchSizes comma-separated, if given
 * @param maxBatch largest size that is tried, if given
 * @param search whether to go on beyond the sizes
 * @param rounds how often every size is timed
 */
public record ProbeOptions(
        DataOptions data,
        String model,
        OptimizerOptions optimizer,
        Optional<String> microBatch,
        Optional<String> memoryLimit,
        Optional<String> ghostBatch,
        Optional<String> batchSizes,
        Optional<String> maxBatch,
        ProbeSpec.Search search,
        String rounds) {
    private static final int USUAL_LARGEST = 4096;

    private static final int MOST_ROUNDS = 100;
    private static final Optional<String> NOT_GIVEN = Optional.empty();

    /**
     * Returns what is to be measured.
     *
     * @param shape of the data; empty if they could not be read, and then what depends on them is not checked
     * @param otherProblems already found, e.g. with the data
     * @throws UsageException with every problem at once, if there is any
     */
    public ProbeSpec check(Optional<DataShape> shape, List<String> otherProblems) {
        OptionTexts texts = new OptionTexts();
        otherProblems.forEach(texts.problems()::add);
        int trainExamples = shape.map(DataShape::trainExamples).orElse(Integer.MAX_VALUE);
        Optional<ModelSpec> network = ModelSpec.read(texts, model, shape);
        OptimizerSpec rule = optimizer.rule(texts);
        Batching batching = batching(texts, network);
        OptionalInt asked = texts.batchSize("--max-batch", maxBatch, "4096");
        int largest = Math.min(trainExamples, asked.orElse(Integer.MAX_VALUE));
        int least = network.filter(ModelSpec::hasBatchNorm).isPresent()
                ? Math.max(2, batching.leastPass())
                : batching.leastPass();
        List<Integer> sizes = sizes(texts, trainExamples, least, asked);
        network.filter(ModelSpec::hasBatchNorm).ifPresent(n -> checkStatistics(texts, sizes, batching));
        ProbeSpec spec = new ProbeSpec(
                data.spec(texts),
                network.map(ModelSpec::name).orElse(model),
                rule,
                optimizer.momentum(texts, rule),
                batching,
                sizes,
                search,
                largest,
                new BatchingOptions(NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, memoryLimit, NOT_GIVEN).memoryLimitBytes(texts),
                rounds(texts),
                trainExamples);
        // What only a training set can decide: a momentum of 1.
        sizes.stream().limit(1).forEach(size -> texts.problems().attempt(() -> spec.trial(size)));
        texts.problems().throwIfAny();
        return spec;
    }

    private Batching batching(OptionTexts texts, Optional<ModelSpec> network) {
        Optional<String> automatic = microBatch.filter(text -> text.strip().equalsIgnoreCase("auto"));
        automatic.ifPresent(text -> texts.cannotBeUsed("--micro-batch", text, "a number of examples, e.g. 64"));
        return new BatchingOptions(
                        NOT_GIVEN, NOT_GIVEN, automatic.isPresent() ? NOT_GIVEN : microBatch, NOT_GIVEN, ghostBatch)
                .batching(texts, network);
    }

    private int rounds(OptionTexts texts) {
        String wanted = "a number of rounds from 1 to " + MOST_ROUNDS + ", e.g. 3";
        int number = texts.integer("--rounds", Optional.of(rounds), 1, wanted).orElse(1);
        if (number > MOST_ROUNDS) {
            texts.cannotBeUsed("--rounds", rounds, wanted);
        }
        return number;
    }

    private List<Integer> sizes(OptionTexts texts, int trainExamples, int least, OptionalInt most) {
        if (batchSizes.isEmpty()) {
            return usual(texts, trainExamples, least, most);
        }
        List<Integer> sizes = BatchSizes.parse(texts, batchSizes.get(), data.data(), trainExamples);
        sizes.stream()
                .filter(size -> size > most.orElse(Integer.MAX_VALUE))
                .forEach(size -> texts.problems()
                        .add("batch size " + size + " in --batch-sizes is above --max-batch " + most.getAsInt()
                                + "; leave it out, or raise --max-batch"));
        return sizes;
    }

    /** The least size, four times as large again and again as the sizes that are usually compared, and the largest where it was given. */
    private List<Integer> usual(OptionTexts texts, int trainExamples, int least, OptionalInt most) {
        int end = Math.min(trainExamples, most.orElse(USUAL_LARGEST));
        if (end < least) {
            texts.problems()
                    .add("--max-batch " + end + " is below the " + least + " examples that a batch of " + model
                            + " has at least; give at least " + least);
        }
        List<Integer> sizes = new ArrayList<>();
        for (long size = least; size <= end; size *= 4) {
            sizes.add((int) size);
        }
        if (most.isPresent() && !sizes.contains(end) && end > least && end % least == 0) {
            sizes.add(end);
        }
        return sizes;
    }

    private void checkStatistics(OptionTexts texts, List<Integer> sizes, Batching batching) {
        for (int size : sizes) {
            if (size == 1) {
                texts.problems()
                        .add("batch size 1 in --batch-sizes cannot train model " + model
                                + ": the batch-norm variance of a single example is not defined; give sizes of at"
                                + " least 2");
            } else if (size % batching.leastPass() != 0) {
                texts.problems()
                        .add("batch size " + size + " in --batch-sizes is not a multiple of --ghost-batch "
                                + batching.leastPass() + ", so its batch-norm statistics would not be over as many"
                                + " examples as those of the other sizes; give multiples of " + batching.leastPass());
            }
        }
    }
}
