package dev.batchwise.data;

import java.util.Arrays;

/**
 * An arrangement of examples in which similar ones lie side by side: class by class, and within a class halved again and
 * again at the median along the principal direction of each part.
 *
 * <p>It is the order of the leaves of a principal-axis tree (Sproull 1991) over {@linkplain RandomProjection randomly
 * projected} features; features of up to 32 dimensions are taken as they are. A part's direction is turned towards that of
 * the part it comes from, so that neighbouring parts meet at their similar ends; features of one dimension come out
 * sorted. It follows from features and labels alone. Costs O(n·d) for the projection and O(n·log² n) for the rest;
 * at most 128 bytes an example and d·128 more.
 */
public final class SimilarityOrder {
    private final PrincipalDirections directions;
    private final int[] examples; // of one class, being put in order
    private final long[] keys; // scratch

    private SimilarityOrder(PrincipalDirections directions, int[] members) {
        this.directions = directions;
        this.examples = members;
        this.keys = new long[members.length];
    }

    /**
     * Returns the arrangement.
     *
     * @param features of the n examples, finite
     * @param labels of the n examples, each at least 0
     * @return each of 0…n−1 once
     */
    public static int[] of(Features features, int[] labels) {
        if (features.examples() != labels.length) {
            throw new IllegalArgumentException(features.examples() + " rows and " + labels.length + " labels");
        }
        int width = RandomProjection.width(features);
        PrincipalDirections directions = new PrincipalDirections(RandomProjection.rows(features), width);
        double[] anywhere = new double[width];
        anywhere[0] = 1;
        int[] arrangement = new int[labels.length];
        int filled = 0;
        for (int[] members : Classes.members(labels)) {
            new SimilarityOrder(directions, members).halve(0, members.length, anywhere);
            System.arraycopy(members, 0, arrangement, filled, members.length);
            filled += members.length;
        }
        return arrangement;
    }

    private void halve(int from, int to, double[] parent) {
        if (to - from > 1) {
            double[] direction = directions.of(examples, from, to, parent);
            sort(from, to, direction);
            int middle = from + (to - from + 1) / 2;
            halve(from, middle, direction);
            halve(middle, to, direction);
        }
    }

    /** Sorts by the place along a direction, in float32; equal places by the number of the example. */
    private void sort(int from, int to, double[] direction) {
        for (int i = from; i < to; i++) {
            long place = sortable((float) directions.along(direction, examples[i]));
            keys[i] = place << 32 | examples[i];
        }
        Arrays.sort(keys, from, to);
        for (int i = from; i < to; i++) {
            examples[i] = (int) keys[i];
        }
    }

    /** Returns an int that orders as the number does. */
    private static int sortable(float value) {
        int bits = Float.floatToIntBits(value);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }
}
