package dev.batchwise.curvature;

import dev.batchwise.spectrum.Columns;
import dev.batchwise.spectrum.Vectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** The matrix A [weights, columns] of Keskar's sharpness. */
sealed interface Subspace {
    /** Returns the number of columns. */
    int columns();

    /** Returns A⁺x, the coordinates of the nearest point to x in the span. */
    double[] coordinates(double[] x);

    /** Fills in x + Ay. */
    void move(double[] x, double[] y, double[] into);

    /** Fills in Aᵀg, the gradient by y. */
    void pull(double[] g, double[] into);

    /**
     * A = I.
     *
     * @param columns number of weights
     */
    record Full(int columns) implements Subspace {
        @Override
        public double[] coordinates(double[] x) {
            return x.clone();
        }

        @Override
        public void move(double[] x, double[] y, double[] into) {
            for (int i = 0; i < x.length; i++) {
                into[i] = x[i] + y[i];
            }
        }

        @Override
        public void pull(double[] g, double[] into) {
            System.arraycopy(g, 0, into, 0, g.length);
        }
    }

    /**
     * Independent Gaussian columns scaled to unit length, kept in single precision.
     *
     * @param matrix A
     */
    record Random(Columns matrix) implements Subspace {
        /** Draws the columns; no more than there are weights. */
        static Random draw(int weights, int columns, UniformRandomProvider random) {
            Columns matrix = new Columns();
            for (int j = 0; j < Math.min(columns, weights); j++) {
                matrix.add(Vectors.normalized(Vectors.gaussian(weights, random)));
            }
            return new Random(matrix);
        }

        @Override
        public int columns() {
            return matrix.count();
        }

        /** Solves the normal equations AᵀA y = Aᵀx: unit columns of many weights are all but orthogonal. Costs p²/2 products of length n. */
        @Override
        public double[] coordinates(double[] x) {
            int p = matrix.count();
            RealMatrix gram = MatrixUtils.createRealMatrix(p, p);
            double[] column = new double[x.length];
            double[] products = new double[p];
            for (int j = 0; j < p; j++) {
                matrix.get(j, column);
                for (int i = 0; i <= j; i++) {
                    double product = matrix.dot(i, column);
                    gram.setEntry(i, j, product);
                    gram.setEntry(j, i, product);
                }
            }
            matrix.transposeTimes(x, products);
            return new SingularValueDecomposition(gram)
                    .getSolver()
                    .solve(MatrixUtils.createRealVector(products))
                    .toArray();
        }

        @Override
        public void move(double[] x, double[] y, double[] into) {
            System.arraycopy(x, 0, into, 0, x.length);
            for (int j = 0; j < y.length; j++) {
                matrix.addTo(into, y[j], j);
            }
        }

        @Override
        public void pull(double[] g, double[] into) {
            matrix.transposeTimes(g, into);
        }
    }
}
