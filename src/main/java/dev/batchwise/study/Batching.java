package dev.batchwise.study;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How batches are composed and how they are cut for the passes through the network. Neither changes the batch size.
 *
 * @param composition what the order of the examples does for the batches
 * @param embedding checkpoint of the trial's model whose last hidden layer says which examples are similar; their inputs
 *     say it if empty. For {@link Composition#BALANCED} alone
 * @param microBatch most examples in one pass; a whole batch if empty
 * @param ghostBatch examples behind one set of batch-norm statistics (Hoffer et al. 2017); a whole pass if empty
 */
public record Batching(
        Composition composition, Optional<String> embedding, OptionalInt microBatch, OptionalInt ghostBatch) {
    /** Returns shuffled epochs, whole batches, and statistics over the whole batch. */
    public static Batching plain() {
        return new Batching(Composition.SHUFFLED, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** Returns a copy with passes of at most so many examples. */
    public Batching withMicroBatch(int examples) {
        return new Batching(composition, embedding, OptionalInt.of(examples), ghostBatch);
    }

    /** Returns the fewest examples a pass may be cut to: a ghost batch, or one example. */
    public int leastPass() {
        return ghostBatch.orElse(1);
    }
}
