package dev.batchwise.advice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.batchwise.stats.RankCorrelation;
import dev.batchwise.study.Arm;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How what it takes to reach a target goes with the batch size, over the sizes of one arm that have more than a lower bound.
 *
 * @param arm learning-rate policy
 * @param n how many sizes these are
 * @param updatesRankCorrelation Spearman's, of batch size with updates to the target; empty for fewer than
 *     {@value #LEAST_SIZES} sizes
 * @param examplesRankCorrelation the same with examples
 * @param smallest the smallest of these sizes
 * @param largest the largest of them
 * @param examplesRatio examples that the largest takes over those of the smallest; empty for fewer than two
 * @param criticalBatch of the sizes that every trial reached the target with; empty for fewer than three
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TargetTrend(
        Arm arm,
        int n,
        OptionalDouble updatesRankCorrelation,
        OptionalDouble examplesRankCorrelation,
        OptionalInt smallest,
        OptionalInt largest,
        OptionalDouble examplesRatio,
        Optional<CriticalBatch> criticalBatch) {
    /** Of two sizes a correlation is always 1 or −1, and says nothing. */
    static final int LEAST_SIZES = 3;

    /** Returns the trend of an arm's sizes, ascending. */
    static TargetTrend of(Arm arm, List<ToTarget> all, Optional<CriticalBatch> criticalBatch) {
        List<ToTarget> known = all.stream()
                .filter(size -> size.examples().stream().anyMatch(TargetCost::isKnown))
                .toList();
        int n = known.size();
        return new TargetTrend(
                arm,
                n,
                rank(known, size -> value(size.updates())),
                rank(known, size -> value(size.examples())),
                n == 0 ? OptionalInt.empty() : OptionalInt.of(known.get(0).batchSize()),
                n == 0 ? OptionalInt.empty() : OptionalInt.of(known.get(n - 1).batchSize()),
                n < 2
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(value(known.get(n - 1).examples())
                                / value(known.get(0).examples())),
                criticalBatch);
    }

    private static OptionalDouble rank(List<ToTarget> known, Function<ToTarget, Double> cost) {
        if (known.size() < LEAST_SIZES) {
            return OptionalDouble.empty();
        }
        List<Double> sizes =
                known.stream().map(size -> (double) size.batchSize()).toList();
        return RankCorrelation.of(sizes, known.stream().map(cost).toList()).rho();
    }

    private static double value(Optional<TargetCost> cost) {
        return cost.orElseThrow().value();
    }
}
