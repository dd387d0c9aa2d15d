package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Scale;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.Batching;
import dev.batchwise.study.Composition;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Rates;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * The trials behind claim 22, by their ids {@link #id}.
 *
 * @param data without a validation split, which nothing here is chosen by
 * @param examples of its training split
 * @param startExamples shown before
 * @param startRate that falls to zero over them
 * @param rates constant ones, ascending
 * @param sizes of mini-batches, ascending
 * @param updates of each trial behind the start, a multiple of the looks
 * @param seeds replicates
 */
record FloorRuns(
        DataSpec data,
        int examples,
        long startExamples,
        double startRate,
        List<Double> rates,
        List<Integer> sizes,
        int updates,
        int seeds) {
    /** Copies the lists. */
    FloorRuns {
        rates = List.copyOf(rates);
        sizes = List.copyOf(sizes);
    }

    /** Id of trials with the full batch, before that of their seed. */
    static final String FULL = "full";

    /** Batch size of the trials that the others start from. */
    static final int START_SIZE = 32;

    /** Looks at the loss in each of the others. */
    static final int LOOKS = 80;

    /** Returns the id of a mini-batch trial, before that of its seed. */
    static String id(double rate, int size) {
        return "b" + size + "-lr" + Rates.text(rate);
    }

    /** Returns all trials. */
    List<TrialSpec> trials() {
        return LongStream.rangeClosed(1, seeds)
                .boxed()
                .flatMap(seed -> trials(seed).stream())
                .toList();
    }

    private List<TrialSpec> trials(long seed) {
        List<TrialSpec> trials = new ArrayList<>();
        trials.add(draft("start", startExamples)
                .rate(startRate, Decay.LINEAR)
                .batch(START_SIZE)
                .seed(seed));
        for (double rate : rates) {
            for (int size : sizes) {
                trials.add(from(id(rate, size), rate, size, seed));
            }
        }
        trials.add(from(FULL, highest(), examples, seed));
        return trials;
    }

    private TrialSpec from(String id, double rate, int size, long seed) {
        return draft(id, (long) size * updates)
                .rate(rate, Decay.CONSTANT)
                .batch(size)
                .remedies("from=trial:start-s" + seed)
                .curve(new CurveGrid.Even((long) size * updates / LOOKS), examples)
                .seed(seed);
    }

    private Draft draft(String id, long budget) {
        Batching independent =
                new Batching(Composition.REPLACEMENT, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
        return Draft.of(id, data, "softmax", new Horizon(examples, budget))
                .batching(id.equals(FULL) ? Batching.plain() : independent);
    }

    /** Returns the highest rate, which is the full batch's. */
    double highest() {
        return rates.get(rates.size() - 1);
    }

    /** Returns what is run at a scale. */
    static FloorRuns of(Scale scale) {
        return switch (scale) {
            case SMOKE -> of(500, 50_000, List.of(0.002, 0.006), List.of(2, 8), 200, 2);
            case DESK -> of(4_000, 2_400_000, List.of(0.002, 0.004, 0.006), List.of(4, 16, 64), 4_000, 5);
            case PAPER -> of(60_000, 60_000_000, List.of(0.002, 0.004, 0.006), List.of(8, 32, 128, 512), 20_000, 10);
        };
    }

    private static FloorRuns of(
            int examples, long startExamples, List<Double> rates, List<Integer> sizes, int updates, int seeds) {
        DataSpec whole = new DataSpec("mnist", 0, 1);
        return new FloorRuns(
                whole.withTrainExamples(examples), examples, startExamples, 0.02, rates, sizes, updates, seeds);
    }
}
