/**
 * Update rules: from gradients and a learning rate to new parameters. The arithmetic of one whole update runs in a single
 * libtorch kernel. Read {@link dev.batchwise.optim.UpdateRule} first.
 */
@NullMarked
package dev.batchwise.optim;

import org.jspecify.annotations.NullMarked;
