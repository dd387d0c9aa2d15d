package dev.batchwise.spectrum;

import java.util.ArrayList;
import java.util.List;

/**
 * A tall matrix that grows by columns, kept in single precision: half the memory, and the 6·10⁻⁸ that rounding moves a column
 * by is below what a network's own products carry.
 */
public final class Columns {
    private final List<float[]> columns = new ArrayList<>();

    /** Creates a matrix without columns. */
    public Columns() {}

    /** Returns the number of columns. */
    public int count() {
        return columns.size();
    }

    /** Appends a copy of a vector. */
    public void add(double[] v) {
        float[] column = new float[v.length];
        for (int i = 0; i < v.length; i++) {
            column[i] = (float) v[i];
        }
        columns.add(column);
    }

    /** Fills in column j. */
    public void get(int j, double[] into) {
        float[] column = columns.get(j);
        for (int i = 0; i < into.length; i++) {
            into[i] = column[i];
        }
    }

    /** Returns the scalar product of column j and v. */
    public double dot(int j, double[] v) {
        float[] column = columns.get(j);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < v.length; i += 4) {
            s0 += column[i] * v[i];
            s1 += column[i + 1] * v[i + 1];
            s2 += column[i + 2] * v[i + 2];
            s3 += column[i + 3] * v[i + 3];
        }
        for (; i < v.length; i++) {
            s0 += column[i] * v[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Adds a multiple of column j to v. */
    public void addTo(double[] v, double factor, int j) {
        float[] column = columns.get(j);
        for (int i = 0; i < v.length; i++) {
            v[i] += factor * column[i];
        }
    }

    /** Fills in the products Aᵀv with each column. */
    public void transposeTimes(double[] v, double[] products) {
        for (int j = 0; j < columns.size(); j++) {
            products[j] = dot(j, v);
        }
    }

    /** Takes out of v what lies in the span of the columns, which are orthonormal: twice, so that rounding goes too. */
    public void removeFrom(double[] v) {
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < columns.size(); j++) {
                addTo(v, -dot(j, v), j);
            }
        }
    }
}
