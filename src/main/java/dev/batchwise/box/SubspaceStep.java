package dev.batchwise.box;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * From the Cauchy point to the minimizer of the quadratic model over the variables that are free there, by the direct primal
 * method (Byrd, Lu, Nocedal and Zhu 1995, section 5.1), projected onto the box; if that is no direction of descent, cut off
 * at the first bound instead (Morales and Nocedal 2011). Costs (2m)²/2 products of length n for m pairs kept.
 */
final class SubspaceStep {
    private final Box box;
    private final LimitedMemory memory;
    private final boolean[] free;
    private final double[] step; // of the free variables, 0 elsewhere

    private SubspaceStep(Box box, LimitedMemory memory, boolean[] free, int variables) {
        this.box = box;
        this.memory = memory;
        this.free = free;
        step = new double[variables];
    }

    /** Moves the Cauchy point to the minimizer and returns it: the array of the Cauchy point. */
    static double[] from(CauchyPoint cauchy, Box box, LimitedMemory memory, double[] x, double[] g) {
        double[] point = cauchy.point();
        if (memory.rank() > 0) {
            SubspaceStep to = new SubspaceStep(box, memory, cauchy.free(), x.length);
            to.solve(point, cauchy.shift(), x, g);
            to.apply(point, x, g);
        }
        return point;
    }

    /** With r the model's gradient at the Cauchy point: step = −r/θ − (1/θ²)·W (I − M WᵀW/θ)⁻¹ M Wᵀr, free rows only. */
    private void solve(double[] point, double[] shift, double[] x, double[] g) {
        double theta = memory.theta();
        int rank = memory.rank();
        double[] row = new double[rank];
        double[] correction = memory.middleTimes(shift);
        double[] product = new double[rank]; // Wᵀr
        double[][] gram = new double[rank][rank]; // WᵀW
        for (int i = 0; i < x.length; i++) {
            if (free[i]) {
                memory.row(i, row);
                step[i] = g[i] + theta * (point[i] - x[i]) - LimitedMemory.dot(row, correction);
                addRow(row, step[i], product, gram);
            }
        }
        double[] solved = solved(gram, memory.middleTimes(product));
        for (int i = 0; i < x.length; i++) {
            if (free[i]) {
                memory.row(i, row);
                step[i] = -step[i] / theta - LimitedMemory.dot(row, solved) / (theta * theta);
            }
        }
    }

    private static void addRow(double[] row, double r, double[] product, double[][] gram) {
        for (int a = 0; a < row.length; a++) {
            product[a] += row[a] * r;
            for (int b = 0; b <= a; b++) {
                gram[a][b] += row[a] * row[b];
            }
        }
    }

    private double[] solved(double[][] gram, double[] right) {
        int rank = right.length;
        RealMatrix matrix = MatrixUtils.createRealIdentityMatrix(rank);
        double[] column = new double[rank];
        for (int b = 0; b < rank; b++) {
            for (int a = 0; a < rank; a++) {
                column[a] = (a >= b ? gram[a][b] : gram[b][a]) / memory.theta();
            }
            double[] product = memory.middleTimes(column);
            for (int a = 0; a < rank; a++) {
                matrix.addToEntry(a, b, -product[a]);
            }
        }
        return new LUDecomposition(matrix, 0)
                .getSolver()
                .solve(MatrixUtils.createRealVector(right))
                .toArray();
    }

    private void apply(double[] point, double[] x, double[] g) {
        double slope = 0;
        for (int i = 0; i < x.length; i++) {
            slope += (box.clamp(i, point[i] + step[i]) - x[i]) * g[i];
        }
        double length = slope > 0 ? Math.min(1, box.longestStep(point, step)) : 1;
        for (int i = 0; i < x.length; i++) {
            if (free[i]) {
                point[i] = box.clamp(i, point[i] + length * step[i]);
            }
        }
    }
}
