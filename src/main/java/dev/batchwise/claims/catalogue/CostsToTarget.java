package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Finding;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Unit;
import dev.batchwise.claims.Values;
import dev.batchwise.stats.Interval;
import dev.batchwise.stats.TradeOff;
import dev.batchwise.study.TargetGrid;
import dev.batchwise.study.TrialRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What trials took to a target, some of them ended by their cap before it: as observations, and statistics of them. */
final class CostsToTarget {
    /** Role of the size that is a single example. */
    static final String ONE = "one example";

    /** Role of the size that stands for mini-batches. */
    static final String MINI_BATCH = "mini-batch";

    /** Role of the size that is the whole training set. */
    static final String FULL_BATCH = "full batch";

    /** What a reader of the claim must know of trials that did not get there. */
    static final String CENSORING =
            " A trial that its cap ended before the target took at least the cap, so that a ratio in which it stands is bounded on"
                    + " one side only.";

    private static final String REACHED = "reached";
    private static final String CAPPED = "ended by the cap";
    private static final Finding CUT = Finding.missing("some trials were ended by their cap");
    private static final Quantity SIZE = Quantity.of("batchSize", "batch size", Unit.COUNT);

    private CostsToTarget() {}

    /** Notes which batch sizes stand for what. */
    static void sizes(Observations.Collector to, int one, int miniBatch, int fullBatch) {
        to.add(SIZE, ONE, 0, 0, one);
        to.add(SIZE, MINI_BATCH, 0, 0, miniBatch);
        to.add(SIZE, FULL_BATCH, 0, 0, fullBatch);
    }

    /** Notes what a trial took, or was given in vain. */
    static void cost(Observations.Collector to, TrialRecord trial) {
        String series = trial.outcome().reachedTarget() ? REACHED : CAPPED;
        int size = trial.spec().batchSize();
        long seed = trial.spec().seed();
        to.add(Quantity.UPDATES, series, size, seed, trial.updates());
        to.add(Quantity.EXAMPLES, series, size, seed, trial.examples());
        to.add(Quantity.SECONDS, series, size, seed, trial.trainSeconds());
    }

    /** Returns the batch size in a role; empty if nothing was observed. */
    static OptionalDouble size(Observations o, String role) {
        return o.in(SIZE, role).bySeed().values().stream()
                .mapToDouble(size -> size)
                .findFirst();
    }

    /**
     * Returns the geometric mean over seeds of the costs of one size over those of another. Scores are looked at on a grid, so the
     * spread of a ratio counts as at least one step of it. Where caps ended trials of the first it is a lower bound and has no
     * upper end, where they ended trials of the second the other way round, and with both nothing is known.
     */
    static Finding ratio(Observations o, Quantity cost, String over, String under, double confidence) {
        boolean atLeast = !at(o, cost, CAPPED, over).bySeed().isEmpty();
        boolean atMost = !at(o, cost, CAPPED, under).bySeed().isEmpty();
        if (atLeast && atMost) {
            return Finding.missing("trials of both, " + over + " and " + under + ", were ended by their cap");
        }
        Values logs = costs(o, cost, over).over(costs(o, cost, under)).map(Math::log);
        Finding mean = new Values(logs.bySeed(), Math.log(TargetGrid.RATIO)).mean(confidence);
        Optional<Interval> interval = mean.interval()
                .map(ends -> new Interval(
                        atMost ? Double.NEGATIVE_INFINITY : ends.low(),
                        atLeast ? Double.POSITIVE_INFINITY : ends.high()));
        return new Finding(mean.value(), interval, mean.n(), mean.missing()).under(Math::exp);
    }

    private static Values costs(Observations o, Quantity cost, String role) {
        Map<Long, Double> bySeed = new HashMap<>(at(o, cost, REACHED, role).bySeed());
        bySeed.putAll(at(o, cost, CAPPED, role).bySeed());
        return new Values(bySeed, 0);
    }

    private static Values at(Observations o, Quantity cost, String series, String role) {
        OptionalDouble size = size(o, role);
        return size.isPresent() ? o.at(cost, series, size.getAsDouble()) : Values.none();
    }

    /** Returns the mean over seeds of the slope of ln cost against ln batch size. */
    static Finding slope(Observations o, Quantity cost, double confidence) {
        return isWhole(o, cost) ? o.perSeed(cost, REACHED, Trends::logLogSlope).mean(confidence) : CUT;
    }

    /** Returns the mean over seeds of the rank correlation of a cost with the batch size. */
    static Finding rankCorrelation(Observations o, Quantity cost, double confidence) {
        return isWhole(o, cost) ? Trends.rankCorrelation(o, cost, REACHED, confidence) : CUT;
    }

    private static boolean isWhole(Observations o, Quantity cost) {
        return o.xs(cost, CAPPED).isEmpty();
    }

    /** Returns a figure of the curve S = S_min(1 + B_crit/B), fitted to the sizes of which every trial reached the target. */
    static Finding tradeOff(Observations o, Function<TradeOff, Finding> figure, double confidence) {
        List<Observations.Observation> updates = o.values().stream()
                .filter(value -> value.quantity().equals(Quantity.UPDATES.name())
                        && value.series().equals(REACHED))
                .filter(value -> !o.xs(Quantity.UPDATES, CAPPED).contains(value.x()))
                .toList();
        Optional<TradeOff> fit = TradeOff.of(
                updates.stream().mapToDouble(Observations.Observation::x).toArray(),
                updates.stream().mapToDouble(Observations.Observation::value).toArray(),
                confidence);
        return fit.map(figure).orElseGet(() -> Finding.missing("fewer than three batch sizes reached the target"));
    }
}
