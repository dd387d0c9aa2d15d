package dev.batchwise.data;

import java.util.List;
import java.util.Optional;

/** Where examples come from: a part to train on, and perhaps one to test on. */
interface Source {
    /** Returns the training part. */
    SourcePart training();

    /** Returns the test part; empty where a share of the training part has to serve. */
    Optional<SourcePart> test();

    /**
     * Learns what must be known of the training examples before any example can be shown.
     *
     * @param rows of the training part that means and deviations are taken over, ascending
     * @throws dev.batchwise.study.UsageException if nothing can be made of them
     */
    default void learn(int[] rows) {}

    /** Returns what was done with the features, one by one; none where they are pixels or numbers taken as they are. */
    default List<FeatureNote> features() {
        return List.of();
    }

    /** Returns what a reader of the data should know, in sentences; complete once {@link #learn} was called. */
    default List<String> notes() {
        return List.of();
    }
}
