package dev.batchwise.report;

import dev.batchwise.advice.StudyResults;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;

/**
 * A program of its own, so that it can be run with a heap of its own: writes the reports of 5,000 trials, prints the seconds
 * of processor time that took, which a busy machine does not lengthen.
 */
final class ManyTrials {
    private ManyTrials() {}

    public static void main(String[] args) {
        StudyResults results = Studies.large(5_000);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        Reports.write(Path.of(args[0]), results);
        System.out.println((clock.getCurrentThreadCpuTime() - start) / 1e9);
    }
}
