package dev.batchwise.stats;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Two treatments compared on the same blocks, at one place or at several (the points of a curve).
 *
 * <p><b>Told apart</b> at confidence 1 − α: of the two-sided intervals d̄ ± t(1 − α/2k; n − 1)·s/√n, which hold at all k
 * places at once by Bonferroni (Dunn 1961), one excludes 0.
 *
 * <p><b>The same</b> within ±m at level α: the two one-sided tests ({@link Equivalence}) reject at every place. Sameness is
 * then an intersection of alternatives, so each test may keep its whole level (intersection-union; Berger 1982), and the
 * p-value is the largest one.
 *
 * <p><b>Degenerate cases.</b> With one block nothing is told apart and nothing is the same. Differences that are all equal
 * have intervals of no width; give values on a grid a floor first ({@link Sample#withSpreadAtLeast}).
 *
 * @param differences paired, one sample a place, at least one place
 * @param confidence 1 − α, in (0.5, 1)
 * @param margin m &gt; 0, in the values' unit
 */
public record PairedComparison(List<Sample> differences, double confidence, double margin) {
    /** Refuses a comparison at no place with IllegalArgumentException. */
    public PairedComparison {
        differences = List.copyOf(differences);
        if (differences.isEmpty() || !(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException(differences.size() + " places at confidence " + confidence);
        }
    }

    /** Returns the simultaneous interval of the mean difference at a place; unbounded with one block. */
    public Interval interval(int place) {
        Sample difference = differences.get(place);
        return Interval.around(difference.mean(), difference.halfWidth((1 - confidence) / (2 * differences.size())));
    }

    /** Returns whether some interval excludes 0. */
    public boolean toldApart() {
        return IntStream.range(0, differences.size())
                .anyMatch(place -> !interval(place).contains(0));
    }

    /** Returns the p-value of not being the same within the margin everywhere. */
    public double pValue() {
        return differences.stream()
                .mapToDouble(difference -> Equivalence.test(difference, margin).pValue())
                .max()
                .orElse(1);
    }

    /** Returns the verdict. */
    public Standing standing() {
        if (pValue() <= 1 - confidence) {
            return Standing.SAME;
        }
        return toldApart() ? Standing.DIFFERENT : Standing.UNDECIDED;
    }

    /**
     * Returns the smallest number of blocks, up to a limit, at which it would no longer be undecided if means and spreads
     * stayed as observed; empty if there is none, or one block says nothing of the spread. A rough plan, not a guarantee.
     */
    public OptionalInt blocksNeeded(int upTo) {
        int now = differences.stream().mapToInt(Sample::n).min().orElse(0);
        return now < 2
                ? OptionalInt.empty()
                : IntStream.rangeClosed(now, upTo)
                        .filter(n -> asIf(n).standing() != Standing.UNDECIDED)
                        .findFirst();
    }

    private PairedComparison asIf(int n) {
        return new PairedComparison(
                differences.stream().map(difference -> difference.asIf(n)).toList(), confidence, margin);
    }
}
