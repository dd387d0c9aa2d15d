package dev.batchwise.report;

import dev.batchwise.advice.ProbeResults;
import dev.batchwise.advice.ProbeResults.Size;
import dev.batchwise.advice.ProbeResults.UpdateSeconds;
import dev.batchwise.advice.ProbeResults.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A row for every batch size that was run. */
final class ProbeTable {
    private ProbeTable() {}

    /** Returns the lines. */
    static List<String> of(ProbeResults results, int width) {
        TextTable table = TextTable.fitting(columns(results), width);
        List<String> lines = new ArrayList<>(table.headings());
        lines.addAll(table.rows());
        results.sizes().stream()
                .filter(s -> !s.hasRun())
                .forEach(s -> lines.addAll(Paragraphs.wrap(
                        "  ",
                        "B=" + Quantities.count(s.batchSize()) + " " + outcome(s) + ": " + s.detail() + ".",
                        width)));
        return lines;
    }

    private static List<TextTable.Column> columns(ProbeResults results) {
        List<Size> sizes = results.sizes();
        DurationUnit times = DurationUnit.of(sizes.stream()
                .flatMap(s -> s.updateSeconds().stream())
                .mapToDouble(UpdateSeconds::median)
                .max()
                .orElse(0));
        ByteUnit memory = ByteUnit.of(sizes.stream()
                .mapToLong(s -> s.peakMemoryBytes().orElse(0))
                .max()
                .orElse(0));
        boolean failures = sizes.stream().anyMatch(s -> !s.hasRun());
        return List.of(
                column(sizes, 0, s -> Quantities.count(s.batchSize()), "batch", "size"),
                column(sizes, 0, s -> failures ? outcome(s) : Quantities.NONE, "outcome", ""),
                column(sizes, 0, ProbeTable::speed, "examples/s", ""),
                column(sizes, 0, s -> time(s, times, UpdateSeconds::median), "update", "median", times.symbol()),
                column(sizes, 1, s -> quartiles(s, times), "", "quartiles", times.symbol()),
                column(
                        sizes,
                        4,
                        s -> s.updateSeconds().map(u -> Quantities.count(u.n())).orElse(Quantities.NONE),
                        "",
                        "n",
                        ""),
                column(sizes, 0, s -> memory(s, memory), "memory", "peak", memory.symbol()),
                column(sizes, 2, s -> share(s.use(), Use::matmulShare), "matmul", "peak", "%"),
                column(sizes, 3, s -> share(s.use(), Use::copyShare), "copy", "speed", "%"),
                column(sizes, 2, s -> s.use().map(Use::boundBy).orElse(Quantities.NONE), "bound by", ""));
    }

    private static TextTable.Column column(List<Size> sizes, int rank, Function<Size, String> cell, String... heading) {
        return new TextTable.Column(List.of(heading), sizes.stream().map(cell).toList(), rank);
    }

    private static String outcome(Size size) {
        return size.outcome().equals("outOfMemory") ? "out of memory" : size.outcome();
    }

    private static String speed(Size size) {
        return size.examplesPerSecond().isPresent()
                ? Quantities.significant(size.examplesPerSecond().getAsDouble(), 3)
                : Quantities.NONE;
    }

    private static String time(Size size, DurationUnit unit, ToDoubleFunction<UpdateSeconds> figure) {
        return size.updateSeconds()
                .map(u -> unit.format(figure.applyAsDouble(u)))
                .orElse(Quantities.NONE);
    }

    private static String quartiles(Size size, DurationUnit unit) {
        return size.updateSeconds()
                .map(u -> unit.format(u.lowerQuartile()) + "–" + unit.format(u.upperQuartile()))
                .orElse(Quantities.NONE);
    }

    private static String memory(Size size, ByteUnit unit) {
        return size.peakMemoryBytes().isPresent()
                ? unit.format(size.peakMemoryBytes().getAsLong())
                : Quantities.NONE;
    }

    private static String share(Optional<Use> use, ToDoubleFunction<Use> figure) {
        return use.map(u -> Quantities.percent(figure.applyAsDouble(u), 0)).orElse(Quantities.NONE);
    }
}
