package dev.batchwise.study;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt name was meant to be, for messages that end in "did you mean …?". */
public final class Spelling {
    private Spelling() {}

    /**
     * Returns the candidate nearest to a name: the one with the smallest {@linkplain #distance distance}, case ignored,
     * the first of equals; empty if even that differs in more than a third of the longer word (and in more than one
     * place), since a far-fetched guess helps nobody.
     *
     * @param given what the user wrote
     * @param candidates the names there are
     */
    public static Optional<String> nearest(String given, Collection<String> candidates) {
        Optional<String> nearest = Optional.empty();
        int smallest = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int distance = distance(given.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            int tolerated = Math.max(1, Math.max(given.length(), candidate.length()) / 3);
            if (distance <= tolerated && distance < smallest) {
                nearest = Optional.of(candidate);
                smallest = distance;
            }
        }
        return nearest;
    }

    /**
     * Returns the optimal string alignment distance of two words: the fewest insertions, deletions, substitutions and
     * swaps of neighbours that turn one into the other, no place being edited twice (Damerau 1964; Levenshtein 1966;
     * restricted form: Boytsov 2011). Takes O(|a|·|b|) time.
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1]; // d[i][j]: first i characters of a to first j of b
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int substituted = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(substituted, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
