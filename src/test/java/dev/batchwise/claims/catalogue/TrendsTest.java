package dev.batchwise.claims.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.claims.Finding;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Unit;
import dev.batchwise.stats.Interval;
import org.junit.jupiter.api.Test;

final class TrendsTest {
    private static final Quantity COST = Quantity.of("cost", "cost", Unit.NUMBER);

    private static Observations curves(double[]... seeds) {
        Observations.Collector all = new Observations.Collector();
        for (int seed = 0; seed < seeds.length; seed++) {
            for (int x = 0; x < seeds[seed].length; x++) {
                all.add(COST, "curve", x + 1.0, seed + 1L, seeds[seed][x]);
            }
        }
        return all.all();
    }

    /** Five places: steps of 12/(125 − 5) = 0.1; t(0.975; 2) = 4.302653 (SciPy stats.t.ppf). */
    @Test
    void correlationsThatAgreeKeepTheSpreadOfTheirGridAndEndAtOne() {
        double[] rising = {1, 2, 3, 4, 5};
        Finding same = Trends.rankCorrelation(curves(rising, rising, rising), COST, "curve", 0.95);
        assertThat(same.value()).hasValue(1);
        Interval interval = same.interval().orElseThrow();
        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isCloseTo(1 - 4.302653 * 0.1 / Math.sqrt(3), within(1e-7));
    }

    /** One swap of neighbours: ρ = 1 − 6·2/120 = 0.9. */
    @Test
    void ofEachSeedItIsSpearmans() {
        double[] swapped = {1, 2, 4, 3, 5};
        double[] falling = {5, 4, 3, 2, 1};
        assertThat(Trends.rankCorrelation(curves(swapped, falling), COST, "curve", 0.95)
                        .value()
                        .orElseThrow())
                .isCloseTo((0.9 - 1) / 2, within(1e-12));
    }

    @Test
    void aSinglePlaceHasNone() {
        assertThat(Trends.rankCorrelation(curves(new double[] {3}), COST, "curve", 0.95)
                        .value())
                .isEmpty();
    }
}
