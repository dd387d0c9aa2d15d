/**
 * A plan and what it was converted to, trained against each other: which trials that takes, whether final accuracy and loss
 * curve can be told apart, and the results model. Read {@link dev.batchwise.proof.ProofSpec} first.
 */
@NullMarked
package dev.batchwise.proof;

import org.jspecify.annotations.NullMarked;
