package dev.batchwise.spectrum;

import java.util.Random;

/** A map of given eigenvalues λ: (I − 2uuᵀ) diag(λ) (I − 2uuᵀ) for a random unit vector u. */
final class KnownSpectrum implements SymmetricMap {
    private final double[] eigenvalues;
    private final double[] mirror;

    private KnownSpectrum(double[] eigenvalues, double[] mirror) {
        this.eigenvalues = eigenvalues;
        this.mirror = mirror;
    }

    static KnownSpectrum of(double... eigenvalues) {
        Random random = new Random(7);
        double[] u = random.doubles(eigenvalues.length, -1, 1).toArray();
        return new KnownSpectrum(eigenvalues, Vectors.normalized(u));
    }

    @Override
    public int dimension() {
        return eigenvalues.length;
    }

    @Override
    public void apply(double[] v, double[] product) {
        reflect(v, product);
        for (int i = 0; i < product.length; i++) {
            product[i] *= eigenvalues[i];
        }
        reflect(product.clone(), product);
    }

    private void reflect(double[] v, double[] into) {
        double along = 2 * Vectors.dot(mirror, v);
        for (int i = 0; i < v.length; i++) {
            into[i] = v[i] - along * mirror[i];
        }
    }
}
