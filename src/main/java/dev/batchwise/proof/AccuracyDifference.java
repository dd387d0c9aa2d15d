package dev.batchwise.proof;

import dev.batchwise.stats.Interval;
import dev.batchwise.stats.PairedComparison;
import dev.batchwise.stats.Sample;
import dev.batchwise.stats.Standing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Final test accuracy (0..1) of the converted plan less that of the given one, paired over seeds.
 *
 * @param difference mean; empty without a pair
 * @param low lower end of its t interval; empty for fewer than two pairs
 * @param high upper end
 * @param n pairs
 * @param margin within which the plans count as the same
 * @param pValue of not being the same within the margin (two one-sided tests); empty without a pair
 * @param verdict of {@link Standing}, in lower case
 * @param seedsNeeded how many might settle it, where it is undecided and that can be told
 */
public record AccuracyDifference(
        OptionalDouble difference,
        OptionalDouble low,
        OptionalDouble high,
        int n,
        double margin,
        OptionalDouble pValue,
        String verdict,
        OptionalInt seedsNeeded) {
    /** More seeds than this are not worth suggesting. */
    static final int MOST_SEEDS = 100;

    static AccuracyDifference of(PairedTrials trials, ProofRecord record) {
        double margin = record.spec().margin();
        Optional<Sample> found = trials.differences(
                        trial -> trial.outcome().measured().testAccuracy().orElseThrow())
                .map(d -> d.withSpreadAtLeast(PlanTrials.step(record.shape().testExamples())));
        return found.map(d -> of(d, record.spec().confidence(), margin))
                .orElse(new AccuracyDifference(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        0,
                        margin,
                        OptionalDouble.empty(),
                        Standing.UNDECIDED.label(),
                        OptionalInt.empty()));
    }

    private static AccuracyDifference of(Sample difference, double confidence, double margin) {
        PairedComparison comparison = new PairedComparison(List.of(difference), confidence, margin);
        Interval interval = comparison.interval(0);
        return new AccuracyDifference(
                OptionalDouble.of(difference.mean()),
                finite(interval.low()),
                finite(interval.high()),
                difference.n(),
                margin,
                OptionalDouble.of(comparison.pValue()),
                comparison.standing().label(),
                seedsNeeded(comparison));
    }

    /** Returns how many seeds might settle what is undecided. */
    static OptionalInt seedsNeeded(PairedComparison comparison) {
        return comparison.standing() == Standing.UNDECIDED ? comparison.blocksNeeded(MOST_SEEDS) : OptionalInt.empty();
    }

    /** Returns an end of an interval; empty where nothing bounds it. */
    static OptionalDouble finite(double end) {
        return Double.isFinite(end) ? OptionalDouble.of(end) : OptionalDouble.empty();
    }
}
