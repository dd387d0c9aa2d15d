/**
 * Update rules: from gradients, a learning rate and a momentum to new parameters. The arithmetic of one whole update is one
 * compiled call of libtorch's fused kernels; each rule is a recipe for it. Read {@link dev.batchwise.optim.UpdateRule} first.
 */
@NullMarked
package dev.batchwise.optim;

import org.jspecify.annotations.NullMarked;
