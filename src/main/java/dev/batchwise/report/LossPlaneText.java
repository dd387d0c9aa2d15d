package dev.batchwise.report;

import dev.batchwise.advice.LossPlane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The loss on a plane as lines for a terminal: rings around the checkpoint, since a page shows the plane itself. */
public final class LossPlaneText {
    private LossPlaneText() {}

    /**
     * Returns the lines.
     *
     * @param width columns to fit into
     */
    public static List<String> of(LossPlane plane, int width) {
        int points = plane.steps().size();
        int middle = points / 2;
        List<String> lines = new ArrayList<>(Paragraphs.wrap(
                "",
                String.format(
                        "%s on %s: loss on %d × %d points of a plane around %s along two random filter-normalized directions (seed"
                                + " %d), %s of training and %s of test data; batch norm: %s; %s.",
                        plane.model(),
                        plane.data(),
                        points,
                        points,
                        plane.checkpoint(),
                        plane.seed(),
                        Quantities.count(plane.trainExamples(), "example"),
                        Quantities.count(plane.testExamples(), "example"),
                        plane.batchNorm(),
                        plane.precision()),
                width));
        lines.add("");
        lines.add("  distance   train loss (nats)               test loss (nats)");
        lines.add("               least    mean    most          least    mean    most");
        for (int ring = 0; ring <= middle; ring += Math.max(1, middle / 5)) {
            lines.add(String.format(
                    "  %8s   %s        %s",
                    Quantities.significant(plane.steps().get(middle + ring), 2),
                    spread(ring(plane.trainLoss(), middle, ring)),
                    spread(ring(plane.testLoss(), middle, ring))));
        }
        return lines;
    }

    /** Returns the values on the border of the square that is so many points away from the middle. */
    private static List<Double> ring(List<List<Double>> table, int middle, int ring) {
        List<Double> values = new ArrayList<>();
        for (int i = -ring; i <= ring; i++) {
            for (int j = -ring; j <= ring; j++) {
                if (Math.max(Math.abs(i), Math.abs(j)) == ring) {
                    values.add(table.get(middle + i).get(middle + j));
                }
            }
        }
        return values;
    }

    private static String spread(List<Double> values) {
        double mean = values.stream().mapToDouble(x -> x).average().orElseThrow();
        return String.format(
                "%7s %7s %7s",
                Quantities.significant(Collections.min(values), 3),
                Quantities.significant(mean, 3),
                Quantities.significant(Collections.max(values), 3));
    }
}
