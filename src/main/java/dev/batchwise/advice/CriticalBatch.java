package dev.batchwise.advice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.batchwise.stats.Interval;
import dev.batchwise.stats.Quantiles;
import dev.batchwise.stats.TradeOff;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The critical batch size of an arm: where one has paid twice the fewest updates and twice the fewest examples. Fitted over the
 * trials of those sizes of which every one reached the target.
 *
 * @param sizes how many
 * @param trials how many
 * @param criticalBatch B_crit, examples
 * @param leastUpdates S_min
 * @param leastExamples E_min
 * @param rSquared share of the variance of ln(updates) that the curve explains
 * @param identified whether the sizes bound B_crit on both sides
 * @param noiseScale median gradient noise scale of those trials that measured it while they trained, to be read as an order of
 *     magnitude of B_crit (on images it is 2 to 8 times as large; McCandlish et al. 2018)
 * @param note what a reader should know: why it is not identified, or empty
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CriticalBatch(
        int sizes,
        int trials,
        Bounded criticalBatch,
        Bounded leastUpdates,
        Bounded leastExamples,
        double rSquared,
        boolean identified,
        OptionalDouble noiseScale,
        String note) {
    /**
     * A figure with its bootstrap interval.
     *
     * @param value as fitted
     * @param low lower end; empty where nothing bounds it
     * @param high upper end; empty where nothing bounds it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Bounded(double value, OptionalDouble low, OptionalDouble high) {
        private static Bounded of(double value, Interval interval) {
            return new Bounded(
                    value,
                    interval.low() > 0 ? OptionalDouble.of(interval.low()) : OptionalDouble.empty(),
                    Double.isFinite(interval.high()) ? OptionalDouble.of(interval.high()) : OptionalDouble.empty());
        }
    }

    /** Returns the fit over sizes of which every trial reached the target; empty for fewer than three. */
    static Optional<CriticalBatch> of(List<Replicates> rivals, double confidence) {
        List<TrialRecord> trials =
                rivals.stream().flatMap(size -> size.completed().stream()).toList();
        double[] sizes = trials.stream().mapToDouble(t -> t.spec().batchSize()).toArray();
        double[] updates = trials.stream().mapToDouble(TrialRecord::updates).toArray();
        return TradeOff.of(sizes, updates, confidence)
                .map(fit -> new CriticalBatch(
                        rivals.size(),
                        trials.size(),
                        Bounded.of(fit.criticalBatch(), fit.criticalInterval()),
                        Bounded.of(fit.leastUpdates(), fit.leastUpdatesInterval()),
                        Bounded.of(fit.leastExamples(), fit.leastExamplesInterval()),
                        fit.rSquared(),
                        fit.isIdentified(),
                        noiseScale(trials),
                        note(fit)));
    }

    private static OptionalDouble noiseScale(List<TrialRecord> trials) {
        List<Double> measured = trials.stream()
                .flatMap(trial -> trial.noise().stream()
                        .map(samples ->
                                StreamedNoise.of(samples, trial.examples()).noiseScale()))
                .filter(NoiseScale::identified)
                .flatMapToDouble(scale -> scale.value().stream())
                .boxed()
                .toList();
        return measured.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Quantiles.median(measured));
    }

    private static String note(TradeOff fit) {
        if (fit.isIdentified()) {
            return "";
        }
        return fit.criticalInterval().low() > 0
                ? "scaling is as good as perfect up to the largest size, so the critical batch size may be any above; add larger"
                        + " sizes to --batch-sizes"
                : "updates hardly fall from the smallest size on, so the critical batch size may be any below; add smaller sizes to"
                        + " --batch-sizes";
    }
}
