/**
 * Statements about batch size as experiments: what each says, who says it, what is run, and the rule that judges it. A claim
 * builds ordinary studies and asks for ordinary measurements; trials that several claims ask for are run once. A verdict is a
 * pure function of the rule, which is fixed beforehand, and of the observations, which are kept with it.
 */
@NullMarked
package dev.batchwise.claims;

import org.jspecify.annotations.NullMarked;
