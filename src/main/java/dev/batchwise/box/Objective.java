package dev.batchwise.box;

/** A smooth function of n variables. */
@FunctionalInterface
public interface Objective {
    /**
     * Returns the value at a point and fills in the gradient there.
     *
     * @param x n variables; not to be kept or changed
     * @param gradient receives the n partial derivatives
     * @return the value; a step to where it is not finite is halved
     */
    double at(double[] x, double[] gradient);
}
