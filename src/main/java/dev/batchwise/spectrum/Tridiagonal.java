package dev.batchwise.spectrum;

import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * The eigenvalues of a symmetric tridiagonal matrix of order m, largest first, with the ends of their unit eigenvectors.
 */
final class Tridiagonal {
    private final double[] values;
    private final RealMatrix vectors;

    /**
     * Decomposes the matrix.
     *
     * @param diagonal m numbers
     * @param beside the m − 1 numbers beside the diagonal
     */
    Tridiagonal(double[] diagonal, double[] beside) {
        if (diagonal.length == 1) {
            values = diagonal.clone();
            vectors = org.hipparchus.linear.MatrixUtils.createRealIdentityMatrix(1);
            return;
        }
        EigenDecompositionSymmetric decomposition = new EigenDecompositionSymmetric(diagonal, beside);
        values = decomposition.getEigenvalues();
        vectors = decomposition.getV();
    }

    int order() {
        return values.length;
    }

    double value(int j) {
        return values[j];
    }

    /** Returns the largest |eigenvalue|. */
    double radius() {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** Returns the first component of eigenvector j. */
    double first(int j) {
        return vectors.getEntry(0, j);
    }

    /** Returns the last component of eigenvector j. */
    double last(int j) {
        return vectors.getEntry(values.length - 1, j);
    }
}
