package benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two sides that are timed in turns, A B, B A, ...: what drifts harms both alike.
 *
 * @param firstName of the first side
 * @param secondName of the second
 * @param batch examples an update
 */
record Turns(String firstName, Side first, String secondName, Side second, int batch) {
    /** Runs both sides once, unmeasured, then in turns. */
    Figures measure(Effort effort) {
        int few = Math.max(1, 128 / batch);
        first.seconds(few);
        second.seconds(few);
        double updateSeconds = second.seconds(few) / few;
        int updates = effort.updates(updateSeconds);
        List<Double> firstSeconds = new ArrayList<>();
        List<Double> secondSeconds = new ArrayList<>();
        for (int i = 0; i < effort.pairs(updateSeconds); i++) {
            if (i % 2 == 0) {
                firstSeconds.add(first.seconds(updates));
                secondSeconds.add(second.seconds(updates));
            } else {
                secondSeconds.add(second.seconds(updates));
                firstSeconds.add(first.seconds(updates));
            }
        }
        return new Figures(this, updates, firstSeconds, secondSeconds);
    }

    /**
     * What came out.
     *
     * @param updates of each measurement
     * @param firstSeconds of the first side's measurements
     * @param secondSeconds of the second side's, pair by pair
     */
    record Figures(Turns turns, int updates, List<Double> firstSeconds, List<Double> secondSeconds) {
        /** Returns the row of how many times as fast as the second side the first one is. */
        Row row(String part, String what, Goal goal) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < firstSeconds.size(); i++) {
                ratios.add(secondSeconds.get(i) / firstSeconds.get(i));
            }
            String detail = String.format(
                    Locale.ROOT,
                    "%s %.0f, %s %.0f examples/s, %d updates",
                    turns.firstName,
                    speed(firstSeconds),
                    turns.secondName,
                    speed(secondSeconds),
                    updates);
            return Row.of(part, what, "ratio", ratios, goal, detail);
        }

        private double speed(List<Double> seconds) {
            return (double) updates * turns.batch / Row.median(seconds);
        }
    }
}
