/**
 * How noisy the gradient of a network is: covariance of per-example gradients, noise scale, and the law by which a batch's
 * gradient nears the full one. Layers give the lengths of per-example gradients in closed form; sums over examples are in float64,
 * and memory does not depend on the number of examples. Read {@link dev.batchwise.noise.GradientNoise} first.
 */
@NullMarked
package dev.batchwise.noise;

import org.jspecify.annotations.NullMarked;
