package dev.batchwise.box;

/**
 * A function of one variable at one place.
 *
 * @param step the place, at least 0
 * @param value there
 * @param slope there
 */
record Probe(double step, double value, double slope) {
    /** Returns this place of the function less a line through the origin. */
    Probe less(double lineSlope) {
        return new Probe(step, value - step * lineSlope, slope - lineSlope);
    }
}
