package dev.batchwise.advice;

import dev.batchwise.study.Arm;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The sharpness of one batch size's trained networks.
 *
 * @param arm learning-rate policy
 * @param batchSize B in examples
 * @param seeds networks measured
 * @param measures mean over seeds with its t interval, by measure
 * @param testAccuracy of the same networks
 * @param accuracyGap training less test accuracy
 * @param lossGap test less training loss, nats
 */
public record SharpnessOfSize(
        Arm arm,
        int batchSize,
        int seeds,
        Map<SharpnessMeasure, Estimate> measures,
        Optional<Estimate> testAccuracy,
        Optional<Estimate> accuracyGap,
        Optional<Estimate> lossGap) {
    /** Copies the map. */
    public SharpnessOfSize {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /** Returns the summary of networks that differ in their seed alone. */
    static SharpnessOfSize of(Arm arm, int batchSize, List<SharpnessResults> networks, double confidence) {
        Map<SharpnessMeasure, Estimate> measures = new LinkedHashMap<>();
        for (SharpnessMeasure measure : SharpnessMeasure.values()) {
            mean(networks, measure::of, confidence).ifPresent(estimate -> measures.put(measure, estimate));
        }
        return new SharpnessOfSize(
                arm,
                batchSize,
                networks.size(),
                measures,
                ofTrials(networks, MeasuredTrial::testAccuracy, confidence),
                ofTrials(networks, MeasuredTrial::accuracyGap, confidence),
                ofTrials(networks, MeasuredTrial::lossGap, confidence));
    }

    private static Optional<Estimate> ofTrials(
            List<SharpnessResults> networks, Function<MeasuredTrial, OptionalDouble> figure, double confidence) {
        return mean(networks, one -> one.trial().map(figure).orElse(OptionalDouble.empty()), confidence);
    }

    private static Optional<Estimate> mean(
            List<SharpnessResults> networks, Function<SharpnessResults, OptionalDouble> figure, double confidence) {
        List<Double> values = networks.stream()
                .map(figure)
                .flatMapToDouble(OptionalDouble::stream)
                .boxed()
                .toList();
        return Estimates.of(values, confidence, 0);
    }
}
