package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.VALIDATION_ACCURACY;

import dev.batchwise.claims.Finding;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Values;
import dev.batchwise.stats.AllPairs;
import dev.batchwise.stats.BestComparison;
import dev.batchwise.stats.Blocks;
import dev.batchwise.stats.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** Batch sizes compared where which of them matters shows only in the data: the best one, or the two furthest apart. */
final class Sizes {
    private static final int LEAST = 2;

    private Sizes() {}

    /** Returns how far the sizes of one seed lie apart; noise alone makes it more than nothing. */
    static double spread(SortedMap<Double, Double> bySize) {
        return Collections.max(bySize.values()) - Collections.min(bySize.values());
    }

    /**
     * Returns the size with the highest mean validation accuracy, the smaller of equals; empty if none was measured.
     *
     * @param among sizes to choose from
     */
    static OptionalDouble bestOnValidation(Observations observed, String series, DoublePredicate among) {
        return observed.xs(VALIDATION_ACCURACY, series).stream()
                .filter(among::test)
                .max(Comparator.<Double>comparingDouble(size -> mean(observed.at(VALIDATION_ACCURACY, series, size)))
                        .thenComparing(Comparator.reverseOrder()))
                .stream()
                .mapToDouble(size -> size)
                .findFirst();
    }

    private static double mean(Values values) {
        return values.bySeed().values().stream().mapToDouble(x -> x).average().orElse(Double.NEGATIVE_INFINITY);
    }

    /** Returns the mean over seeds at each of these sizes. */
    static List<Double> means(Observations observed, Quantity quantity, String series, List<Double> sizes) {
        return sizes.stream()
                .map(size -> mean(observed.at(quantity, series, size)))
                .toList();
    }

    /** Returns a quantity at a size that may not be known; no values then. */
    static Values at(Observations observed, Quantity quantity, String series, OptionalDouble size) {
        return size.isPresent() ? observed.at(quantity, series, size.getAsDouble()) : Values.none();
    }

    /** Returns a size as a figure of its own. */
    static Finding told(OptionalDouble size) {
        return size.isPresent() ? Finding.exact(size.getAsDouble()) : Finding.missing("no trials to choose by");
    }

    /**
     * Returns the largest difference between the means of any two sizes. Its interval follows from those of all pairs, which
     * hold at once ({@link AllPairs}), so it allows for the pair being chosen after a look.
     */
    static Finding largestDifference(Observations observed, Quantity quantity, String series, double confidence) {
        List<Values> sizes = sizes(observed, quantity, series);
        if (sizes.size() < LEAST) {
            return Finding.missing("fewer than two batch sizes to compare");
        }
        AllPairs pairs = AllPairs.of(blocks(sizes), confidence, quantity.step());
        double value = 0;
        double low = 0;
        double high = 0;
        for (int i = 1; i < sizes.size(); i++) {
            for (int j = 0; j < i; j++) {
                double mean = sizes.get(i)
                        .minus(sizes.get(j))
                        .mean(confidence)
                        .value()
                        .orElse(0);
                Optional<Interval> pair = pairs.difference(i, j);
                value = Math.max(value, Math.abs(mean));
                low = Math.max(low, pair.map(p -> Math.max(p.low(), -p.high())).orElse(0.0));
                high = Math.max(
                        high, pair.map(p -> Math.max(p.high(), -p.low())).orElse(Double.POSITIVE_INFINITY));
            }
        }
        return Finding.of(value, new Interval(low, high), seeds(sizes));
    }

    /**
     * Returns what a size loses in the mean against the best of all, which is not known: multiple comparisons with the best
     * ({@link BestComparison}).
     */
    static Finding lossToBest(Observations observed, Quantity quantity, String series, double size, double confidence) {
        List<Double> places = List.copyOf(observed.xs(quantity, series));
        if (places.size() < LEAST || !places.contains(size)) {
            return Finding.missing("no other batch size to compare it with");
        }
        List<Values> sizes = sizes(observed, quantity, series);
        BestComparison best = BestComparison.of(blocks(sizes), (1 - confidence) / 2, quantity.step());
        int own = places.indexOf(size);
        double high = best.lossBound(own);
        double low = Math.min(high, Math.max(0, -best.differenceToBest(own).high()));
        double seen = mean(sizes.get(best.leader()).minus(sizes.get(own)));
        return Finding.of(Math.max(0, seen), new Interval(low, high), seeds(sizes));
    }

    private static List<Values> sizes(Observations observed, Quantity quantity, String series) {
        List<Values> sizes = new ArrayList<>();
        observed.xs(quantity, series).forEach(size -> sizes.add(observed.at(quantity, series, size)));
        return sizes;
    }

    private static Blocks blocks(List<Values> sizes) {
        return Blocks.of(sizes.stream().<Map<Long, Double>>map(Values::bySeed).toList());
    }

    private static int seeds(List<Values> sizes) {
        return IntStream.range(0, sizes.size())
                .map(i -> sizes.get(i).bySeed().size())
                .min()
                .orElse(0);
    }
}
