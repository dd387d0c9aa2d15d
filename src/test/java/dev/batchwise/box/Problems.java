package dev.batchwise.box;

/** The functions of {@code make_box_minima.py}. */
final class Problems {
    private Problems() {}

    static Objective named(String name) {
        return switch (name) {
            case "rosenbrock" -> Problems::rosenbrock;
            case "quadratic" -> Problems::quadratic;
            case "driver1" -> Problems::driver1;
            case "himmelblau" -> Problems::himmelblau;
            case "concave" -> Problems::concave;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double rosenbrock(double[] x, double[] g) {
        double f = 0;
        java.util.Arrays.fill(g, 0);
        for (int i = 0; i + 1 < x.length; i++) {
            double t = x[i + 1] - x[i] * x[i];
            f += 100 * t * t + (1 - x[i]) * (1 - x[i]);
            g[i] += -400 * x[i] * t - 2 * (1 - x[i]);
            g[i + 1] += 200 * t;
        }
        return f;
    }

    private static double quadratic(double[] x, double[] g) {
        int n = x.length;
        double f = 0;
        for (int i = 0; i < n; i++) {
            double hx = (2 + (i + 1.0) / n) * x[i] - (i > 0 ? x[i - 1] : 0) - (i + 1 < n ? x[i + 1] : 0);
            double b = Math.cos(3 * i);
            g[i] = hx - b;
            f += 0.5 * x[i] * hx - b * x[i];
        }
        return f;
    }

    private static double driver1(double[] x, double[] g) {
        java.util.Arrays.fill(g, 0);
        double f = (x[0] - 1) * (x[0] - 1);
        g[0] = 2 * (x[0] - 1);
        for (int i = 0; i + 1 < x.length; i++) {
            double t = x[i + 1] - x[i] * x[i];
            f += 4 * t * t;
            g[i] += -16 * t * x[i];
            g[i + 1] += 8 * t;
        }
        return f;
    }

    private static double himmelblau(double[] x, double[] g) {
        double a = x[0] * x[0] + x[1] - 11;
        double b = x[0] + x[1] * x[1] - 7;
        g[0] = 4 * a * x[0] + 2 * b;
        g[1] = 2 * a + 4 * b * x[1];
        return a * a + b * b;
    }

    private static double concave(double[] x, double[] g) {
        double f = 0;
        for (int i = 0; i < x.length; i++) {
            double w = i + 1;
            f -= 0.5 * w * x[i] * x[i] + 0.1 * x[i];
            g[i] = -w * x[i] - 0.1;
        }
        return f;
    }
}
