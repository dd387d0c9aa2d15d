/**
 * What kind of minimum a network is in: products with the Hessian, spectrum, sharpness. The loss over fixed examples is one
 * function of one flat vector of weights, taken in pieces so that memory does not depend on the number of examples. Read {@link
 * dev.batchwise.curvature.LossSurface} first.
 */
@NullMarked
package dev.batchwise.curvature;

import org.jspecify.annotations.NullMarked;
