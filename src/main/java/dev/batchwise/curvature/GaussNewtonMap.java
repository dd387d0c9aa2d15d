package dev.batchwise.curvature;

import dev.batchwise.spectrum.SymmetricMap;

/** The Gauss–Newton part of the Hessian of the loss where the network is: never indefinite. */
record GaussNewtonMap(LossSurface surface) implements SymmetricMap {
    @Override
    public int dimension() {
        return surface.dimension();
    }

    @Override
    public void apply(double[] v, double[] product) {
        surface.gaussNewtonTimes(v, product);
    }
}
