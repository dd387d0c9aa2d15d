package dev.batchwise.curvature;

import dev.batchwise.spectrum.Extremes;
import dev.batchwise.spectrum.SpectralDensity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is measured, and how carefully.
 *
 * @param preset its name
 * @param epsilons half-widths of Keskar's box, and radii of the ℓ∞ ball
 * @param draws of random subspaces
 * @param columns of each
 * @param iterations of L-BFGS-B
 * @param radius of the ℓ2 ball
 * @param ascents most evaluations of an ascent
 * @param extremes of the Hessian that are looked for
 * @param sketch vectors of Hutch++
 * @param gaussNewton extremes of the Gauss–Newton part, if looked for
 * @param density if made
 * @param seed of random directions
 */
public record SharpnessPlan(
        String preset,
        List<Double> epsilons,
        int draws,
        int columns,
        int iterations,
        double radius,
        int ascents,
        Extremes.Search extremes,
        int sketch,
        Optional<Extremes.Search> gaussNewton,
        Optional<SpectralDensity.Quadrature> density,
        long seed) {
    /** The ε of Keskar et al. (2017). */
    public static final List<Double> EPSILONS = List.of(1e-3, 5e-4);

    /** ASAM's ρ on CIFAR-10 (Kwon et al. 2021). */
    private static final double RADIUS = 0.5;

    private static final int COLUMNS = 100;
    private static final int ITERATIONS = 10;
    private static final int ASCENTS = 6;
    /** Gradients that an L-BFGS-B run from both starts usually takes. */
    private static final int USUAL_RUN = 14;

    /** Copies the list. */
    public SharpnessPlan {
        epsilons = List.copyOf(epsilons);
    }

    /** How much is measured where nothing else is said. */
    public enum Preset {
        /** φ, adaptive sharpness, λ_max, trace. */
        ECONOMY,
        /** More draws and eigenvalues, a closer trace, λ_min, Gauss–Newton λ_max and the density of the spectrum too. */
        FULL;

        /** Returns the name on the command line. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the plan of a preset. */
    public static SharpnessPlan of(Preset preset) {
        return switch (preset) {
            case ECONOMY ->
                new SharpnessPlan(
                        preset.label(),
                        EPSILONS,
                        2,
                        COLUMNS,
                        ITERATIONS,
                        RADIUS,
                        ASCENTS,
                        new Extremes.Search(1, 0, 3e-3, 40),
                        10,
                        Optional.empty(),
                        Optional.empty(),
                        1);
            case FULL ->
                new SharpnessPlan(
                        preset.label(),
                        EPSILONS,
                        5,
                        COLUMNS,
                        ITERATIONS,
                        RADIUS,
                        2 * ASCENTS,
                        new Extremes.Search(5, 1, 1e-3, 80),
                        20,
                        Optional.of(new Extremes.Search(1, 0, 1e-3, 40)),
                        Optional.of(new SpectralDensity.Quadrature(3, 40, 400)),
                        1);
        };
    }

    /** Returns a copy with other ε. */
    public SharpnessPlan withEpsilons(List<Double> values) {
        return new SharpnessPlan(
                preset,
                values,
                draws,
                columns,
                iterations,
                radius,
                ascents,
                extremes,
                sketch,
                gaussNewton,
                density,
                seed);
    }

    /** Returns a copy with another number of random subspaces. */
    public SharpnessPlan withDraws(int number) {
        return new SharpnessPlan(
                preset,
                epsilons,
                number,
                columns,
                iterations,
                radius,
                ascents,
                extremes,
                sketch,
                gaussNewton,
                density,
                seed);
    }

    /** Returns a copy with another number of vectors of Hutch++: at least 2, for a standard error. */
    public SharpnessPlan withSketch(int vectors) {
        return new SharpnessPlan(
                preset,
                epsilons,
                draws,
                columns,
                iterations,
                radius,
                ascents,
                extremes,
                vectors,
                gaussNewton,
                density,
                seed);
    }

    /** Returns about what one checkpoint costs, in gradients. */
    public double usualGradients() {
        int runs = epsilons.size() * (1 + draws);
        double products = Math.min(30, extremes.mostProducts())
                + 3.0 * sketch
                + gaussNewton.map(search -> Math.min(25, search.mostProducts())).orElse(0)
                + density.map(q -> q.probes() * q.steps()).orElse(0);
        return runs * USUAL_RUN + (epsilons.size() + 1.0) * ascents + products * Effort.PRODUCT;
    }
}
