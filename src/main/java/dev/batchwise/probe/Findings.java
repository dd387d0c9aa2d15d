package dev.batchwise.probe;

import dev.batchwise.advice.Environment;
import dev.batchwise.advice.ProbeResults;
import dev.batchwise.advice.ProbeResults.MemoryFit;
import dev.batchwise.advice.ProbeResults.Size;
import dev.batchwise.advice.ProbeResults.TimeFit;
import dev.batchwise.advice.ProbeResults.UpdateSeconds;
import dev.batchwise.advice.ProbeResults.Use;
import dev.batchwise.stats.Quantiles;
import dev.batchwise.study.HardwareSpeed;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** From what was measured to results. */
final class Findings {
    private final ProbeSpec spec;
    private final Feasibility feasibility;
    private final Optional<NetworkWork> work;
    private final Optional<HardwareSpeed> hardware;

    Findings(ProbeSpec spec, Feasibility feasibility, Optional<NetworkWork> work, Optional<HardwareSpeed> hardware) {
        this.spec = spec;
        this.feasibility = feasibility;
        this.work = work;
        this.hardware = hardware;
    }

    /**
     * Returns the results.
     *
     * @param largest size that ran again, if one did
     */
    ProbeResults results(OptionalInt largest, double seconds, Environment environment) {
        List<Measured> ran = feasibility.sizes().values().stream()
                .filter(Measured::hasRun)
                .filter(m -> !m.rounds().isEmpty())
                .toList();
        Optional<TimeFit> timeFit = TimeFits.of(ran);
        Optional<MemoryFit> memoryFit = MemoryFits.of(ran);
        List<Size> sizes = feasibility.sizes().values().stream().map(this::size).toList();
        List<String> notes = new ArrayList<>(feasibility.notes());
        notes.addAll(new ProbeNotes(sizes, ran, timeFit, memoryFit, largest).all());
        return new ProbeResults(
                ProbeResults.FORMAT,
                spec.data().name(),
                spec.model(),
                spec.optimizer(),
                spec.batching(),
                spec.trainExamples(),
                spec.rounds(),
                spec.memoryLimitBytes(),
                sizes,
                feasibility.notRun().stream()
                        .sorted(Comparator.comparingInt(ProbeResults.NotRun::batchSize))
                        .toList(),
                largest,
                fastest(sizes),
                stopsGrowing(sizes),
                timeFit,
                memoryFit,
                hardware,
                work,
                notes,
                seconds,
                environment);
    }

    private Size size(Measured measured) {
        Optional<UpdateSeconds> seconds =
                measured.rounds().isEmpty() ? Optional.empty() : Optional.of(seconds(measured.updates()));
        return new Size(
                measured.batchSize(),
                measured.failure().map(Outcome::label).orElse(Size.RAN),
                measured.failure().map(Outcome::detail).orElse(""),
                seconds.isPresent()
                        ? OptionalDouble.of(measured.batchSize() / seconds.get().median())
                        : OptionalDouble.empty(),
                seconds,
                measured.peakBytes(),
                seconds.flatMap(s -> use(measured.batchSize(), s.median())));
    }

    private static UpdateSeconds seconds(List<Double> updates) {
        return new UpdateSeconds(
                Quantiles.median(updates),
                Quantiles.quantile(updates, 0.25),
                Quantiles.quantile(updates, 0.75),
                updates.size());
    }

    private Optional<Use> use(int batchSize, double seconds) {
        return work.flatMap(w -> hardware.map(h -> Use.of(
                w.updateFlops(batchSize) / seconds / (1e9 * h.matmulGflops()),
                w.updateBytes(batchSize, spec.optimizer().statesPerWeight()) / seconds / (1e9 * h.copyGBs()))));
    }

    private static OptionalInt fastest(List<Size> sizes) {
        return timed(sizes).stream()
                .max(Comparator.comparingDouble(s -> s.examplesPerSecond().getAsDouble()))
                .map(s -> OptionalInt.of(s.batchSize()))
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt stopsGrowing(List<Size> sizes) {
        double most = timed(sizes).stream()
                .mapToDouble(s -> s.examplesPerSecond().getAsDouble())
                .max()
                .orElse(0);
        return timed(sizes).stream()
                .filter(s -> s.examplesPerSecond().getAsDouble() >= ProbeResults.FAST * most)
                .mapToInt(Size::batchSize)
                .min();
    }

    private static List<Size> timed(List<Size> sizes) {
        return sizes.stream()
                .filter(s -> s.hasRun() && s.examplesPerSecond().isPresent())
                .toList();
    }
}
