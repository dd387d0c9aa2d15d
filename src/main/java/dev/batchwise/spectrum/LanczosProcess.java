package dev.batchwise.spectrum;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The Lanczos process with full reorthogonalization (Lanczos 1950; Parlett 1998, chapter 13): an orthonormal basis of the
 * Krylov space of a start vector, and the tridiagonal matrix T = QᵀAQ. Each step costs one product and 4m vector operations at
 * order m. Where the Krylov space is exhausted it goes on in a random direction orthogonal to it, with T decoupled there, so
 * that multiple eigenvalues are found too.
 */
final class LanczosProcess {
    /** A remainder this small beside the matrix is rounding of the single-precision basis. */
    private static final double EXHAUSTED = 1e-6;

    private final SymmetricMap map;
    private final UniformRandomProvider random;
    private final Columns basis = new Columns();
    private final double[] work;
    private final double[] column;
    private double[] diagonal = {};
    private double[] beside = {}; // one more than T holds: its last is the remainder
    private double scale;

    LanczosProcess(SymmetricMap map, double[] start, UniformRandomProvider random) {
        this.map = map;
        this.random = random;
        work = start.clone();
        column = new double[start.length];
        basis.add(Vectors.normalized(work));
    }

    /** Makes one step; false if the whole space is spanned already. */
    boolean step() {
        int m = diagonal.length;
        if (m == map.dimension()) {
            return false;
        }
        basis.get(m, column);
        map.apply(column, work);
        diagonal = Arrays.copyOf(diagonal, m + 1);
        diagonal[m] = basis.dot(m, work);
        basis.removeFrom(work);
        double remainder = Vectors.norm(work);
        scale = Math.max(scale, Math.abs(diagonal[m]) + remainder);
        boolean exhausted = remainder <= EXHAUSTED * scale;
        beside = Arrays.copyOf(beside, m + 1);
        beside[m] = exhausted ? 0 : remainder;
        if (m + 1 < map.dimension()) {
            if (exhausted) {
                System.arraycopy(Vectors.gaussian(work.length, random), 0, work, 0, work.length);
                basis.removeFrom(work);
            }
            basis.add(Vectors.normalized(work));
        }
        return true;
    }

    /** Returns the eigenvalues and vectors of T. */
    Tridiagonal ritz() {
        return new Tridiagonal(diagonal, Arrays.copyOf(beside, diagonal.length - 1));
    }

    /** Returns the norm of what the last product left outside the basis: 0 where it is invariant. */
    double remainder() {
        return beside[beside.length - 1];
    }

    /** Returns the products made. */
    int products() {
        return diagonal.length;
    }
}
