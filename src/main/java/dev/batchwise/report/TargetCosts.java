package dev.batchwise.report;

import dev.batchwise.advice.TargetCost;
import dev.batchwise.advice.ToTarget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What it took to reach a target, as a column of one form: {@code 31,200 ± 1,800}, {@code 31,200 m}, {@code > 540,000}. */
final class TargetCosts {
    private static final String MEDIAN = " m";

    private TargetCosts() {}

    /**
     * Returns one cell a cost, the figures and the signs in line.
     *
     * @param unit what the costs are divided by
     */
    static List<String> texts(List<Optional<TargetCost>> costs, double unit) {
        int figure = width(costs, c -> figure(c, unit));
        int interval = width(costs, c -> interval(c, unit));
        return costs.stream()
                .map(cost -> cost.map(c -> padLeft(figure(c, unit), figure) + padRight(interval(c, unit), interval))
                        .orElse(Quantities.NONE))
                .toList();
    }

    /** Returns what the signs mean that are no intervals; empty if there are none. */
    static Optional<String> legend(List<ToTarget> sizes) {
        List<String> signs = new ArrayList<>();
        if (kinds(sizes).anyMatch(k -> k == TargetCost.Kind.MEDIAN)) {
            signs.add("m median: not every trial reached the target");
        }
        if (kinds(sizes).anyMatch(k -> k == TargetCost.Kind.ABOVE)) {
            signs.add("> more than that: half of the trials or more did not reach it");
        }
        return signs.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", signs));
    }

    private static Stream<TargetCost.Kind> kinds(List<ToTarget> sizes) {
        return sizes.stream().flatMap(s -> s.examples().stream()).map(TargetCost::kind);
    }

    private static String figure(TargetCost cost, double unit) {
        double value = cost.value() / unit;
        if (cost.kind() != TargetCost.Kind.ABOVE) {
            return Quantities.significant(value, 3);
        }
        boolean isCount = value == Math.rint(value);
        return "> " + (isCount ? Quantities.count((long) value) : Quantities.significant(value, 3));
    }

    /** Half the interval, down to the last place of the figure. */
    private static String interval(TargetCost cost, double unit) {
        if (cost.kind() == TargetCost.Kind.MEDIAN) {
            return MEDIAN;
        } else if (cost.low().isEmpty() || cost.high().isEmpty() || cost.value() <= 0) {
            return "";
        }
        double half = (cost.high().getAsDouble() - cost.low().getAsDouble()) / 2 / unit;
        int place = (int) Math.floor(Math.log10(cost.value() / unit)) - 2;
        BigDecimal rounded = BigDecimal.valueOf(half).setScale(-place, RoundingMode.HALF_UP);
        return " ± " + String.format(Locale.ROOT, "%,." + Math.max(0, -place) + "f", rounded);
    }

    private static int width(List<Optional<TargetCost>> costs, Function<TargetCost, String> text) {
        return costs.stream()
                .flatMap(Optional::stream)
                .map(text)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    private static String padRight(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
