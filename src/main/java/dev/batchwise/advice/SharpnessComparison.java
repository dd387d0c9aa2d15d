package dev.batchwise.advice;

import dev.batchwise.study.Arm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The sharpness of several checkpoints.
 *
 * @param format {@code batchwise-sharpness/1}
 * @param checkpoints one each, in the order asked for; by arm, batch size and seed in a study
 * @param sizes of a study, summarised over seeds; empty for checkpoints that are of none
 * @param trends of a study: rank correlations over the networks of each arm
 * @param warnings where scale-dependent and scale-free measures disagree, a sentence each
 */
public record SharpnessComparison(
        String format,
        List<SharpnessResults> checkpoints,
        List<SharpnessOfSize> sizes,
        List<SharpnessTrend> trends,
        List<String> warnings) {
    /** Level of the intervals. */
    private static final double CONFIDENCE = 0.95;

    /** Copies the lists. */
    public SharpnessComparison {
        checkpoints = List.copyOf(checkpoints);
        sizes = List.copyOf(sizes);
        trends = List.copyOf(trends);
        warnings = List.copyOf(warnings);
    }

    /** Returns the comparison of files: φ in the full space against adaptive ℓ∞ sharpness, for every pair and the first ε. */
    public static SharpnessComparison of(List<SharpnessResults> checkpoints) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < checkpoints.size(); i++) {
            for (int j = i + 1; j < checkpoints.size(); j++) {
                if (order(checkpoints.get(i), checkpoints.get(j)) < 0) {
                    warnings.add(
                            "φ and adaptive sharpness put [" + (i + 1) + "] and [" + (j + 1)
                                    + "] in opposite orders: φ depends on the scale of the weights, so do not conclude from it alone");
                }
            }
        }
        return new SharpnessComparison(SharpnessResults.FORMAT, checkpoints, List.of(), List.of(), warnings);
    }

    /** Returns a negative number where the two measures order a pair oppositely. */
    private static double order(SharpnessResults a, SharpnessResults b) {
        return difference(SharpnessMeasure.KESKAR_FULL, a, b) * difference(SharpnessMeasure.ADAPTIVE_LINF, a, b);
    }

    private static double difference(SharpnessMeasure measure, SharpnessResults a, SharpnessResults b) {
        OptionalDouble first = measure.of(a);
        OptionalDouble second = measure.of(b);
        return first.isEmpty() || second.isEmpty() ? 0 : Math.signum(first.getAsDouble() - second.getAsDouble());
    }

    /**
     * Returns the comparison of a study's trained networks.
     *
     * @param networks each with the trial it is the end of
     */
    public static SharpnessComparison ofStudy(List<SharpnessResults> networks) {
        List<SharpnessResults> ordered = networks.stream()
                .sorted(Comparator.comparing(
                                (SharpnessResults one) -> trial(one).arm())
                        .thenComparing(one -> trial(one).batchSize())
                        .thenComparing(one -> trial(one).seed()))
                .toList();
        List<Arm> arms =
                ordered.stream().map(one -> trial(one).arm()).distinct().toList();
        List<SharpnessOfSize> sizes = arms.stream()
                .flatMap(arm -> sizes(arm, of(arm, ordered)).stream())
                .toList();
        List<SharpnessTrend> trends = arms.stream()
                .flatMap(arm -> trends(arm, of(arm, ordered)).stream())
                .toList();
        return new SharpnessComparison(SharpnessResults.FORMAT, ordered, sizes, trends, warnings(trends));
    }

    private static MeasuredTrial trial(SharpnessResults network) {
        return network.trial()
                .orElseThrow(() -> new IllegalArgumentException(network.checkpoint() + " is of no trial"));
    }

    private static List<SharpnessResults> of(Arm arm, List<SharpnessResults> networks) {
        return networks.stream().filter(one -> trial(one).arm().equals(arm)).toList();
    }

    private static List<SharpnessOfSize> sizes(Arm arm, List<SharpnessResults> own) {
        return own.stream()
                .map(one -> trial(one).batchSize())
                .distinct()
                .map(size -> SharpnessOfSize.of(
                        arm,
                        size,
                        own.stream()
                                .filter(one -> trial(one).batchSize() == size)
                                .toList(),
                        CONFIDENCE))
                .toList();
    }

    private static List<SharpnessTrend> trends(Arm arm, List<SharpnessResults> own) {
        List<SharpnessTrend> trends = new ArrayList<>();
        for (SharpnessMeasure measure : SharpnessMeasure.values()) {
            Arrays.stream(SharpnessTrend.With.values())
                    .map(with -> SharpnessTrend.of(arm, measure, with, own, CONFIDENCE))
                    .filter(trend -> trend.n() > 1)
                    .forEach(trends::add);
        }
        return trends;
    }

    private static List<String> warnings(List<SharpnessTrend> trends) {
        List<String> warnings = new ArrayList<>();
        for (SharpnessTrend dependent : trends) {
            for (SharpnessTrend free : trends) {
                if (!dependent.scaleFree()
                        && free.scaleFree()
                        && dependent.arm().equals(free.arm())
                        && dependent.with() == free.with()
                        && dependent.sign() * free.sign() < 0) {
                    warnings.add(
                            dependent.measure().key() + " and " + free.measure().key() + " go with "
                                    + dependent.with().key() + " in opposite directions: "
                                    + dependent.measure().key()
                                    + " depends on the scale of the weights, so do not conclude from it alone");
                }
            }
        }
        return warnings;
    }
}
