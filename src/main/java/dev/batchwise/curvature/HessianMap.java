package dev.batchwise.curvature;

import dev.batchwise.spectrum.SymmetricMap;

/** The Hessian of the loss where the network is: a product costs about three gradients. */
record HessianMap(LossSurface surface) implements SymmetricMap {
    @Override
    public int dimension() {
        return surface.dimension();
    }

    @Override
    public void apply(double[] v, double[] product) {
        surface.hessianTimes(v, product);
    }
}
