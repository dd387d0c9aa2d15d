package dev.batchwise.probe;

import dev.batchwise.advice.Environment;
import dev.batchwise.advice.ProbeResults;
import dev.batchwise.run.Attempt;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One probe: which sizes run and what memory they take, then their times in rounds, then the largest once more. It decides by
 * what the bench answers and by nothing else.
 */
public final class ProbeRun {
    private final ProbeSpec spec;
    private final Bench bench;
    private final Steps steps;
    private final Clock clock;

    /**
     * Creates a run.
     *
     * @param listener hears of progress
     * @param clock times the whole of it
     */
    public ProbeRun(ProbeSpec spec, Bench bench, ProbeListener listener, Clock clock) {
        this.spec = spec;
        this.bench = bench;
        this.clock = clock;
        steps = new Steps(spec, listener);
    }

    /** Measures, and returns what was found; that a size fails is found too. */
    public ProbeResults run(Environment environment) {
        Instant start = clock.instant();
        steps.begin("counting the network's work");
        Attempt<NetworkWork> counted = bench.countWork();
        Optional<NetworkWork> work = counted.value();
        Feasibility feasibility = new Feasibility(spec, bench, work, steps);
        counted.failure()
                .ifPresent(outcome ->
                        feasibility.notes().add("the network's work could not be counted: " + outcome.detail()));
        feasibility.measure();
        Rounds rounds = new Rounds(spec, bench, steps, feasibility.sizes());
        rounds.run();
        OptionalInt largest = confirmed(feasibility.sizes());
        double seconds = Duration.between(start, clock.instant()).toNanos() / 1e9;
        return new Findings(spec, feasibility, work, rounds.hardware()).results(largest, seconds, environment);
    }

    /** Returns the largest size that runs again; those that do not have failed. */
    private OptionalInt confirmed(NavigableMap<Integer, Measured> sizes) {
        for (Measured size : sizes.descendingMap().values()) {
            if (size.hasRun()) {
                steps.begin("B=" + size.batchSize() + " again");
                Optional<Outcome> failure = bench.runAgain(size.batchSize()).failure();
                if (failure.isEmpty()) {
                    steps.done();
                    return OptionalInt.of(size.batchSize());
                }
                size.failedLater(failure.get());
                steps.found("B=" + size.batchSize() + ": "
                        + size.failure().orElseThrow().detail());
            }
        }
        return OptionalInt.empty();
    }
}
