package dev.batchwise.stats;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Multiple comparisons with the best (Hsu 1984, 1996 ch. 4) on paired data: which of k treatments may have the highest
 * mean, and how much each may lose against it. Variances may differ and blocks may be missing.
 *
 * <p><b>Argument.</b> Let θ_i be the means and j* the best treatment, unknown but fixed (the first of equals). With d_ij
 * the mean paired difference over the n_ij common blocks and h_ij = t(1 − α/(k−1); n_ij − 1)·s_ij/√n_ij, each event
 * θ_j* − θ_i &gt; d_j*i + h_j*i, i ≠ j*, has probability at most α/(k−1). Only k − 1 pairs hold j*, so by Bonferroni all
 * of θ_j* − θ_i ≤ d_j*i + h_j*i hold with probability ≥ 1 − α. Call this event E; which treatment is j* need not be
 * known. On E, at once:
 * <ol>
 *   <li>0 ≤ θ_j* − θ_i ≤ d_j*i + h_j*i, so j* is among the {@link #candidates}: those i with min_j(d_ij + h_ij) ≥ 0
 *       (the subset selection of Gupta 1965);
 *   <li>every treatment loses at most {@link #lossBound} = max(0, max_j(d_ji + h_ji)) against the best, j over the
 *       candidates other than i;
 *   <li>θ_i − max_{j≠i} θ_j lies in [min(0, L_i), max(0, U_i)], where U_i = min_j(d_ij + h_ij) and
 *       L_i = min_j(d_ij − h_ij) ({@link #againstOthers}).
 * </ol>
 * The bounds hold for all treatments at once, hence also for one picked by looking at them. If the k − 1 opposite bounds
 * are wanted too, as in {@link #differenceToBest}, a second event of probability ≥ 1 − α is needed, and both hold with
 * probability ≥ 1 − 2α (two-sided comparisons with the unknown best: Edwards and Hsu 1983).
 *
 * <p><b>Not covered.</b> t quantiles assume roughly normal differences. The inference is on seeds: what the means would
 * be over more blocks, on the same examples.
 *
 * <p><b>Degenerate cases.</b> A pair with fewer than two common blocks is unbounded: it excludes nothing and makes
 * nothing safe. A spread below the floor counts as the floor. A single treatment is the only candidate and loses
 * nothing. Means that are equal are all candidates.
 */
public final class BestComparison {
    private final Differences differences;
    private final int leader;
    private final double level;
    private final Interval[][] pairs;
    private final List<Integer> candidates;

    private BestComparison(Differences differences, int leader, double level) {
        this.differences = differences;
        this.leader = leader;
        this.level = level;
        this.pairs = differences.intervals(level / Math.max(1, differences.treatments() - 1));
        this.candidates = IntStream.range(0, pairs.length)
                .filter(i -> i == leader || againstOthers(i).high() >= 0)
                .boxed()
                .toList();
    }

    /**
     * Returns the comparison of a design with at least one value.
     *
     * @param level α, the one-sided simultaneous error, in (0, 0.5)
     * @param floor least standard deviation of a difference, in the values' unit ({@link Sample#withSpreadAtLeast});
     *     1/N for accuracies measured on N examples
     */
    public static BestComparison of(Blocks blocks, double level, double floor) {
        if (blocks.leader() < 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new BestComparison(Differences.of(blocks, floor), blocks.leader(), level);
    }

    /**
     * Returns the treatment with the highest observed mean, the first of equals; one measured on a single block leads only
     * if all are.
     */
    public int leader() {
        return leader;
    }

    /**
     * Returns the treatments that cannot be told apart from the best, ascending: the true best is among them with
     * probability ≥ 1 − α. The leader always is (with missing blocks its pairs might say otherwise).
     */
    public List<Integer> candidates() {
        return candidates;
    }

    /**
     * Returns [L_i, U_i], the unconstrained bounds of θ_i − max_{j≠i} θ_j. On E, U_i bounds the best treatment from above
     * (for the others the difference is at most 0 anyway) and L_i bounds every treatment but the best from below (for the
     * best it is at least 0 anyway). [+∞, +∞] for a single treatment.
     */
    public Interval againstOthers(int i) {
        double low = others(i).mapToDouble(j -> pairs[i][j].low()).min().orElse(Double.POSITIVE_INFINITY);
        double high = others(i).mapToDouble(j -> pairs[i][j].high()).min().orElse(Double.POSITIVE_INFINITY);
        return new Interval(low, high);
    }

    /**
     * Returns the simultaneous upper bound of max_j θ_j − θ_i, at least 0. Only candidates can be the best, so only they
     * enter (Hsu 1984); +∞ when one of them shares fewer than two blocks with i.
     */
    public double lossBound(int i) {
        return candidates.stream()
                .filter(j -> j != i)
                .mapToDouble(j -> pairs[j][i].high())
                .reduce(0, Math::max);
    }

    /**
     * Returns the interval of θ_i − max_j θ_j: the union of the pairwise intervals against every candidate, i itself
     * being one where it may be the best. Its low end is −{@link #lossBound}. For a treatment that is no candidate the
     * high end is cut at 0, or at the observed difference to the leader if missing blocks put that above. All these
     * intervals hold at once with probability ≥ 1 − 2α.
     */
    public Interval differenceToBest(int i) {
        double high = candidates.stream()
                .mapToDouble(j -> i == j ? 0 : pairs[i][j].high())
                .max()
                .orElse(0);
        double seen = differences.get(i, leader).map(Sample::mean).orElse(0.0);
        double cut = candidates.contains(i) ? high : Math.min(high, Math.max(0, seen));
        return new Interval(0 - lossBound(i), cut);
    }

    /**
     * Returns the smallest number of complete blocks, from {@code from} to {@code upTo}, at which the loss of one of these
     * treatments would be bounded by the margin if the means and spreads stayed as observed; empty when there is none,
     * as when every one of them is observed to lose more than the margin or some spread is unknown. A rough plan, not a
     * guarantee: spreads seen on few blocks are themselves uncertain.
     */
    public OptionalInt blocksNeeded(double margin, Collection<Integer> treatments, int from, int upTo) {
        return IntStream.rangeClosed(Math.max(2, from), upTo)
                .filter(n -> {
                    BestComparison then = new BestComparison(differences.asIf(n), leader, level);
                    return treatments.stream().anyMatch(i -> then.lossBound(i) <= margin);
                })
                .findFirst();
    }

    private IntStream others(int i) {
        return IntStream.range(0, pairs.length).filter(j -> j != i);
    }
}
