/**
 * Intervals and comparisons of small samples: Student t, paired differences, multiple comparisons with the best,
 * equivalence. Everything is a pure function of doubles and knows nothing of studies; what cannot be known from too few
 * values is unbounded, never narrow. Read {@link dev.batchwise.stats.BestComparison} first.
 */
@NullMarked
package dev.batchwise.stats;

import org.jspecify.annotations.NullMarked;
