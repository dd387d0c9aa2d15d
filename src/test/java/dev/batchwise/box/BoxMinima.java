package dev.batchwise.box;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reference minima, computed by {@code make_box_minima.py} beside the file.
 *
 * @param system that computed them
 * @param cases one a problem
 */
record BoxMinima(String system, List<Case> cases) {
    /**
     * One problem.
     *
     * @param function its name
     * @param start first point
     * @param lower bounds
     * @param upper bounds
     * @param minimum least value
     * @param at minimizer
     * @param path value after 1…10 iterations
     */
    record Case(
            String function,
            List<Double> start,
            List<Double> lower,
            List<Double> upper,
            double minimum,
            List<Double> at,
            List<Point> path) {
        static double[] array(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }

        Box box() {
            return new Box(array(lower), array(upper));
        }

        @Override
        public String toString() {
            return function + " in " + lower.size() + " variables";
        }
    }

    /**
     * A point of a path.
     *
     * @param iterations made
     * @param evaluations of value and gradient
     * @param value there
     */
    record Point(int iterations, int evaluations, double value) {}

    static BoxMinima read() {
        try (InputStream file = BoxMinima.class.getResourceAsStream("box_minima.json")) {
            return JsonMapper.shared().readValue(Objects.requireNonNull(file), BoxMinima.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
