package dev.batchwise.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A block design: several treatments measured on the same blocks (seeds), each treatment at most once a block. Blocks may
 * be missing; two treatments are compared over the blocks they have in common.
 */
public final class Blocks {
    private final List<Map<Long, Double>> treatments;

    private Blocks(List<Map<Long, Double>> treatments) {
        this.treatments = treatments;
    }

    /**
     * Returns the design of these treatments.
     *
     * @param treatments one map a treatment, from block to finite value; a treatment may be empty
     */
    public static Blocks of(List<? extends Map<Long, Double>> treatments) {
        List<Map<Long, Double>> copy = new ArrayList<>();
        // Sorted, so that sums run in one order whatever map was given.
        treatments.forEach(values -> copy.add(new TreeMap<>(values)));
        return new Blocks(copy);
    }

    /** Returns k, the number of treatments. */
    public int treatments() {
        return treatments.size();
    }

    /** Returns the values of treatment i; empty when it was measured on no block. */
    public Optional<Sample> sample(int i) {
        return Optional.of(treatments.get(i)).filter(v -> !v.isEmpty()).map(v -> Sample.of(v.values()));
    }

    /** Returns the differences x_i − x_j over the common blocks; empty without one. */
    public Optional<Sample> difference(int i, int j) {
        Map<Long, Double> other = treatments.get(j);
        List<Double> differences = new ArrayList<>();
        treatments.get(i).forEach((block, value) -> {
            Double paired = other.get(block);
            if (paired != null) {
                differences.add(value - paired);
            }
        });
        return differences.isEmpty() ? Optional.empty() : Optional.of(Sample.of(differences));
    }

    /**
     * Returns the treatment with the highest mean over its own blocks, the first of equals; one measured on a single block
     * leads only if all are. −1 when none has values.
     */
    int leader() {
        int least = IntStream.range(0, treatments()).anyMatch(i -> blocks(i) > 1) ? 2 : 1;
        int leader = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < treatments(); i++) {
            double mean = sample(i).map(Sample::mean).orElse(Double.NEGATIVE_INFINITY);
            if (mean > highest && blocks(i) >= least) {
                highest = mean;
                leader = i;
            }
        }
        return leader;
    }

    private int blocks(int i) {
        return treatments.get(i).size();
    }
}
