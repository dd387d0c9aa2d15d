package dev.batchwise.claims;

/** What claims cost before they are run. */
public final class Forecasts {
    private Forecasts() {}

    /** Returns what all trials of a plan and the measurements that its protocols declare cost, in seconds of one core. */
    public static double coreSeconds(SharedTrials shared, Shapes shapes) {
        return shared.forecast().stream()
                        .mapToDouble(trial -> Cost.of(trial, shapes.of(trial.data())))
                        .sum()
                + shared.measuringCoreSeconds();
    }
}
