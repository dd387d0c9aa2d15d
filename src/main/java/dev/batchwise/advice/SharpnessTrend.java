package dev.batchwise.advice;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.batchwise.stats.Interval;
import dev.batchwise.stats.RankCorrelation;
import dev.batchwise.study.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a measure of sharpness goes with something else, over the networks of an arm: Spearman's rank correlation.
 *
 * @param arm learning-rate policy
 * @param measure which
 * @param scaleFree whether rescaling layers leaves it as it is
 * @param with what
 * @param n networks
 * @param rho the correlation; empty where one of the two does not vary
 * @param low lower end of its interval; empty for fewer than five trials, and for ρ of ±1
 * @param high upper end
 */
public record SharpnessTrend(
        Arm arm,
        SharpnessMeasure measure,
        boolean scaleFree,
        With with,
        int n,
        OptionalDouble rho,
        OptionalDouble low,
        OptionalDouble high) {

    /** What a measure is compared with. */
    public enum With {
        /** B. */
        BATCH_SIZE("batchSize"),
        /** Training less test accuracy. */
        ACCURACY_GAP("accuracyGap"),
        /** Test less training loss. */
        LOSS_GAP("lossGap");

        private final String key;

        With(String key) {
            this.key = key;
        }

        /** Returns the name in JSON. */
        @JsonValue
        public String key() {
            return key;
        }

        private OptionalDouble of(MeasuredTrial trial) {
            return switch (this) {
                case BATCH_SIZE -> OptionalDouble.of(trial.batchSize());
                case ACCURACY_GAP -> trial.accuracyGap();
                case LOSS_GAP -> trial.lossGap();
            };
        }
    }

    /** Returns the correlation over those of an arm's networks that have both. */
    static SharpnessTrend of(
            Arm arm, SharpnessMeasure measure, With with, List<SharpnessResults> networks, double confidence) {
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (SharpnessResults one : networks) {
            OptionalDouble x = one.trial().map(with::of).orElse(OptionalDouble.empty());
            OptionalDouble y = measure.of(one);
            if (x.isPresent() && y.isPresent()) {
                xs.add(x.getAsDouble());
                ys.add(y.getAsDouble());
            }
        }
        RankCorrelation found = RankCorrelation.of(xs, ys);
        Optional<Interval> interval = found.interval(confidence);
        return new SharpnessTrend(
                arm,
                measure,
                measure.scale() == SharpnessMeasure.Scale.FREE,
                with,
                found.n(),
                found.rho(),
                end(interval.map(Interval::low)),
                end(interval.map(Interval::high)));
    }

    private static OptionalDouble end(Optional<Double> end) {
        return end.stream().mapToDouble(x -> x).findFirst();
    }

    /** Returns 1 or −1 where the interval leaves no doubt of the sign, else 0. */
    int sign() {
        if (low.isEmpty() || high.isEmpty()) {
            return 0;
        }
        return low.getAsDouble() > 0 ? 1 : high.getAsDouble() < 0 ? -1 : 0;
    }
}
