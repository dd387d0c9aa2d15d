package dev.batchwise.train;

import dev.batchwise.data.DataSet;
import dev.batchwise.data.EpochOrder;
import dev.batchwise.data.ExampleStream;
import dev.batchwise.data.Features;
import dev.batchwise.data.Part;
import dev.batchwise.data.SimilarityOrder;
import dev.batchwise.data.SplitName;
import dev.batchwise.study.TrialSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The orders in which trials see their training examples. An arrangement by similarity takes a second or so and does not
 * depend on the seed, so each is kept for the trials that follow.
 */
public final class Orders {
    private final Part part;
    private final Map<String, int[]> arrangements = new HashMap<>();

    Orders(DataSet data) {
        part = data.part(SplitName.TRAIN);
    }

    /**
     * Returns the stream of a trial, at its start.
     *
     * @param embeddings float32 [examples, features] of the training split, row by row; asked for only by a trial that is
     *     composed by them
     */
    ExampleStream stream(TrialSpec spec, Supplier<Features> embeddings) {
        EpochOrder order =
                EpochOrder.of(spec.batching().composition(), part.labels(), () -> arrangement(spec, embeddings));
        return new ExampleStream(order, spec.seed());
    }

    private int[] arrangement(TrialSpec spec, Supplier<Features> embeddings) {
        String by = spec.batching()
                .embedding()
                .map(file -> spec.model() + " " + file)
                .orElse("inputs");
        return arrangements.computeIfAbsent(by, unused -> {
            Features features = spec.batching().embedding().isPresent() ? embeddings.get() : Features.values(part);
            return SimilarityOrder.of(features, part.labels());
        });
    }
}
