package dev.batchwise.run;

/**
 * How many trials run side by side, and in what processes.
 *
 * @param slots at least 1
 * @param command how each worker process is started
 */
public record WorkerPool(int slots, WorkerCommand command) {}
