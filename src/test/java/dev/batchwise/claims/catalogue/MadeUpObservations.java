package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Unit;

/** Observations for rules to judge, with a value for each of the seeds 1, 2, …. */
final class MadeUpObservations {
    private final Observations.Collector all = new Observations.Collector();

    MadeUpObservations add(String quantity, String series, double x, double... bySeed) {
        for (int i = 0; i < bySeed.length; i++) {
            all.add(Quantity.of(quantity, "", Unit.NUMBER), series, x, i + 1, bySeed[i]);
        }
        return this;
    }

    /** Adds values that differ a little between five seeds, with that mean. */
    MadeUpObservations about(String quantity, String series, double x, double mean) {
        double step = 1e-3 * mean;
        return add(quantity, series, x, mean - step, mean + step, mean, mean + 2 * step, mean - 2 * step);
    }

    /** Adds values that differ between five seeds by as much as they are large. */
    MadeUpObservations anywhere(String quantity, String series, double x, double mean) {
        return add(quantity, series, x, 0.1 * mean, 1.9 * mean, mean, 0.5 * mean, 1.5 * mean);
    }

    Observations all() {
        return all.all();
    }
}
