package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Unit;

/** How claims write down Keskar's sharpness of networks, and compare it: ratios of φ, averaged on the log scale. */
final class Sharpnesses {
    /** Keskar's φ over all weights with ε = 0.001. */
    static final Quantity PHI = Quantity.of("phi", "φ over all weights, ε = 0.001", Unit.NUMBER);

    private Sharpnesses() {}

    /** Returns the chart of φ by series. */
    static Chart chart() {
        return new Chart(PHI, "", Chart.Axis.LINEAR, Chart.Axis.LOG);
    }

    /**
     * Returns the part about the φ of one series over that of another, seed by seed.
     *
     * @param what in words, e.g. "φ with large batches over φ with small ones"
     */
    static Part ratio(String what, String above, String below, Criterion criterion) {
        return new Part(
                what,
                Unit.RATIO,
                criterion,
                (o, c) -> o.in(PHI, above).over(o.in(PHI, below)).geometricMean(c));
    }
}
