package dev.batchwise.train;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.Stopping.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Judges when a trial ends before its budget. What is judged at curve points follows from the curve alone, so an
 * interrupted trial goes on with the same judgement.
 */
record Stops(Stopping stopping) {
    /**
     * Why a trial ends.
     *
     * @param rule which
     * @param reason in words, with its figures
     */
    record Ending(Rule rule, String reason) {
        /** Says whether it is a budget that was spent: where the examples are spent too, nothing was cut short. */
        boolean isBudget() {
            return rule == Rule.UPDATES || rule == Rule.SECONDS;
        }
    }

    /** Says whether one of the budgets counted update by update is spent. */
    boolean isSpent(long updates, double seconds) {
        return stopping.updates().stream().anyMatch(most -> updates >= most)
                || stopping.seconds().stream().anyMatch(most -> seconds >= most);
    }

    /** Returns why a trial ends here; empty if it goes on. */
    Optional<Ending> at(List<CurvePoint> curve, long updates, double seconds) {
        return target(curve).or(() -> patience(curve)).or(() -> plateau(curve)).or(() -> budgets(updates, seconds));
    }

    private Optional<Ending> target(List<CurvePoint> curve) {
        return stopping.target()
                .filter(target -> !curve.isEmpty() && target.isReachedBy(curve.get(curve.size() - 1)))
                .map(target -> new Ending(
                        Rule.TARGET,
                        target.text() + " was reached (" + figure(target.score(curve.get(curve.size() - 1))) + ")"));
    }

    private Optional<Ending> patience(List<CurvePoint> curve) {
        int since = since(curve, Stops::validationLoss, 0);
        return stopping.patience().stream().anyMatch(most -> since >= most)
                ? Optional.of(new Ending(
                        Rule.PATIENCE,
                        "the validation loss had no new least for " + since
                                + " curve points; back to the weights of its least, "
                                + figure(validationLoss(curve.get(best(curve)))) + " nats after "
                                + curve.get(best(curve)).examples() + " examples"))
                : Optional.empty();
    }

    private Optional<Ending> plateau(List<CurvePoint> curve) {
        int since = since(curve, CurvePoint::trainLoss, Stopping.LEAST_FALL);
        return stopping.plateau().stream().anyMatch(most -> since >= most)
                ? Optional.of(new Ending(
                        Rule.PLATEAU,
                        "the training loss did not fall by " + 100 * Stopping.LEAST_FALL + " % for " + since
                                + " curve points"))
                : Optional.empty();
    }

    private Optional<Ending> budgets(long updates, double seconds) {
        if (stopping.updates().stream().anyMatch(most -> updates >= most)) {
            return Optional.of(new Ending(Rule.UPDATES, updates + " updates were made"));
        }
        return stopping.seconds().stream().anyMatch(most -> seconds >= most)
                ? Optional.of(new Ending(Rule.SECONDS, figure(seconds) + " s of training were spent"))
                : Optional.empty();
    }

    /** Returns the index of the point with the least validation loss, the first of equals. */
    static int best(List<CurvePoint> curve) {
        return curve.size() - 1 - since(curve, Stops::validationLoss, 0);
    }

    /** Returns how many points ago the loss had its last least, lower by that share than the one before. */
    private static int since(List<CurvePoint> curve, ToDoubleFunction<CurvePoint> loss, double share) {
        double least = Double.POSITIVE_INFINITY;
        int at = 0;
        for (int i = 0; i < curve.size(); i++) {
            double value = loss.applyAsDouble(curve.get(i));
            if (value < least * (1 - share)) {
                least = value;
                at = i;
            }
        }
        return Math.max(0, curve.size() - 1 - at);
    }

    private static double validationLoss(CurvePoint point) {
        return point.validationLoss().orElse(Double.NaN);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
