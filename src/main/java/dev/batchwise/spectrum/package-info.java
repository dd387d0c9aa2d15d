/**
 * What can be learnt of a large symmetric matrix from its products with vectors: extreme eigenvalues, trace, density of the
 * spectrum. Vectors are plain arrays of doubles; what has to be kept by the dozen is kept in single precision. Read
 * {@link dev.batchwise.spectrum.SymmetricMap} first.
 */
@NullMarked
package dev.batchwise.spectrum;

import org.jspecify.annotations.NullMarked;
