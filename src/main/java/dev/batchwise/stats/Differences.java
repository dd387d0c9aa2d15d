package dev.batchwise.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The paired differences of every two treatments of a design. */
final class Differences {
    private final List<List<Optional<Sample>>> rows;

    private Differences(List<List<Optional<Sample>>> rows) {
        this.rows = rows;
    }

    /**
     * Returns the differences of a design.
     *
     * @param floor least standard deviation of a difference ({@link Sample#withSpreadAtLeast})
     */
    static Differences of(Blocks blocks, double floor) {
        List<List<Optional<Sample>>> rows = new ArrayList<>();
        for (int i = 0; i < blocks.treatments(); i++) {
            List<Optional<Sample>> row = new ArrayList<>();
            for (int j = 0; j < blocks.treatments(); j++) {
                row.add(blocks.difference(i, j).map(d -> d.withSpreadAtLeast(floor)));
            }
            rows.add(row);
        }
        return new Differences(rows);
    }

    /** Returns the same means and spreads as if every pair with a known spread had n common blocks. */
    Differences asIf(int n) {
        return new Differences(rows.stream()
                .map(row -> row.stream()
                        .map(d -> d.map(s -> s.n() < 2 ? s : s.asIf(n)))
                        .toList())
                .toList());
    }

    int treatments() {
        return rows.size();
    }

    Optional<Sample> get(int i, int j) {
        return rows.get(i).get(j);
    }

    /** Returns every difference with its one-sided half-width: [i][j], unbounded where fewer than two blocks are shared. */
    Interval[][] intervals(double level) {
        Map<Integer, Double> critical = new HashMap<>();
        int k = treatments();
        Interval[][] all = new Interval[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                all[i][j] = get(i, j)
                        .filter(d -> d.n() > 1)
                        .map(d -> Interval.around(
                                d.mean(),
                                critical.computeIfAbsent(d.n(), n -> StudentT.critical(level, n - 1))
                                        * d.standardError()))
                        .orElse(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
            }
        }
        return all;
    }
}
