package dev.batchwise.claims;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The figure beside a verdict: one quantity by series along x, means with intervals over seeds.
 *
 * @param quantity what stands on the upright axis
 * @param x what stands on the other, in words; empty where series have no places
 * @param xAxis how x is laid out
 * @param yAxis how the quantity is
 */
public record Chart(Quantity quantity, String x, Axis xAxis, Axis yAxis) {
    /** How values are laid along an axis. */
    public enum Axis {
        /** Evenly. */
        LINEAR,
        /** By orders of magnitude. */
        LOG;

        /** Returns the name in JSON. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns a chart along batch sizes. */
    public static Chart byBatchSize(Quantity quantity) {
        return new Chart(quantity, "batch size", Axis.LOG, Axis.LINEAR);
    }

    /** Returns a chart of series that have no places. */
    public static Chart bySeries(Quantity quantity) {
        return new Chart(quantity, "", Axis.LINEAR, Axis.LINEAR);
    }
}
