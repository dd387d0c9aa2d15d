package dev.batchwise.report;

import dev.batchwise.advice.LossLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Loss and accuracy on a line between two checkpoints, as lines for a terminal. */
public final class LossLineText {
    private LossLineText() {}

    /**
     * Returns the lines.
     *
     * @param width columns to fit into
     */
    public static List<String> of(LossLine line, int width) {
        List<String> lines = new ArrayList<>(Paragraphs.wrap(
                "",
                String.format(
                        "%s on %s, train: first %s of a fixed permutation, test: %s; batch norm: %s; %s. α = 0 is %s, α = 1 is"
                                + " %s; their weights are %s apart.",
                        line.model(),
                        line.data(),
                        Quantities.count(line.trainExamples(), "example"),
                        Quantities.count(line.testExamples(), "example"),
                        line.batchNorm(),
                        line.precision(),
                        line.from(),
                        line.to(),
                        Quantities.significant(line.distance(), 3)),
                width));
        add(lines, "straight: α x₁ + (1 − α) x₀", line.straight());
        add(lines, "curved: sin(απ/2) x₁ + cos(απ/2) x₀", line.curved());
        return lines;
    }

    private static void add(List<String> lines, String name, List<LossLine.Point> points) {
        lines.add("");
        lines.add(name);
        lines.add("      α   train loss    test loss   train acc.    test acc.");
        lines.add("              (nats)       (nats)          (%)          (%)");
        points.forEach(p -> lines.add(String.format(
                Locale.ROOT,
                "%7.3f  %11s  %11s  %11s  %11s",
                p.alpha(),
                Quantities.significant(p.trainLoss(), 3),
                Quantities.significant(p.testLoss(), 3),
                Quantities.percent(p.trainAccuracy(), 2),
                Quantities.percent(p.testAccuracy(), 2))));
    }
}
