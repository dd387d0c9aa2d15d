package dev.batchwise.box;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The limited-memory BFGS matrix in compact form, B = θI − W M Wᵀ with W = [Y θS] and M = [−D Lᵀ; L θSᵀS]⁻¹, from the last
 * steps s and gradient changes y (Byrd, Nocedal and Schnabel 1994; Byrd, Lu, Nocedal and Zhu 1995, eq. 3.2–3.4). D is the
 * diagonal of SᵀY, L what lies below it.
 */
final class LimitedMemory {
    private final int most;
    private final List<double[]> steps = new ArrayList<>();
    private final List<double[]> changes = new ArrayList<>();
    private double theta = 1;
    private double[][] middle = {};

    LimitedMemory(int most) {
        this.most = most;
    }

    /** Returns the scale θ of the matrix that all else corrects. */
    double theta() {
        return theta;
    }

    /** Returns the columns of W: twice the pairs that are kept. */
    int rank() {
        return 2 * steps.size();
    }

    /** Forgets every pair. */
    void clear() {
        steps.clear();
        changes.clear();
        theta = 1;
        middle = new double[0][];
    }

    /** Takes up a step and its gradient change, sᵀy > 0; the oldest pair goes if there are too many. The arrays are kept. */
    void add(double[] step, double[] change) {
        if (steps.size() == most) {
            steps.remove(0);
            changes.remove(0);
        }
        steps.add(step);
        changes.add(change);
        theta = dot(change, change) / dot(step, change);
        middle = inverse();
    }

    private double[][] inverse() {
        int k = steps.size();
        RealMatrix matrix = MatrixUtils.createRealMatrix(2 * k, 2 * k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                matrix.setEntry(k + i, k + j, theta * dot(steps.get(i), steps.get(j)));
                double product = i < j ? 0 : dot(steps.get(i), changes.get(j));
                if (i > j) {
                    matrix.setEntry(k + i, j, product);
                    matrix.setEntry(j, k + i, product);
                } else if (i == j) {
                    matrix.setEntry(i, i, -product);
                }
            }
        }
        return new LUDecomposition(matrix, 0).getSolver().getInverse().getData();
    }

    /** Fills in row i of W. */
    void row(int i, double[] into) {
        int k = steps.size();
        for (int j = 0; j < k; j++) {
            into[j] = changes.get(j)[i];
            into[k + j] = theta * steps.get(j)[i];
        }
    }

    /** Returns Wᵀv. */
    double[] transposeTimes(double[] v) {
        int k = steps.size();
        double[] product = new double[2 * k];
        for (int j = 0; j < k; j++) {
            product[j] = dot(changes.get(j), v);
            product[k + j] = theta * dot(steps.get(j), v);
        }
        return product;
    }

    /** Returns M p. */
    double[] middleTimes(double[] p) {
        double[] product = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            product[i] = dot(middle[i], p);
        }
        return product;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
