package dev.batchwise.report;

import dev.batchwise.advice.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Estimates of shares as a column of percentages of one form: {@code 97.8 ± 0.2}, the points and signs in line. */
final class EstimateTexts {
    private EstimateTexts() {}

    /** Returns one decimal, or two if an interval of some estimate would else be narrower than the last digit. */
    static int decimals(Stream<Estimate> estimates) {
        return estimates.flatMap(EstimateTexts::half).anyMatch(h -> h > 0 && h < 0.0005) ? 2 : 1;
    }

    /**
     * Returns one cell an estimate, in percent or percentage points: the mean, and where an interval is known half its
     * width, or its ends if some interval of the column does not lie evenly around its mean.
     */
    static List<String> percentages(List<Optional<Estimate>> estimates, int decimals) {
        boolean even = estimates.stream().flatMap(Optional::stream).allMatch(EstimateTexts::even);
        Function<Estimate, String> interval = even ? e -> plusMinus(e, decimals) : e -> ends(e, decimals);
        List<String> means = aligned(estimates, e -> Quantities.percent(e.mean(), decimals), Pad.LEFT);
        List<String> intervals = aligned(estimates, interval, Pad.RIGHT);
        return Stream.iterate(0, i -> i < estimates.size(), i -> i + 1)
                .map(i -> estimates.get(i).isEmpty() ? Quantities.NONE : means.get(i) + intervals.get(i))
                .toList();
    }

    private enum Pad {
        LEFT,
        RIGHT
    }

    private static List<String> aligned(List<Optional<Estimate>> estimates, Function<Estimate, String> text, Pad side) {
        List<String> texts = estimates.stream().map(e -> e.map(text).orElse("")).toList();
        int width = texts.stream().mapToInt(String::length).max().orElse(0);
        return texts.stream()
                .map(t -> side == Pad.LEFT ? " ".repeat(width - t.length()) + t : t + " ".repeat(width - t.length()))
                .toList();
    }

    private static String plusMinus(Estimate e, int decimals) {
        return half(e).filter(h -> h > 0)
                .map(h -> " ± " + Quantities.percent(h, decimals))
                .findAny()
                .orElse("");
    }

    private static String ends(Estimate e, int decimals) {
        return e.low().isEmpty() || e.high().isEmpty()
                ? ""
                : " [" + Quantities.percent(e.low().getAsDouble(), decimals) + ", "
                        + Quantities.percent(e.high().getAsDouble(), decimals) + "]";
    }

    private static Stream<Double> half(Estimate e) {
        return e.low().isEmpty() || e.high().isEmpty()
                ? Stream.empty()
                : Stream.of((e.high().getAsDouble() - e.low().getAsDouble()) / 2);
    }

    private static boolean even(Estimate e) {
        return half(e).allMatch(h -> Math.abs(e.high().orElseThrow() - e.mean() - h) <= 0.01 * h + 1e-12);
    }
}
