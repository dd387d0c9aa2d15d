/**
 * Tests of the intervals and comparisons, against scipy and by simulation with fixed seeds.
 */
@NullMarked
package dev.batchwise.stats;

import org.jspecify.annotations.NullMarked;
