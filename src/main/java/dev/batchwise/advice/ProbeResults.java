package dev.batchwise.advice;

import dev.batchwise.study.Batching;
import dev.batchwise.study.HardwareSpeed;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.OptimizerSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What training costs at every batch size: the content of {@code probe.json}. It is read back where a time to target is
 * computed from {@link TimeFit#saturationBatch()}.
 *
 * @param format {@code batchwise-probe/1}
 * @param data name
 * @param model name
 * @param optimizer update rule and its constants
 * @param batching how batches were cut
 * @param trainExamples examples of the training split: no batch can be larger
 * @param rounds how often every size was timed
 * @param memoryLimitBytes what training was to take at most, if a limit was given
 * @param sizes that were run, ascending: every one of them was
 * @param notRun sizes that were asked for or come to and were not run, with the reason
 * @param largestThatRan the largest that ran, ran again in a fresh process, and is within the limit; empty if none did
 * @param fastest the size with the most examples a second
 * @param speedStopsGrowingAt the smallest size with at least 90 % of the most examples a second that any size has
 * @param timeFit time of an update against its size; empty with fewer than two sizes
 * @param memoryFit peak memory against size; empty with fewer than two sizes or where memory cannot be measured
 * @param hardware best of what the rounds found; empty if it could not be measured
 * @param work what the network asks of the hardware, if it could be counted
 * @param notes what a reader should know, a sentence each
 * @param seconds the whole measurement took
 * @param environment where it was measured
 */
public record ProbeResults(
        String format,
        String data,
        String model,
        OptimizerSpec optimizer,
        Batching batching,
        int trainExamples,
        int rounds,
        OptionalLong memoryLimitBytes,
        List<Size> sizes,
        List<NotRun> notRun,
        OptionalInt largestThatRan,
        OptionalInt fastest,
        OptionalInt speedStopsGrowingAt,
        Optional<TimeFit> timeFit,
        Optional<MemoryFit> memoryFit,
        Optional<HardwareSpeed> hardware,
        Optional<NetworkWork> work,
        List<String> notes,
        double seconds,
        Environment environment) {
    /** Name and version of the format. */
    public static final String FORMAT = "batchwise-probe/1";

    /** The share of the highest speed from which on a size counts as fast. */
    public static final double FAST = 0.9;

    /** Copies the lists. */
    public ProbeResults {
        sizes = List.copyOf(sizes);
        notRun = List.copyOf(notRun);
        notes = List.copyOf(notes);
    }

    /**
     * One batch size that was run.
     *
     * @param batchSize examples
     * @param outcome {@code ran}, {@code outOfMemory} (an allocation failed, the kernel ended the process for memory, or the
     *     peak is above the limit that was given) or {@code crashed}
     * @param detail what was seen; empty for a size that ran
     * @param examplesPerSecond the size over its median update; empty if it was not timed
     * @param updateSeconds times of single updates, the drawing of their examples among it; empty if it was not timed
     * @param peakMemoryBytes above rest, in a process of its own; empty if it could not be measured
     * @param use of the hardware, if that and the network's work are known
     */
    public record Size(
            int batchSize,
            String outcome,
            String detail,
            OptionalDouble examplesPerSecond,
            Optional<UpdateSeconds> updateSeconds,
            OptionalLong peakMemoryBytes,
            Optional<Use> use) {
        /** Outcome of a size that ran. */
        public static final String RAN = "ran";

        /** Says whether it ran. */
        public boolean hasRun() {
            return outcome.equals(RAN);
        }
    }

    /**
     * Times of single updates over all rounds.
     *
     * @param median seconds
     * @param lowerQuartile a quarter of the updates took less
     * @param upperQuartile a quarter of the updates took more
     * @param n updates
     */
    public record UpdateSeconds(double median, double lowerQuartile, double upperQuartile, int n) {}

    /**
     * What an update uses of the hardware's ceilings.
     *
     * @param matmulShare its arithmetic a second over the fastest matrix product's
     * @param copyShare the bytes it reads and writes at least, a second, over those of a copy; above 1 where caches serve them
     * @param boundBy {@code arithmetic} or {@code memory}, whichever share is larger; {@code overhead} if both are below
     *     {@value #LEAST}
     */
    public record Use(double matmulShare, double copyShare, String boundBy) {
        /** A smaller share of a ceiling does not bind. */
        public static final double LEAST = 0.15;

        /** Returns the use of these shares. */
        public static Use of(double matmulShare, double copyShare) {
            String larger = matmulShare >= copyShare ? "arithmetic" : "memory";
            return new Use(matmulShare, copyShare, Math.max(matmulShare, copyShare) < LEAST ? "overhead" : larger);
        }
    }

    /** A size that was not run. */
    public record NotRun(int batchSize, String reason) {}

    /**
     * Time of an update: overhead + B · perExample, least relative absolute deviations over all sizes that ran.
     *
     * @param overheadSeconds of an update, whatever its size
     * @param perExampleSeconds of each example beyond
     * @param saturationBatch B_sat = overhead/perExample: where the examples take as long as the overhead; the fit is left
     *     out where examples cost nothing
     * @param kneeBatch 10·overhead/perExample: from there on the fitted time of an example is within 10 % of its least
     * @param overheadRange least and greatest of the fits of single rounds
     * @param perExampleRange likewise
     * @param saturationRange likewise
     * @param worstDeviation largest relative difference between the line and a median
     * @param rounds n of the ranges
     */
    public record TimeFit(
            double overheadSeconds,
            double perExampleSeconds,
            double saturationBatch,
            double kneeBatch,
            Range overheadRange,
            Range perExampleRange,
            Range saturationRange,
            double worstDeviation,
            int rounds) {}

    /** Least and greatest of a few values. */
    public record Range(double low, double high) {}

    /**
     * Peak memory above rest: fixed + B · perExample, least squares over the larger sizes that ran: those
     * above the last whose peak is less than twice the least one, or where these are fewer than three, the upper half of all,
     * but three if there are.
     *
     * @param fixedBytes whatever the size
     * @param perExampleBytes of each example
     * @param r2 share of the variance that the line explains
     * @param batchSizes that were fitted
     */
    public record MemoryFit(double fixedBytes, double perExampleBytes, double r2, List<Integer> batchSizes) {
        /** Copies the sizes. */
        public MemoryFit {
            batchSizes = List.copyOf(batchSizes);
        }
    }
}
