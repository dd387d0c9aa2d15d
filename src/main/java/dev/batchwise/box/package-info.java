/**
 * Minimizing a smooth function of many variables in a box, by L-BFGS-B. Vectors are plain arrays, memory is a few dozen of
 * them, and nothing here knows what is minimized. Read {@link dev.batchwise.box.BoxMinimizer} first.
 */
@NullMarked
package dev.batchwise.box;

import org.jspecify.annotations.NullMarked;
