package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Scale;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Goal;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.Target;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One race to a target: who runs it, and how far.
 *
 * @param data with a validation split
 * @param model a network
 * @param optimizer update rule
 * @param target of all
 * @param caps most examples of each batch size; the largest size is the whole training set
 * @param miniBatch the size that stands for mini-batches
 * @param seeds replicates
 * @param grid rates each search starts with
 */
record Race(
        DataSpec data,
        String model,
        String optimizer,
        String target,
        SortedMap<Integer, Long> caps,
        int miniBatch,
        int seeds,
        int grid) {
    /** Copies the caps. */
    Race {
        caps = Collections.unmodifiableSortedMap(new TreeMap<>(caps));
    }

    /** Returns the study it is. */
    StudySpec study() {
        OptimizerSpec rule = OptimizerSpec.named(optimizer);
        List<Goal.SizeBudget> budgets = caps.entrySet().stream()
                .map(cap -> new Goal.SizeBudget(cap.getKey(), cap.getValue()))
                .toList();
        return new StudySpec(
                data,
                model,
                rule,
                new Constant(rule.usualMomentum()),
                Batching.plain(),
                caps.values().iterator().next(),
                List.copyOf(caps.keySet()),
                List.of(Arm.TUNED),
                seeds,
                OptionalDouble.empty(),
                32,
                Decay.CONSTANT,
                grid,
                2,
                0,
                0.005,
                0.95,
                new Goal(Optional.of(Target.parse(target)), OptionalDouble.empty(), budgets));
    }

    /** Returns it in words. */
    String words() {
        List<String> sizes = caps.entrySet().stream()
                .map(cap -> String.format(Locale.ROOT, "%,d (at most %,d)", cap.getKey(), cap.getValue()))
                .toList();
        return String.format(
                Locale.ROOT,
                "%s on %,d examples of %s, %s at a constant rate that is searched at each size, to %s, looked at every 5 %%"
                        + " of the way; batch sizes, with the examples they may show: %s, the last of which is the whole"
                        + " training set; %d seeds. The mini-batch is %,d. Times are of trials that run side by side, one thread"
                        + " each.",
                model,
                caps.lastKey(),
                data.name(),
                optimizer.equals("sgd") ? "SGD" : optimizer,
                target,
                String.join("; ", sizes),
                seeds,
                miniBatch);
    }

    /** Returns the race of a scale. */
    static Race of(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                new Race(
                        Trials.data("mnist", 500),
                        "softmax",
                        "sgd",
                        "validation accuracy 0.7",
                        caps(1, 3_000, 16, 6_000, 500, 20_000),
                        16,
                        2,
                        2);
            case DESK ->
                new Race(
                        Trials.data("mnist", 6_000),
                        "mlp:32",
                        "sgd",
                        "validation accuracy 0.9",
                        caps(1, 100_000, 8, 200_000, 64, 200_000, 512, 600_000, 6_000, 1_500_000),
                        64,
                        5,
                        3);
            case PAPER ->
                new Race(
                        Trials.data("mnist"),
                        "simple-cnn",
                        "nesterov",
                        "validation accuracy 0.99",
                        caps(
                                1,
                                5_000_000,
                                8,
                                5_000_000,
                                64,
                                5_000_000,
                                512,
                                20_000_000,
                                4_096,
                                100_000_000,
                                54_000,
                                540_000_000),
                        64,
                        5,
                        7);
        };
    }

    private static SortedMap<Integer, Long> caps(long... sizesAndExamples) {
        SortedMap<Integer, Long> caps = new TreeMap<>();
        for (int i = 0; i < sizesAndExamples.length; i += 2) {
            caps.put(Math.toIntExact(sizesAndExamples[i]), sizesAndExamples[i + 1]);
        }
        return caps;
    }
}
