package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CurveGridTest {
    @Test
    void evenGridHoldsBothEnds() {
        assertThat(new CurveGrid.Even(300).positions(1000)).containsExactly(0, 300, 600, 900, 1000);
        assertThat(new CurveGrid.Even(500).positions(1000)).containsExactly(0, 500, 1000);
        assertThat(new CurveGrid.Even(5000).positions(1000)).containsExactly(0, 1000);
    }

    @Test
    void stretchedGridIsDenseAtTheStart() {
        assertThat(new CurveGrid.Stretched(3).positions(1000)).containsExactly(0, 137, 1000); // (√40 − 1)/39
        assertThat(new CurveGrid.Stretched(50).positions(10)).startsWith(0, 1).endsWith(9, 10);
        assertThat(CurveGrid.none().positions(1000)).isEmpty();
    }

    @Test
    void geometricGridGrowsByItsRatio() {
        assertThat(new CurveGrid.Geometric(100, 2).positions(1000)).containsExactly(0, 100, 200, 400, 800, 1000);
        assertThat(new CurveGrid.Geometric(1, 1.05).positions(5)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(new CurveGrid.Geometric(5000, 1.05).positions(1000)).containsExactly(0, 1000);
    }
}
