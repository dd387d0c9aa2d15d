package dev.batchwise.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Everything that the verdict of a claim is computed from.
 *
 * @param quantities that are observed
 * @param values in the order they were observed
 */
public record Observations(List<Quantity> quantities, List<Observation> values) {
    /** Copies the lists. */
    public Observations {
        quantities = List.copyOf(quantities);
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param quantity name of what was observed
     * @param series under which condition, e.g. the arm {@code tuned}
     * @param x where along the condition, e.g. the batch size; 0 where there is no such place
     * @param seed of the replicate; values of one seed are paired
     * @param value in the quantity's base unit
     */
    public record Observation(String quantity, String series, double x, long seed, double value) {}

    /** Collects observations. */
    public static final class Collector {
        private final List<Quantity> quantities = new ArrayList<>();
        private final List<Observation> values = new ArrayList<>();

        /** Adds a value; one that is not finite is left out. */
        public Collector add(Quantity quantity, String series, double x, long seed, double value) {
            if (!quantities.contains(quantity)) {
                quantities.add(quantity);
            }
            if (Double.isFinite(value)) {
                values.add(new Observation(quantity.name(), series, x, seed, value));
            }
            return this;
        }

        /** Adds a count. */
        public Collector add(Quantity quantity, String series, double x, long seed, long count) {
            return add(quantity, series, x, seed, (double) count);
        }

        /** Returns what was collected. */
        public Observations all() {
            return new Observations(quantities, values);
        }
    }

    /** Returns the values of a quantity in a series at a place, by seed. */
    public Values at(Quantity quantity, String series, double x) {
        TreeMap<Long, Double> bySeed = new TreeMap<>();
        values.stream()
                .filter(o -> is(o, quantity, series) && o.x() == x)
                .forEach(o -> bySeed.put(o.seed(), o.value()));
        return new Values(bySeed, quantity.step());
    }

    /** Returns the values of a quantity in a series that has one place. */
    public Values in(Quantity quantity, String series) {
        return first(quantity, series);
    }

    /** Returns the values at the least place. */
    public Values first(Quantity quantity, String series) {
        SortedSet<Double> xs = xs(quantity, series);
        return xs.isEmpty() ? Values.none() : at(quantity, series, xs.first());
    }

    /** Returns the values at the greatest place. */
    public Values last(Quantity quantity, String series) {
        SortedSet<Double> xs = xs(quantity, series);
        return xs.isEmpty() ? Values.none() : at(quantity, series, xs.last());
    }

    /** Returns the series in which a quantity was observed, in the order they first came. */
    public List<String> series(Quantity quantity) {
        return values.stream()
                .filter(o -> o.quantity().equals(quantity.name()))
                .map(Observation::series)
                .distinct()
                .toList();
    }

    /** Returns the places of a series, ascending. */
    public SortedSet<Double> xs(Quantity quantity, String series) {
        SortedSet<Double> xs = new TreeSet<>();
        values.stream().filter(o -> is(o, quantity, series)).forEach(o -> xs.add(o.x()));
        return xs;
    }

    /** Returns a statistic of each seed's own curve along x; seeds that lack a place of the others are left out. */
    public Values perSeed(Quantity quantity, String series, ToDoubleFunction<SortedMap<Double, Double>> statistic) {
        SortedSet<Double> xs = xs(quantity, series);
        TreeMap<Long, SortedMap<Double, Double>> curves = new TreeMap<>();
        values.stream()
                .filter(o -> is(o, quantity, series))
                .forEach(o -> curves.computeIfAbsent(o.seed(), seed -> new TreeMap<>())
                        .put(o.x(), o.value()));
        TreeMap<Long, Double> found = new TreeMap<>();
        curves.forEach((seed, curve) -> {
            if (curve.keySet().containsAll(xs)) {
                found.put(seed, statistic.applyAsDouble(curve));
            }
        });
        return new Values(found, 0);
    }

    private static boolean is(Observation o, Quantity quantity, String series) {
        return o.quantity().equals(quantity.name()) && o.series().equals(series);
    }
}
