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
        long before = System.nanoTime();
        for (int i = 0; i < timing.warmUps() && (i < 1 || within(timing.seconds(), before)); i++) {
            update();
        }
        List<Double> seconds = new ArrayList<>();
        long start = System.nanoTime();
        while (goesOn(timing, seconds.size(), start)) {
            long from = System.nanoTime();
            update();
            seconds.add(since(from));
        }
        return seconds;
    }

    private static boolean goesOn(UpdateTiming timing, int made, long start) {
        return made < 1
                || since(start) < timing.seconds()
                || (made < timing.least() && within(UpdateTiming.PATIENCE * timing.seconds(), start));
    }

    /** Says whether fewer seconds have passed; 0 never pass. */
    private static boolean within(double seconds, long start) {
        return seconds == 0 || since(start) < seconds;
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private void update() {
        double loss = training.update();
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException(
                    "the loss was " + loss + " at update " + (training.updates() + 1) + ", so nothing can be timed");
        }
    }
}
