package dev.batchwise.spectrum;

/**
 * An approximate eigenvalue θ with unit vector v.
 *
 * @param value θ; never above the largest eigenvalue nor below the least
 * @param residual ‖Av − θv‖: some eigenvalue lies no further than this from θ
 * @param converged whether the residual met the tolerance that was asked for
 */
public record Eigenvalue(double value, double residual, boolean converged) {}
