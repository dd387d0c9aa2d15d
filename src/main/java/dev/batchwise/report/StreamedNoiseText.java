package dev.batchwise.report;

import dev.batchwise.advice.NoiseScale;
import dev.batchwise.advice.StreamedNoise;
import java.util.ArrayList;
import java.util.List;

/** The gradient noise of a trial as lines for a terminal: the whole of it, and stretch by stretch. */
final class StreamedNoiseText {
    private StreamedNoiseText() {}

    /**
     * Returns the lines, an empty one first.
     *
     * @param width columns to fit into
     */
    static List<String> of(StreamedNoise noise, int width) {
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(Paragraphs.wrap(
                "",
                "Gradient noise scale, from " + Quantities.count(noise.samples(), "sample") + " of "
                        + Quantities.count(noise.smallBatch(), "example") + "; ? = not identified:",
                width));
        lines.add("   examples shown   batch   noise scale          95 % interval");
        noise.windows().forEach(w -> lines.add(row(Quantities.count(w.toExamples()), w.batchSize(), w.noiseScale())));
        lines.add(row("all", noise.batchSize(), noise.noiseScale()));
        noise.notes().forEach(note -> lines.addAll(Paragraphs.wrap("", "Note: " + note + ".", width)));
        return lines;
    }

    private static String row(String to, int batch, NoiseScale scale) {
        return String.format(
                "%17s  %6s  %12s  %21s",
                to, Quantities.count(batch), NoiseText.value(scale), NoiseText.interval(scale));
    }
}
