package dev.batchwise.claims;

import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;

/** What claims need to know of their data. */
@FunctionalInterface
public interface Shapes {
    /**
     * Returns the shape of a data set.
     *
     * @throws dev.batchwise.study.UsageException if its files are not there, saying which and from where
     */
    DataShape of(DataSpec data);
}
