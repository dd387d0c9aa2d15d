package dev.batchwise.proof;

import dev.batchwise.stats.Interval;
import dev.batchwise.stats.PairedComparison;
import dev.batchwise.stats.Sample;
import dev.batchwise.stats.Standing;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Training loss of the converted plan against that of the given one, at the same examples, paired over seeds. Until the plans
 * part their trials are the same to the bit, so only what comes after is compared.
 *
 * @param margin relative difference within which the curves count as the same
 * @param partedAtExamples where the plans first differ
 * @param n pairs
 * @param positions every curve position behind that, ascending; without a pair none
 * @param pValue of not being the same within the margin everywhere; empty without a position
 * @param verdict of {@link Standing}, in lower case
 * @param seedsNeeded how many might settle it, where it is undecided and that can be told
 */
public record CurveDifference(
        double margin,
        long partedAtExamples,
        int n,
        List<Position> positions,
        OptionalDouble pValue,
        String verdict,
        OptionalInt seedsNeeded) {
    private static final double LEAST_LOSS = 1e-9;

    /** Copies the list. */
    public CurveDifference {
        positions = List.copyOf(positions);
    }

    /**
     * The curves at one place. Differences are relative: −0.02 where the converted plan's loss is 2 % lower.
     *
     * @param examples shown
     * @param difference exp of the mean difference of log losses, less 1
     * @param low lower end of its interval, which holds at all positions at once; empty for one pair
     * @param high upper end
     */
    public record Position(long examples, double difference, OptionalDouble low, OptionalDouble high) {
        /** Returns whether the curves can be told apart here. */
        boolean isToldApart() {
            return low.orElse(-1) > 0 || high.orElse(1) < 0;
        }
    }

    static CurveDifference of(PairedTrials trials, PlanPair plans, ProofSpec spec) {
        long parted = plans.partedAtExamples();
        List<Long> places = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (long place : CurvePositions.of(plans.conversion(), spec.curvePoints())) {
            if (place > parted) {
                trials.differences(trial -> logLoss(trial, place)).ifPresent(sample -> {
                    places.add(place);
                    samples.add(sample);
                });
            }
        }
        int n = trials.pairs().size();
        if (samples.isEmpty()) {
            return new CurveDifference(
                    spec.curveMargin(),
                    parted,
                    n,
                    List.of(),
                    OptionalDouble.empty(),
                    Standing.UNDECIDED.label(),
                    OptionalInt.empty());
        }
        PairedComparison comparison = new PairedComparison(samples, spec.confidence(), Math.log1p(spec.curveMargin()));
        return new CurveDifference(
                spec.curveMargin(),
                parted,
                n,
                positions(places, comparison),
                OptionalDouble.of(comparison.pValue()),
                comparison.standing().label(),
                AccuracyDifference.seedsNeeded(comparison));
    }

    private static List<Position> positions(List<Long> places, PairedComparison comparison) {
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Interval interval = comparison.interval(i);
            positions.add(new Position(
                    places.get(i),
                    Math.expm1(comparison.differences().get(i).mean()),
                    relative(interval.low()),
                    relative(interval.high())));
        }
        return positions;
    }

    private static OptionalDouble relative(double end) {
        return Double.isInfinite(end) ? OptionalDouble.empty() : AccuracyDifference.finite(Math.expm1(end));
    }

    /** Returns the log loss at the first point from a place on; a loss too small for single precision counts as 1e-9. */
    private static double logLoss(TrialRecord trial, long place) {
        return trial.curve().stream()
                .filter(point -> point.examples() >= place)
                .mapToDouble(CurvePoint::trainLoss)
                .map(loss -> Math.log(Math.max(LEAST_LOSS, loss)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the curve of " + trial.spec().id() + " ends before " + place + " examples"));
    }
}
