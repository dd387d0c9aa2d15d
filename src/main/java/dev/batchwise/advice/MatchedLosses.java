package dev.batchwise.advice;

import dev.batchwise.study.Arm;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.TrialRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The sizes of one arm at equal training loss: the lowest loss that every completed replicate with a curve reached. The
 * point before training is no achievement and does not count as reaching; it serves interpolation only.
 */
final class MatchedLosses {
    /** A matched loss above this share of the loss before training says little: some size has hardly trained. */
    static final double BARELY_TRAINED = 0.8;

    private final Arm arm;
    private final Map<Integer, List<List<CurvePoint>>> curves;
    private final double confidence;
    private final double accuracyStep;

    private MatchedLosses(
            Arm arm, Map<Integer, List<List<CurvePoint>>> curves, double confidence, double accuracyStep) {
        this.arm = arm;
        this.curves = curves;
        this.confidence = confidence;
        this.accuracyStep = accuracyStep;
    }

    static MatchedLosses of(StudyRecord study, ArmComparison comparison) {
        Map<Integer, List<List<CurvePoint>>> curves = new TreeMap<>();
        for (Replicates size : comparison.sizes()) {
            List<List<CurvePoint>> ofSize = size.completed().stream()
                    .map(TrialRecord::curve)
                    .filter(curve -> curve.stream().anyMatch(p -> p.examples() > 0))
                    .toList();
            if (!ofSize.isEmpty()) {
                curves.put(size.batchSize(), ofSize);
            }
        }
        return new MatchedLosses(
                comparison.arm(), curves, study.spec().confidence(), ArmComparison.validationStep(study.shape()));
    }

    /** Returns the comparison; empty with fewer than two sizes, or when the loss is no lower than where one started. */
    Optional<MatchedLoss> result() {
        double loss = lowestReachedByAll();
        double start = all().mapToDouble(MatchedLosses::lossBefore).min().orElse(0);
        if (curves.size() < 2 || loss >= start) {
            return Optional.empty();
        }
        List<MatchedLoss.Size> sizes = new ArrayList<>();
        curves.forEach((batchSize, ofSize) -> sizes.add(size(batchSize, ofSize, loss)));
        return Optional.of(new MatchedLoss(arm, loss, sizes));
    }

    /** Returns whether the matched loss is above {@link #BARELY_TRAINED} of the mean loss before training. */
    boolean barelyTrained() {
        OptionalDouble start = all().mapToDouble(MatchedLosses::lossBefore)
                .filter(Double::isFinite)
                .average();
        return curves.size() > 1 && start.isPresent() && lowestReachedByAll() > BARELY_TRAINED * start.getAsDouble();
    }

    private Stream<List<CurvePoint>> all() {
        return curves.values().stream().flatMap(Collection::stream);
    }

    private double lowestReachedByAll() {
        return all().mapToDouble(curve -> curve.stream()
                        .filter(p -> p.examples() > 0)
                        .mapToDouble(CurvePoint::trainLoss)
                        .min()
                        .orElseThrow())
                .max()
                .orElse(0);
    }

    /** Returns the loss before training; +∞ when the curve has no such point. */
    private static double lossBefore(List<CurvePoint> curve) {
        CurvePoint first = curve.get(0);
        return first.examples() == 0 ? first.trainLoss() : Double.POSITIVE_INFINITY;
    }

    private MatchedLoss.Size size(int batchSize, List<List<CurvePoint>> ofSize, double loss) {
        List<Crossing> crossings =
                ofSize.stream().map(c -> Crossing.of(c, loss).orElseThrow()).toList();
        List<Double> accuracies = crossings.stream()
                .flatMap(c -> c.validationAccuracy().stream().boxed())
                .toList();
        return new MatchedLoss.Size(
                batchSize,
                estimate(crossings, Crossing::examples),
                estimate(crossings, Crossing::updates),
                estimate(crossings, Crossing::seconds),
                Estimates.of(accuracies, confidence, accuracyStep));
    }

    private Estimate estimate(List<Crossing> crossings, ToDoubleFunction<Crossing> quantity) {
        List<Double> values = crossings.stream().map(quantity::applyAsDouble).toList();
        return Estimates.of(values, confidence, 0).orElseThrow();
    }
}
