/**
 * Learning rate, batch size and momentum as pure functions of examples seen. Nothing is counted in steps, because a
 * step-counted schedule is wrong as soon as the batch size changes. Read {@link dev.batchwise.schedule.Decay} first.
 */
@NullMarked
package dev.batchwise.schedule;

import org.jspecify.annotations.NullMarked;
