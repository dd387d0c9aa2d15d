package dev.batchwise.train;

import dev.batchwise.study.UpdateTiming;
import java.util.ArrayList;
import java.util.List;

/** Updates of a training, each with its time. */
final class TimedUpdates {
    private final Training training;

    TimedUpdates(Training training) {
        this.training = training;
        training.passes().insist();
    }

    /**
     * Makes the updates.
     *
     * @return seconds of each that was timed, in order
     * @throws IllegalStateException if a loss is not finite: such an update ends before the update rule
     */
    List<Double> run(UpdateTiming timing) {
        for (int i = 0; i < timing.warmUps(); i++) {
            update();
        }
        List<Double> seconds = new ArrayList<>();
        long start = System.nanoTime();
        while (seconds.size() < timing.least() || (System.nanoTime() - start) / 1e9 < timing.seconds()) {
            long before = System.nanoTime();
            update();
            seconds.add((System.nanoTime() - before) / 1e9);
        }
        return seconds;
    }

    private void update() {
        double loss = training.update();
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException(
                    "the loss was " + loss + " at update " + (training.updates() + 1) + ", so nothing can be timed");
        }
    }
}
