package dev.batchwise.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The extreme eigenvalues of a symmetric map, by {@linkplain LanczosProcess Lanczos}.
 *
 * @param top largest first
 * @param bottom least first
 * @param products made
 */
public record Extremes(List<Eigenvalue> top, List<Eigenvalue> bottom, int products) {
    /** Copies the lists. */
    public Extremes {
        top = List.copyOf(top);
        bottom = List.copyOf(bottom);
    }

    /**
     * What is looked for.
     *
     * @param top eigenvalues from the largest down, at least 0
     * @param bottom eigenvalues from the least up, at least 0
     * @param tolerance a residual meets it if it is no more than this times |θ| at the top, or times the largest |θ| at the
     *     bottom, whose eigenvalues may be 0
     * @param mostProducts after which it ends, converged or not
     */
    public record Search(int top, int bottom, double tolerance, int mostProducts) {
        /** Returns a copy that looks for no more eigenvalues than n. */
        public Search within(int n) {
            return new Search(Math.min(top, n), Math.min(bottom, n), tolerance, mostProducts);
        }
    }

    /**
     * Finds them from a random start. Ends when all have converged, or at the most products, or where the space is spanned (then every residual is
     * rounding). An eigenvalue whose vector is orthogonal to the start cannot be found; from a random start that has probability
     * zero.
     *
     * @throws IllegalArgumentException if more are asked for than the map has
     */
    public static Extremes of(SymmetricMap map, Search search, UniformRandomProvider random) {
        return of(map, search, Vectors.gaussian(map.dimension(), random), random);
    }

    /**
     * Finds them from a start that has something of each, as a {@link Sketch} gives it.
     *
     * @param start [dimension], not 0
     * @param random for where the Krylov space of the start is exhausted
     * @throws IllegalArgumentException if more are asked for than the map has
     */
    public static Extremes of(SymmetricMap map, Search search, double[] start, UniformRandomProvider random) {
        int n = map.dimension();
        if (search.top() > n || search.bottom() > n) {
            throw new IllegalArgumentException("more eigenvalues than the " + n + " there are");
        }
        LanczosProcess process = new LanczosProcess(map, start, random);
        int least = Math.max(Math.max(search.top(), search.bottom()), 1);
        Extremes found = new Extremes(List.of(), List.of(), 0);
        while (process.step()) {
            if (process.products() >= least) {
                found = read(process, search);
                if (found.isConverged() || process.products() >= search.mostProducts()) {
                    break;
                }
            }
        }
        return found;
    }

    private boolean isConverged() {
        return top.stream().allMatch(Eigenvalue::converged) && bottom.stream().allMatch(Eigenvalue::converged);
    }

    private static Extremes read(LanczosProcess process, Search search) {
        Tridiagonal ritz = process.ritz();
        double radius = ritz.radius();
        List<Eigenvalue> top = new ArrayList<>();
        for (int j = 0; j < search.top(); j++) {
            top.add(eigenvalue(process, ritz, j, search.tolerance() * Math.abs(ritz.value(j))));
        }
        List<Eigenvalue> bottom = new ArrayList<>();
        for (int j = 0; j < search.bottom(); j++) {
            bottom.add(eigenvalue(process, ritz, ritz.order() - 1 - j, search.tolerance() * radius));
        }
        return new Extremes(top, bottom, process.products());
    }

    private static Eigenvalue eigenvalue(LanczosProcess process, Tridiagonal ritz, int j, double allowed) {
        double residual = Math.abs(process.remainder() * ritz.last(j));
        return new Eigenvalue(ritz.value(j), residual, residual <= allowed);
    }
}
