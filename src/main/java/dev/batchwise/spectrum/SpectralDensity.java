package dev.batchwise.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The density of a spectrum: how the n eigenvalues are spread, smoothed by a Gaussian.
 *
 * @param at evenly spaced values, from four bandwidths below the least Ritz value to four above the largest
 * @param density there, per unit of eigenvalue; integrates to 1
 * @param bandwidth standard deviation of the Gaussian
 * @param probes random start vectors
 * @param products made
 */
public record SpectralDensity(List<Double> at, List<Double> density, double bandwidth, int probes, int products) {
    private static final double BANDWIDTH_SHARE = 0.01; // of the range of the spectrum
    private static final double MARGIN = 4;

    /** Copies the lists. */
    public SpectralDensity {
        at = List.copyOf(at);
        density = List.copyOf(density);
    }

    /**
     * What is made.
     *
     * @param probes start vectors, at least 1
     * @param steps Lanczos steps for each
     * @param points of the density
     */
    public record Quadrature(int probes, int steps, int points) {}

    private record Node(double value, double weight) {}

    /**
     * Estimates the density by stochastic Lanczos quadrature (Golub and Meurant 1994; Ubaru, Chen and Saad 2017; Ghorbani,
     * Krishnan and Xiao 2019): each random unit vector v gives the Gauss quadrature of its spectral measure, nodes θ the Ritz
     * values and weights the squared first components of their vectors; averaged over v this is an unbiased estimate of the moments up
     * to degree 2·steps − 1. Costs probes·steps products. The bandwidth is 1 % of the range, so it shows bulk and outliers and
     * no detail within the bulk; a map with a single eigenvalue is given a range of its size (1 if that is 0).
     */
    public static SpectralDensity of(SymmetricMap map, Quadrature quadrature, UniformRandomProvider random) {
        List<Node> nodes = new ArrayList<>();
        int products = 0;
        for (int probe = 0; probe < quadrature.probes(); probe++) {
            double[] start = Vectors.gaussian(map.dimension(), random);
            LanczosProcess process = new LanczosProcess(map, start, random);
            while (process.products() < quadrature.steps() && process.step()) {
                products++;
            }
            Tridiagonal ritz = process.ritz();
            for (int j = 0; j < ritz.order(); j++) {
                nodes.add(new Node(ritz.value(j), ritz.first(j) * ritz.first(j) / quadrature.probes()));
            }
        }
        return smoothed(nodes, quadrature, products);
    }

    private static SpectralDensity smoothed(List<Node> nodes, Quadrature quadrature, int products) {
        double least = nodes.stream().mapToDouble(Node::value).min().orElseThrow();
        double most = nodes.stream().mapToDouble(Node::value).max().orElseThrow();
        double range = most > least ? most - least : Math.abs(most) > 0 ? Math.abs(most) : 1;
        double bandwidth = BANDWIDTH_SHARE * range;
        double from = least - MARGIN * bandwidth;
        double step = (most - least + 2 * MARGIN * bandwidth) / (quadrature.points() - 1);
        List<Double> at = new ArrayList<>();
        List<Double> density = new ArrayList<>();
        for (int i = 0; i < quadrature.points(); i++) {
            double t = from + i * step;
            at.add(t);
            density.add(nodes.stream()
                    .mapToDouble(node -> node.weight() * gaussian((t - node.value()) / bandwidth) / bandwidth)
                    .sum());
        }
        return new SpectralDensity(at, density, bandwidth, quadrature.probes(), products);
    }

    private static double gaussian(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
