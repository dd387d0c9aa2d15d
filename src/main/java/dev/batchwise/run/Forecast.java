package dev.batchwise.run;

import dev.batchwise.schedule.Constant;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How long a study still takes, from what its ended trials took. An update of B examples is taken to cost a fixed part and a
 * part in proportion to B, learned from the sizes seen so far: of the same model, as long as there are any.
 */
public final class Forecast {
    private final Map<Kind, Long> updatesExpected = new LinkedHashMap<>();
    private final Map<Kind, Long> updatesMade = new HashMap<>();
    private final Map<Kind, Double> seconds = new LinkedHashMap<>();
    private double secondsPlanned;
    private double secondsTaken;
    private final int slots;
    private final int trialsExpected;
    private int trialsEnded;

    /** Updates that cost about the same. */
    private record Kind(String model, int size) {
        static Kind of(TrialSpec trial) {
            return new Kind(trial.model(), Forecast.size(trial));
        }
    }

    /**
     * Creates a forecast.
     *
     * @param trials all that are expected
     * @param slots trials side by side
     */
    public Forecast(List<TrialSpec> trials, int slots) {
        this.slots = slots;
        trialsExpected = trials.size();
        trials.forEach(trial -> updatesExpected.merge(Kind.of(trial), trial.updates(), Long::sum));
    }

    /** Takes an ended trial into account. */
    public synchronized void ended(TrialRecord trial) {
        trialsEnded++;
        updatesMade.merge(Kind.of(trial.spec()), trial.spec().updates(), Long::sum);
        timed(trial);
        if (trial.updates() > 0) {
            secondsPlanned += trial.trainSeconds() * trial.spec().updates() / trial.updates();
            secondsTaken += trial.trainSeconds();
        }
    }

    /** Learns from a trial that is not one of those expected. */
    public synchronized void timed(TrialRecord trial) {
        if (trial.updates() > 0 && trial.trainSeconds() > 0) {
            seconds.put(Kind.of(trial.spec()), trial.trainSeconds() / trial.updates());
        }
    }

    /** Returns the batch size, or the mean one of a plan that changes it. */
    private static int size(TrialSpec trial) {
        return trial.plan().batchSize() instanceof Constant
                ? trial.batchSize()
                : (int) Math.max(1, Math.round((double) trial.budgetExamples() / trial.updates()));
    }

    /** Returns the number of trials that have ended. */
    public synchronized int trialsEnded() {
        return trialsEnded;
    }

    /** Returns the number of trials expected in all; searches that are extended raise it as they go. */
    public synchronized int trialsExpected() {
        return Math.max(trialsExpected, trialsEnded);
    }

    /** Returns the seconds still to go; empty while nothing is known. */
    public synchronized OptionalDouble secondsLeft() {
        if (seconds.isEmpty()) {
            return OptionalDouble.empty();
        }
        double work = 0;
        for (Map.Entry<Kind, Long> expected : updatesExpected.entrySet()) {
            long left = Math.max(0, expected.getValue() - updatesMade.getOrDefault(expected.getKey(), 0L));
            work += left * secondsOfUpdate(expected.getKey());
        }
        // Trials to a target end before their cap; the others to come are taken to do so too.
        double share = secondsPlanned > 0 ? secondsTaken / secondsPlanned : 1;
        return OptionalDouble.of(work * share / slots);
    }

    /**
     * Returns the seconds one update of a size takes: measured, or scaled from the nearest size that was.
     *
     * @throws java.util.NoSuchElementException if no size was measured
     */
    public synchronized double secondsOfUpdate(int batchSize) {
        return nearest(seconds.entrySet(), batchSize);
    }

    private double secondsOfUpdate(Kind kind) {
        List<Map.Entry<Kind, Double>> alike = seconds.entrySet().stream()
                .filter(known -> known.getKey().model().equals(kind.model()))
                .toList();
        return nearest(alike.isEmpty() ? seconds.entrySet() : alike, kind.size());
    }

    private static double nearest(Collection<Map.Entry<Kind, Double>> known, int batchSize) {
        return known.stream()
                .min(Comparator.comparingDouble(
                        e -> Math.abs(Math.log((double) e.getKey().size() / batchSize))))
                .map(e -> e.getValue()
                        * Math.max(1, (double) batchSize / Math.max(e.getKey().size(), 64)))
                .orElseThrow();
    }
}
