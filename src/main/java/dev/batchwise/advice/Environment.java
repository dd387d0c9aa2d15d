package dev.batchwise.advice;

/**
 * Where a study was run; kept beside every number.
 *
 * @param batchwise version of this program
 * @param commit of the source it was built from, or {@code unknown}
 * @param java runtime version and vendor
 * @param libtorch version
 * @param os name, version and architecture
 * @param cpu model name
 * @param cores available to the process
 * @param memoryBytes of the machine
 * @param workers processes that trained side by side
 * @param threadsPerTrial intra-op threads of each
 */
public record Environment(
        String batchwise,
        String commit,
        String java,
        String libtorch,
        String os,
        String cpu,
        int cores,
        long memoryBytes,
        int workers,
        int threadsPerTrial) {}
