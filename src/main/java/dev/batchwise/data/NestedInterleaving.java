package dev.batchwise.data;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random order that spreads every part of a sequence evenly: van der Corput's order in base 2 with the nested
 * scrambling of Owen (1995), for any length.
 *
 * <p>The sequence is halved, each half is put in order in the same way, and the two are laid together in pairs, a coin for
 * each pair saying which half goes first. Halving j times gives 2^j groups of neighbours. Every aligned window of 2^j
 * places (those from a multiple of 2^j on) holds exactly one member of each group; an incomplete one at the end holds at
 * most one. By induction: the window is the pairs of two windows of 2^(j−1), one of each half. Costs n·log₂ n.
 */
final class NestedInterleaving {
    private final int[] values;
    private final int[] halves; // scratch
    private final UniformRandomProvider coins;

    private NestedInterleaving(int[] values, UniformRandomProvider coins) {
        this.values = values;
        this.halves = new int[values.length];
        this.coins = coins;
    }

    /**
     * Puts a sequence into such an order, in place.
     *
     * @param values with similar ones side by side
     * @param coins where the randomness comes from
     */
    static void apply(int[] values, UniformRandomProvider coins) {
        new NestedInterleaving(values, coins).arrange(0, values.length);
    }

    private void arrange(int from, int to) {
        if (to - from > 1) {
            int middle = from + (to - from + 1) / 2; // an odd one goes to the first half
            arrange(from, middle);
            arrange(middle, to);
            interleave(from, middle, to);
        }
    }

    private void interleave(int from, int middle, int to) {
        System.arraycopy(values, from, halves, from, to - from);
        for (int pair = 0; pair < to - middle; pair++) {
            boolean firstHalfFirst = coins.nextBoolean();
            int first = halves[from + pair];
            int second = halves[middle + pair];
            values[from + 2 * pair] = firstHalfFirst ? first : second;
            values[from + 2 * pair + 1] = firstHalfFirst ? second : first;
        }
        if (middle - from > to - middle) {
            values[to - 1] = halves[middle - 1]; // it has no partner
        }
    }
}
