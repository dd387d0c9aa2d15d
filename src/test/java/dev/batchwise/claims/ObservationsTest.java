package dev.batchwise.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class ObservationsTest {
    private static final Quantity PHI = Quantity.of("phi", "sharpness", Unit.NUMBER);

    private static Observations observed() {
        return new Observations.Collector()
                .add(PHI, "large", 16, 1, 2)
                .add(PHI, "large", 16, 2, 8)
                .add(PHI, "small", 16, 1, 1)
                .add(PHI, "small", 16, 3, 5)
                .add(PHI, "large", 64, 1, 6)
                .add(PHI, "large", 64, 3, Double.NaN)
                .all();
    }

    @Test
    void pairsKeepTheSeedsThatBothHave() {
        Values pairs = observed().at(PHI, "large", 16).minus(observed().at(PHI, "small", 16));
        assertThat(pairs.bySeed()).isEqualTo(Map.of(1L, 1.0));
        assertThat(observed().first(PHI, "large").bySeed()).isEqualTo(Map.of(1L, 2.0, 2L, 8.0));
        assertThat(observed().last(PHI, "large").bySeed()).isEqualTo(Map.of(1L, 6.0));
        assertThat(observed().in(PHI, "nothing").bySeed()).isEmpty();
    }

    @Test
    void aStatisticOfACurveTakesSeedsThatHaveAllOfIt() {
        Values rises = observed()
                .perSeed(
                        PHI,
                        "large",
                        curve -> curve.getOrDefault(64.0, Double.NaN) - curve.getOrDefault(16.0, Double.NaN));
        assertThat(rises.bySeed()).isEqualTo(Map.of(1L, 4.0));
    }

    @Test
    void aGeometricMeanOfRatiosHasItsIntervalOnTheLogScale() {
        Values ratios = new Values(Map.of(1L, 2.0, 2L, 8.0), 0);
        Finding found = ratios.geometricMean(0.95);
        assertThat(found.value().orElseThrow()).isCloseTo(4, within(1e-12));
        // ln 2, ln 8: standard error ln 2; t(0.975; 1) = 12.7062 (SciPy stats.t.ppf)
        assertThat(found.interval().orElseThrow().high())
                .isCloseTo(4 * Math.exp(12.7062047 * Math.log(2)), within(1e-2));
    }

    @Test
    void theyGoAsJsonAndBack() {
        JsonMapper json = JsonMapper.shared();
        Observations observed = observed();
        assertThat(json.readValue(json.writeValueAsString(observed), Observations.class))
                .isEqualTo(observed);
    }
}
