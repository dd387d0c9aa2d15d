package dev.batchwise.probe;

import dev.batchwise.run.Attempt;
import dev.batchwise.study.HardwareSpeed;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.PeakMemory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/** Where batch sizes are run. What it answers is all that a probe knows of the machine. */
public interface Bench {
    /** Returns how many sizes may be run side by side where no time is taken, at least 1. */
    int sideBySide();

    /** Returns the memory that is free now; empty where the system does not tell. */
    OptionalLong freeBytes();

    /** Counts what training the network asks of the hardware. */
    Attempt<NetworkWork> countWork();

    /** Runs a few updates of each size in a fresh process each, side by side, and returns their peaks in the same order. */
    List<Attempt<Optional<PeakMemory>>> measureMemory(List<Integer> batchSizes);

    /**
     * Gets ready to time these sizes, each in a process of its own.
     *
     * @param peaks what each takes above rest, 0 where it is not known
     */
    void prepare(SortedMap<Integer, Long> peaks);

    /** Runs updates of a size in its own process, nothing else meanwhile, and returns the seconds of each. */
    Attempt<List<Double>> time(int batchSize);

    /** Measures the machine's ceilings, nothing else meanwhile. */
    Attempt<HardwareSpeed> measureHardware();

    /** Runs a few updates of a size in a process that has run nothing before. */
    Attempt<List<Double>> runAgain(int batchSize);
}
