package dev.batchwise.advice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.batchwise.stats.RelativeLine;
import dev.batchwise.study.Arm;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The batch size with the least time to a target that follows from two measurements: with updates S_min(1 + B_crit/B), each of
 * which takes c(B_sat + B), their product is least at B* = √(B_sat·B_crit).
 *
 * @param arm learning-rate policy
 * @param saturationBatch B_sat, where the overhead of an update is as long as its examples take
 * @param criticalBatch B_crit
 * @param batchSize B*
 * @param low lower end, from that of B_crit alone
 * @param high upper end
 * @param source of B_sat: {@code probe} or {@code trials}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FastestBatch(
        Arm arm,
        double saturationBatch,
        double criticalBatch,
        double batchSize,
        OptionalDouble low,
        OptionalDouble high,
        String source) {

    /**
     * Returns one for each arm whose critical batch size is identified; none where times tell no overhead.
     *
     * @param results of a study to a target
     * @param probe of the same network on the same machine, if there is one; else the times of the trials themselves tell
     */
    public static List<FastestBatch> of(StudyResults results, Optional<ProbeResults> probe) {
        return results.targetTrend().stream()
                .flatMap(trend -> trend.criticalBatch().filter(CriticalBatch::identified).stream()
                        .flatMap(critical -> of(trend.arm(), critical, results, probe).stream()))
                .toList();
    }

    private static Optional<FastestBatch> of(
            Arm arm, CriticalBatch critical, StudyResults results, Optional<ProbeResults> probe) {
        OptionalDouble saturation = probe.isPresent()
                ? probe.get().timeFit().stream()
                        .mapToDouble(ProbeResults.TimeFit::saturationBatch)
                        .findFirst()
                : ofTrials(arm, results);
        return saturation.stream()
                .filter(b -> b > 0 && Double.isFinite(b))
                .mapToObj(b -> of(arm, b, critical.criticalBatch(), probe.isPresent() ? "probe" : "trials"))
                .findFirst();
    }

    private static FastestBatch of(Arm arm, double saturation, CriticalBatch.Bounded critical, String source) {
        return new FastestBatch(
                arm,
                saturation,
                critical.value(),
                Math.sqrt(saturation * critical.value()),
                root(saturation, critical.low()),
                root(saturation, critical.high()),
                source);
    }

    private static OptionalDouble root(double saturation, OptionalDouble critical) {
        return critical.isPresent()
                ? OptionalDouble.of(Math.sqrt(saturation * critical.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble ofTrials(Arm arm, StudyResults results) {
        List<SizeComparison> timed = results.comparison().stream()
                .filter(size ->
                        size.arm().equals(arm) && size.examplesPerSecond().isPresent())
                .toList();
        double[] sizes = timed.stream().mapToDouble(SizeComparison::batchSize).toArray();
        double[] seconds = timed.stream()
                .mapToDouble(size -> size.batchSize() / size.examplesPerSecond().getAsDouble())
                .toArray();
        return RelativeLine.fit(sizes, seconds)
                .filter(line -> line.slope() > 0)
                .map(line -> OptionalDouble.of(line.intercept() / line.slope()))
                .orElse(OptionalDouble.empty());
    }
}
