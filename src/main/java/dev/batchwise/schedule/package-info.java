/**
 * Learning rate, batch size and momentum as pure functions of examples seen, and what turns one plan into another:
 * scaling rules, and decay of the rate for growth of the batch. Nothing is counted in steps, because a step-counted
 * schedule is wrong as soon as the batch size changes. Read {@link dev.batchwise.schedule.Schedule} first.
 */
@NullMarked
package dev.batchwise.schedule;

import org.jspecify.annotations.NullMarked;
