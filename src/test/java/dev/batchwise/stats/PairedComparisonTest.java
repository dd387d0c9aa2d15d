package dev.batchwise.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** With n = 3 blocks t has 2 degrees of freedom, whose quantile is closed: t(p) = (2p − 1)·√(2 / (4p(1 − p))). */
final class PairedComparisonTest {
    private static final double ROOT_3 = Math.sqrt(3);

    /** Three values of that mean and standard deviation. */
    private static Sample three(double mean, double deviation) {
        return Sample.of(List.of(mean - deviation, mean, mean + deviation));
    }

    private static double quantile(double p) {
        return (2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p)));
    }

    private static PairedComparison at95(double margin, Sample... differences) {
        return new PairedComparison(List.of(differences), 0.95, margin);
    }

    @Test
    void atOnePlaceTheIntervalIsStudents() {
        Interval interval = at95(1, three(2, 1)).interval(0);
        assertThat(interval.low()).isCloseTo(2 - quantile(0.975) / ROOT_3, within(1e-9));
        assertThat(interval.high()).isCloseTo(2 + quantile(0.975) / ROOT_3, within(1e-9));
    }

    @Test
    void atSeveralPlacesTheErrorIsSharedOut() {
        PairedComparison four = at95(1, three(2, 1), three(0, 1), three(0, 1), three(0, 1));
        assertThat(four.interval(0).high()).isCloseTo(2 + quantile(1 - 0.025 / 4) / ROOT_3, within(1e-9));
    }

    @Test
    void aDifferenceThatTellsApartAloneMayNotAmongSeveral() {
        double mean = 1.2 * quantile(0.975) / ROOT_3;
        assertThat(at95(0.1, three(mean, 1)).standing()).isEqualTo(Standing.DIFFERENT);
        assertThat(at95(0.1, three(mean, 1), three(0, 1)).standing()).isEqualTo(Standing.UNDECIDED);
    }

    @Test
    void samenessNeedsTheMarginAtEveryPlaceAndNoCorrection() {
        double margin = 1.0001 * quantile(0.95) / ROOT_3; // what one mean of 0 with deviation 1 just needs
        assertThat(at95(margin, three(0, 1)).standing()).isEqualTo(Standing.SAME);
        assertThat(at95(margin, three(0, 1), three(0, 1), three(0, 1)).standing())
                .isEqualTo(Standing.SAME);
        assertThat(at95(margin, three(0, 1), three(0.1, 1)).standing()).isEqualTo(Standing.UNDECIDED);
    }

    @Test
    void thePValueIsThatOfTheWorstPlace() {
        // P(T > t) = ½ − t/(2√(2 + t²)) for 2 degrees of freedom
        double t = (1 - 0.5) * ROOT_3;
        assertThat(at95(1, three(0, 1), three(0.5, 1)).pValue())
                .isCloseTo(0.5 - t / (2 * Math.sqrt(2 + t * t)), within(1e-9));
    }

    @Test
    void aSmallRealDifferenceWithinTheMarginIsTheSame() {
        PairedComparison tiny = at95(1, three(0.01, 0.0001));
        assertThat(tiny.toldApart()).isTrue();
        assertThat(tiny.standing()).isEqualTo(Standing.SAME);
    }

    @Test
    void oneBlockDecidesNothing() {
        PairedComparison one = at95(1, Sample.of(List.of(5.0)));
        assertThat(one.standing()).isEqualTo(Standing.UNDECIDED);
        assertThat(one.blocksNeeded(100)).isEmpty();
    }

    @Test
    void identicalCurvesAreTheSame() {
        assertThat(at95(0.1, three(0, 0), three(0, 0)).standing()).isEqualTo(Standing.SAME);
    }

    @Test
    void blocksNeededIsTheFirstNumberThatDecides() {
        PairedComparison undecided = at95(1, three(0, 1));
        OptionalInt needed = undecided.blocksNeeded(100);
        // n = 5: t(0.95; 4)/√5 = 2.132/2.236 < 1; n = 4: 2.353/2 > 1 (Student's table)
        assertThat(needed).hasValue(5);
        assertThat(at95(1e-6, three(1e-9, 1)).blocksNeeded(100)).isEmpty();
    }

    @Test
    void refusesNoPlaces() {
        assertThatThrownBy(() -> new PairedComparison(List.of(), 0.95, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
