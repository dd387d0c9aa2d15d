package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.Batching;
import dev.batchwise.study.Composition;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Rates;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The trials behind claim 22: of each seed one that trains long, its rate falling to zero, and from its weights one at every
 * constant rate and mini-batch size and one with the full batch. Examples are drawn independently, as the law of the floor asks:
 * in shuffled epochs the noise of an epoch cancels in part.
 */
final class FloorTrials {
    /** Series of all rates and sizes, at rate over batch size. */
    static final String MINI_BATCHES = "mini-batches";

    /** Series of the full batch, which has one rate. */
    static final String FULL_BATCH = "full batch";

    /** Mean loss above the full batch's, over the second half. */
    static final Quantity EXCESS = Quantity.of("excessLoss", "training loss above the full batch's", Unit.NATS);

    /** Share of looks of the second half above the look before. */
    static final Quantity RISES = Quantity.of("rises", "looks at which the loss rose", Unit.PERCENT);

    /** Excess of the last quarter over that of the third. */
    static final Quantity LATER = Quantity.of("excessLater", "excess of the last quarter over the third's", Unit.RATIO);

    private static final String STUDY = "floor";
    private static final int START_SIZE = 32;
    private static final int LOOKS = 40;

    private FloorTrials() {}

    /**
     * What is run.
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
    private record Runs(
            DataSpec data,
            int examples,
            long startExamples,
            double startRate,
            List<Double> rates,
            List<Integer> sizes,
            int updates,
            int seeds) {

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
                    trials.add(from("b" + size + "-lr" + Rates.text(rate), rate, size, seed));
                }
            }
            trials.add(from("full", highest(), examples, seed));
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

        private Trials.Draft draft(String id, long budget) {
            Batching independent =
                    new Batching(Composition.REPLACEMENT, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
            return Trials.Draft.of(id, data, "softmax", new Horizon(examples, budget))
                    .batching(id.equals("full") ? Batching.plain() : independent);
        }

        double highest() {
            return rates.get(rates.size() - 1);
        }
    }

    private static Runs runs(Scale scale) {
        return switch (scale) {
            case SMOKE -> runs(500, 50_000, List.of(0.002, 0.006), List.of(2, 8), 200, 2);
            case DESK -> runs(4_000, 2_400_000, List.of(0.002, 0.004, 0.006), List.of(2, 8, 32), 2_000, 5);
            case PAPER -> runs(60_000, 60_000_000, List.of(0.002, 0.004, 0.006), List.of(8, 32, 128, 512), 20_000, 10);
        };
    }

    private static Runs runs(
            int examples, long startExamples, List<Double> rates, List<Integer> sizes, int updates, int seeds) {
        DataSpec whole = new DataSpec("mnist", 0, 1);
        return new Runs(whole.withTrainExamples(examples), examples, startExamples, 0.02, rates, sizes, updates, seeds);
    }

    /** Returns the protocol. */
    static Protocol protocol(Scale scale, Shapes shapes) {
        Runs runs = runs(scale);
        shapes.of(runs.data());
        String words = String.format(
                Locale.ROOT,
                "Softmax regression on %,d examples of mnist, drawn independently: %,d examples in batches of %d, the rate falling"
                        + " from %s to zero; from there %,d updates at each of the constant rates %s with each of the batch sizes"
                        + " %s, and as many with all examples at once at %s; the loss on all of them looked at %d times; %d seeds.",
                runs.examples(),
                runs.startExamples(),
                START_SIZE,
                Rates.text(runs.startRate()),
                runs.updates(),
                String.join(", ", runs.rates().stream().map(Rates::text).toList()),
                String.join(", ", runs.sizes().stream().map(String::valueOf).toList()),
                Rates.text(runs.highest()),
                LOOKS,
                runs.seeds());
        return Protocol.of(words, STUDY, new ListedTrials(runs.trials()));
    }

    /** Returns what the trials show. */
    static Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        Runs runs = runs(scale);
        for (long seed = 1; seed <= runs.seeds(); seed++) {
            Optional<TrialRecord> full = evidence.trained(STUDY, "full-s" + seed);
            if (full.isPresent()) {
                all.add(RISES, FULL_BATCH, 0, seed, rises(full.get().curve()));
                observe(all, runs, evidence, full.get(), seed);
            }
        }
        return all.all();
    }

    private static void observe(
            Observations.Collector to, Runs runs, Evidence evidence, TrialRecord full, long seed) {
        for (double rate : runs.rates()) {
            for (int size : runs.sizes()) {
                evidence.trained(STUDY, "b" + size + "-lr" + Rates.text(rate) + "-s" + seed).ifPresent(trial -> {
                    double x = rate / size;
                    LossAbove above = LossAbove.of(trial.curve(), full.curve(), rate / runs.highest());
                    to.add(EXCESS, MINI_BATCHES, x, seed, above.mean(0.5, 1));
                    to.add(LATER, MINI_BATCHES, x, seed, above.mean(0.75, 1) / above.mean(0.5, 0.75));
                    to.add(RISES, MINI_BATCHES, x, seed, rises(trial.curve()));
                });
            }
        }
    }

    /** Returns the share of the looks in the second half of a curve that stand above the look before. */
    static double rises(List<CurvePoint> curve) {
        int half = curve.size() / 2;
        long rises = IntStream.range(half + 1, curve.size())
                .filter(i -> curve.get(i).trainLoss() > curve.get(i - 1).trainLoss())
                .count();
        return (double) rises / (curve.size() - half - 1);
    }
}
