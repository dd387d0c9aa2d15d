package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Quantity;

/** Constructed observations for rules: seeds are 1, 2, … in the order of the values. */
final class Observed {
    private final Observations.Collector values = new Observations.Collector();

    /** Adds the values of seeds at a place. */
    Observed at(Quantity quantity, String series, double x, double... bySeed) {
        for (int i = 0; i < bySeed.length; i++) {
            values.add(quantity, series, x, i + 1, bySeed[i]);
        }
        return this;
    }

    /** Adds five seeds close to a mean: their differences to those of another mean are exactly that of the means. */
    Observed steady(Quantity quantity, String series, double x, double mean) {
        return at(quantity, series, x, mean - 2e-4, mean - 1e-4, mean, mean + 1e-4, mean + 2e-4);
    }

    /** Adds five seeds far from their mean, whose differences to any others are far from theirs. */
    Observed scattered(Quantity quantity, String series, double x, double mean) {
        return at(quantity, series, x, mean + 0.09, mean - 0.12, mean, mean + 0.11, mean - 0.08);
    }

    Observations all() {
        return values.all();
    }
}
