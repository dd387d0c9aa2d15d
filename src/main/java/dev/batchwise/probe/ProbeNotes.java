package dev.batchwise.probe;

import dev.batchwise.advice.Figures;
import dev.batchwise.advice.ProbeResults.MemoryFit;
import dev.batchwise.advice.ProbeResults.Size;
import dev.batchwise.advice.ProbeResults.TimeFit;
import dev.batchwise.stats.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a reader of a probe should know before believing it. */
final class ProbeNotes {
    /** A line further from a median than this does not describe it. */
    private static final double POOR_TIME = 0.25;

    private static final double POOR_MEMORY = 0.95;

    /** Rounds on a quiet machine agree within this. */
    private static final double UNSTEADY = 0.2;

    private final List<Size> sizes;
    private final List<Measured> ran;
    private final Optional<TimeFit> timeFit;
    private final Optional<MemoryFit> memoryFit;
    private final OptionalInt largest;

    /**
     * Creates notes.
     *
     * @param ran sizes that ran and were timed
     */
    ProbeNotes(
            List<Size> sizes,
            List<Measured> ran,
            Optional<TimeFit> timeFit,
            Optional<MemoryFit> memoryFit,
            OptionalInt largest) {
        this.sizes = sizes;
        this.ran = ran;
        this.timeFit = timeFit;
        this.memoryFit = memoryFit;
        this.largest = largest;
    }

    /** Returns the notes, a sentence each without its full stop. */
    List<String> all() {
        List<String> notes = new ArrayList<>();
        List<Integer> holes = sizes.stream()
                .filter(s -> !s.hasRun() && s.batchSize() < largest.orElse(0))
                .map(Size::batchSize)
                .toList();
        if (!holes.isEmpty()) {
            notes.add(Figures.sizes(holes) + " did not run although " + largest.getAsInt()
                    + " did: what fits need not end at one size");
        }
        timeFit.filter(fit -> fit.worstDeviation() > POOR_TIME)
                .ifPresent(fit -> notes.add("a straight line does not describe the time of an update well: it misses a"
                        + " size by " + Figures.number(100 * fit.worstDeviation())
                        + " %, as caches and kernels change with the size; go by the measured times"));
        memoryFit
                .filter(fit -> fit.r2() < POOR_MEMORY)
                .ifPresent(fit -> notes.add(
                        "a straight line does not describe peak memory well (R² " + Figures.number(fit.r2()) + ")"));
        unsteadiness()
                .filter(share -> share > UNSTEADY)
                .ifPresent(share -> notes.add("the machine was not quiet: the same size differed by "
                        + Figures.number(100 * share) + " % from round to round (median over sizes); more --rounds, or"
                        + " an idle machine, give steadier figures"));
        if (!ran.isEmpty() && ran.stream().allMatch(m -> m.peakBytes().isEmpty())) {
            notes.add("this system does not tell the memory of a process, so none was measured");
        }
        return notes;
    }

    /** Returns by how much a size's rounds differ, (most − least)/least of their medians, median over sizes. */
    private Optional<Double> unsteadiness() {
        List<Double> all = ran.stream().map(ProbeNotes::unsteadiness).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(Quantiles.median(all));
    }

    private static double unsteadiness(Measured size) {
        List<Double> medians =
                size.rounds().stream().map(Quantiles::median).sorted().toList();
        return medians.get(medians.size() - 1) / medians.get(0) - 1;
    }
}
