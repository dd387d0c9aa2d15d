package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Rates;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The trials behind claim 22: of each seed one that trains long, its rate falling to zero, and from its weights one at every
 * constant rate and mini-batch size and one with the full batch. Examples are drawn independently, as the law of the floor asks:
 * in shuffled epochs the noise of an epoch cancels in part. So few examples can be told apart by lines, and the loss has no least
 * that is reached: what all trials still drift down by is taken out with the full batch's curve ({@link LossAbove}).
 */
final class FloorTrials {
    /** Series of all rates and sizes, at rate over batch size. */
    static final String MINI_BATCHES = "mini-batches";

    /** Series of the full batch, which has one rate. */
    static final String FULL_BATCH = "full batch";

    /** Mean loss above the full batch's, over the second half. */
    static final Quantity EXCESS = Quantity.of("excessLoss", "training loss above the full batch's", Unit.NATS);

    /** Share of looks of the second half above the look before. */
    static final Quantity RISES =
            new Quantity("rises", "looks at which the loss rose", Unit.PERCENT, 2.0 / FloorRuns.LOOKS);

    /** Excess of the last quarter over that of the third. */
    static final Quantity LATER = Quantity.of("excessLater", "excess of the last quarter over the third's", Unit.RATIO);

    private static final String STUDY = "floor";
    private static final String PAPER =
            " No work has published such a protocol: it is that of the desk on all of mnist.";

    private FloorTrials() {}

    /** Returns the protocol. */
    static Protocol protocol(Scale scale, Shapes shapes) {
        FloorRuns runs = FloorRuns.of(scale);
        shapes.of(runs.data());
        String words = String.format(
                Locale.ROOT,
                "Softmax regression on %,d examples of mnist, drawn independently: %,d examples in batches of %d, the rate falling"
                        + " from %s to zero; from there %,d updates at each of the constant rates %s with each of the batch sizes"
                        + " %s, and as many with all examples at once at %s; the loss on all of them looked at %d times; %d seeds.",
                runs.examples(),
                runs.startExamples(),
                FloorRuns.START_SIZE,
                Rates.text(runs.startRate()),
                runs.updates(),
                String.join(", ", runs.rates().stream().map(Rates::text).toList()),
                String.join(", ", runs.sizes().stream().map(String::valueOf).toList()),
                Rates.text(runs.highest()),
                FloorRuns.LOOKS,
                runs.seeds());
        return Protocol.of(scale == Scale.PAPER ? words + PAPER : words, STUDY, new ListedTrials(runs.trials()));
    }

    /** Returns what the trials show. */
    static Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        FloorRuns runs = FloorRuns.of(scale);
        for (long seed = 1; seed <= runs.seeds(); seed++) {
            Optional<TrialRecord> full = evidence.trained(STUDY, FloorRuns.FULL + "-s" + seed);
            if (full.isPresent()) {
                all.add(RISES, FULL_BATCH, 0, seed, rises(full.get().curve()));
                observe(all, runs, evidence, full.get(), seed);
            }
        }
        return all.all();
    }

    private static void observe(
            Observations.Collector to, FloorRuns runs, Evidence evidence, TrialRecord full, long seed) {
        for (double rate : runs.rates()) {
            for (int size : runs.sizes()) {
                evidence.trained(STUDY, FloorRuns.id(rate, size) + "-s" + seed).ifPresent(trial -> {
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
