package dev.batchwise.spectrum;

import org.apache.commons.rng.UniformRandomProvider;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * A small space that holds most of what a symmetric map A does: an orthonormal basis Q of AS for k random sign vectors S (Halko,
 * Martinsson and Tropp 2011, algorithm 4.1), and QᵀAQ. Costs 2k products and memory for k vectors.
 */
public final class Sketch {
    private static final double DEPENDENT = 1e-6; // what is left of a column that lies in the span of the others

    private final Columns basis = new Columns();
    private final double[][] compressed;
    private final int products;

    /**
     * Makes a sketch.
     *
     * @param k vectors, at least 1
     */
    public static Sketch of(SymmetricMap map, int k, UniformRandomProvider random) {
        return new Sketch(map, k, random);
    }

    private Sketch(SymmetricMap map, int k, UniformRandomProvider random) {
        double[] product = new double[map.dimension()];
        int made = 0;
        while (made < k && basis.count() < product.length) {
            map.apply(Vectors.signs(product.length, random), product);
            made++;
            double before = Vectors.norm(product);
            basis.removeFrom(product);
            if (Vectors.norm(product) > DEPENDENT * before) {
                basis.add(Vectors.normalized(product));
            }
        }
        compressed = compress(map, product);
        products = made + basis.count();
    }

    private double[][] compress(SymmetricMap map, double[] product) {
        int order = basis.count();
        double[][] matrix = new double[order][order];
        double[] column = new double[product.length];
        for (int j = 0; j < order; j++) {
            basis.get(j, column);
            map.apply(column, product);
            basis.transposeTimes(product, matrix[j]);
        }
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = (matrix[i][j] + matrix[j][i]) / 2; // what rounding made of it
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    /** Returns the number of vectors in the basis: k, or fewer where the map has a lower rank. */
    public int order() {
        return basis.count();
    }

    /** Returns the products made. */
    int products() {
        return products;
    }

    /** Takes what lies in the space out of a vector. */
    void removeFrom(double[] v) {
        basis.removeFrom(v);
    }

    /** Returns tr QᵀAQ. */
    double trace() {
        double sum = 0;
        for (int j = 0; j < compressed.length; j++) {
            sum += compressed[j][j];
        }
        return sum;
    }

    /**
     * Returns a start for a search of extreme eigenvalues: the sum of the Ritz vectors, as many from the top and the bottom as are
     * looked for. From a single random vector a search may settle on the second eigenvalue where the vector happens to have
     * next to nothing of the first; that all k have is as good as impossible.
     *
     * @param search what is looked for
     * @param random for a map of which the sketch holds nothing
     */
    public double[] start(Extremes.Search search, int dimension, UniformRandomProvider random) {
        int order = basis.count();
        if (order == 0) {
            return Vectors.gaussian(dimension, random);
        }
        EigenDecompositionSymmetric ritz = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(compressed));
        double[] start = new double[dimension];
        for (int j = 0; j < order; j++) {
            if (j < search.top() || j >= order - search.bottom()) {
                for (int i = 0; i < order; i++) {
                    basis.addTo(start, ritz.getV().getEntry(i, j), i);
                }
            }
        }
        return start;
    }
}
