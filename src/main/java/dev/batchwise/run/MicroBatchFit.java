package dev.batchwise.run;

import dev.batchwise.study.Batching;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Finds the most examples that one pass may hold within a limit of memory. Every size is run in a fresh worker and its peak
 * measured, none is extrapolated: first the whole batch, then, by bisection, powers of two.
 */
public final class MicroBatchFit {
    private final Slot slot;
    private final StudyListener listener;

    /**
     * Creates a fit.
     *
     * @param command how workers are started
     * @param listener hears which sizes are measured
     */
    public MicroBatchFit(WorkerCommand command, StudyListener listener) {
        this.slot = new Slot(0, command, Path.of("").toAbsolutePath(), listener);
        this.listener = listener;
    }

    /**
     * Returns the micro-batch; empty if whole batches fit.
     *
     * @param trial whose largest batch is to fit
     * @param limitBytes memory that training may take above rest
     * @throws UsageException if not even the shortest pass fits, with what that needs
     */
    public OptionalInt within(TrialSpec trial, long limitBytes) {
        int largest = trial.plan().largestBatch();
        if (fits(trial, largest, limitBytes)) {
            return OptionalInt.empty();
        }
        List<Integer> sizes = candidates(trial.batching(), largest);
        int fitting = -1;
        int tooLarge = sizes.size();
        while (tooLarge - fitting > 1) {
            int middle = (fitting + tooLarge) >>> 1;
            if (fits(trial, sizes.get(middle), limitBytes)) {
                fitting = middle;
            } else {
                tooLarge = middle;
            }
        }
        if (fitting < 0) {
            throw new UsageException(tooLittle(trial, limitBytes));
        }
        return OptionalInt.of(sizes.get(fitting));
    }

    private static List<Integer> candidates(Batching batching, int largest) {
        List<Integer> sizes = new ArrayList<>();
        for (long size = batching.leastPass(); size < largest; size *= 2) {
            sizes.add((int) size);
        }
        return sizes;
    }

    private boolean fits(TrialSpec trial, int pass, long limitBytes) {
        OptionalLong peak = peak(trial, pass);
        return peak.isPresent() && peak.getAsLong() <= limitBytes;
    }

    /** Returns the peak of training in passes of that many examples; empty if that could not be run or measured. */
    private OptionalLong peak(TrialSpec trial, int pass) {
        listener.measuring(pass);
        int largest = trial.plan().largestBatch();
        TrialSpec whole = trial.rehearsal("memory", trial.plan().atBatch(largest, 2L * largest));
        TrialSpec cut = pass < largest ? whole.withBatching(whole.batching().withMicroBatch(pass)) : whole;
        Optional<PeakMemory> measured = slot.measureMemory(cut);
        return measured.map(memory -> OptionalLong.of(memory.peakBytes())).orElse(OptionalLong.empty());
    }

    private String tooLittle(TrialSpec trial, long limitBytes) {
        int least = trial.batching().leastPass();
        OptionalLong needed = peak(trial, least);
        String what = least == 1 ? "one example" : "one ghost batch of " + least;
        return "--memory-limit of " + words(limitBytes) + " is below what a pass of " + what + " of "
                + trial.model()
                + " needs"
                + (needed.isPresent()
                        ? " (" + words(needed.getAsLong()) + " measured); give at least "
                                + typed(needed.getAsLong() + needed.getAsLong() / 10)
                        : ", which could not be run; give more");
    }

    private static String words(long bytes) {
        return bytes < 1_000_000 ? bytes + " B" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** Returns an amount as the option takes it. */
    private static String typed(long bytes) {
        return bytes < 1_000_000 ? bytes + "B" : (long) Math.ceil(bytes / 1e6) + "MB";
    }
}
