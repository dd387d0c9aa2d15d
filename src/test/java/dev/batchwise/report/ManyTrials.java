package dev.batchwise.report;

import dev.batchwise.advice.StudyResults;
import java.nio.file.Path;

/** A program of its own, so that it can be run with a heap of its own: writes the reports of 5,000 trials, prints seconds. */
final class ManyTrials {
    private ManyTrials() {}

    public static void main(String[] args) {
        StudyResults results = Studies.large(5_000);
        long start = System.nanoTime();
        Reports.write(Path.of(args[0]), results);
        System.out.println((System.nanoTime() - start) / 1e9);
    }
}
