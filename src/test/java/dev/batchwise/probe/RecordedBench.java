package dev.batchwise.probe;

import dev.batchwise.run.Attempt;
import dev.batchwise.study.HardwareSpeed;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.PeakMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/** A machine of which every answer is known: an update of B takes 1 ms + B · 0.1 ms, a pass of B 2 MB + B · 10 kB. */
final class RecordedBench implements Bench {
    static final double OVERHEAD = 1e-3;
    static final double PER_EXAMPLE = 1e-4;
    static final long FIXED = 2_000_000;
    static final long EXAMPLE = 10_000;

    private final Map<Integer, Outcome> failing = new HashMap<>();
    private final Map<Integer, Outcome> failingAgain = new HashMap<>();
    private final Map<Integer, Integer> timesTaken = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private long freeBytes = 1L << 40;
    private int failsFrom = Integer.MAX_VALUE;

    /** A size fails whenever it is run. */
    RecordedBench failing(int batchSize) {
        failing.put(batchSize, new Outcome.OutOfMemory("can't allocate memory"));
        return this;
    }

    /** Every size from here on fails. */
    RecordedBench failingFrom(int batchSize) {
        failsFrom = batchSize;
        return this;
    }

    /** A size fails when it is run again. */
    RecordedBench failingAgain(int batchSize) {
        failingAgain.put(batchSize, new Outcome.Crashed("its worker was lost (killed by signal 9)"));
        return this;
    }

    /** So much memory is free. */
    RecordedBench free(long bytes) {
        freeBytes = bytes;
        return this;
    }

    /** Returns what was asked, in order. */
    List<String> asked() {
        return asked;
    }

    @Override
    public int sideBySide() {
        return 2;
    }

    @Override
    public OptionalLong freeBytes() {
        return OptionalLong.of(freeBytes);
    }

    @Override
    public Attempt<NetworkWork> countWork() {
        return new Attempt.Ran<>(new NetworkWork(1000, 100, 1e6, 3e6));
    }

    private Optional<Outcome> failure(int size) {
        return size >= failsFrom
                ? Optional.of(new Outcome.OutOfMemory("can't allocate memory"))
                : Optional.ofNullable(failing.get(size));
    }

    @Override
    public List<Attempt<Optional<PeakMemory>>> measureMemory(List<Integer> batchSizes) {
        asked.add("memory " + batchSizes);
        return batchSizes.stream().map(this::memory).toList();
    }

    private Attempt<Optional<PeakMemory>> memory(int size) {
        Optional<Outcome> failure = failure(size);
        return failure.isPresent()
                ? new Attempt.Failed<>(failure.get())
                : new Attempt.Ran<>(Optional.of(new PeakMemory(size, 1, FIXED + EXAMPLE * size)));
    }

    @Override
    public void prepare(SortedMap<Integer, Long> peaks) {
        asked.add("prepare " + peaks.keySet());
    }

    @Override
    public Attempt<List<Double>> time(int batchSize) {
        asked.add("time " + batchSize);
        double round = 1 + 0.01 * (timesTaken.merge(batchSize, 1, Integer::sum) - 2); // 0.99, 1, 1.01
        double seconds = (OVERHEAD + PER_EXAMPLE * batchSize) * round;
        return new Attempt.Ran<>(List.of(seconds, seconds, seconds));
    }

    @Override
    public Attempt<HardwareSpeed> measureHardware() {
        asked.add("hardware");
        return new Attempt.Ran<>(new HardwareSpeed(100, 10));
    }

    @Override
    public Attempt<List<Double>> runAgain(int batchSize) {
        asked.add("again " + batchSize);
        return failingAgain.containsKey(batchSize)
                ? new Attempt.Failed<>(failingAgain.get(batchSize))
                : new Attempt.Ran<>(List.of(1.0));
    }
}
