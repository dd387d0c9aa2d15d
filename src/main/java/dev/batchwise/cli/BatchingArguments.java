package dev.batchwise.cli;

import dev.batchwise.study.BatchingOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how batches are composed and cut. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class BatchingArguments {
    @Option(
            names = "--composition",
            paramLabel = "KIND",
            description = "Which examples make a batch: shuffled epochs, replacement, sequential, stratified (classes"
                    + " spread evenly), balanced (similar examples spread evenly) (default: shuffled).")
    private Optional<String> composition;

    @Option(
            names = "--embedding",
            paramLabel = "FILE",
            description = "With --composition balanced: a checkpoint of the model, whose last hidden layer says which"
                    + " examples are similar (default: their inputs do).")
    private Optional<String> embedding;

    @Option(
            names = "--micro-batch",
            paramLabel = "N|auto",
            description = "Most examples in one pass through the network; a larger batch is cut into passes whose"
                    + " gradients add up, so the batch size stays. auto: as many as memory holds (default: the batch).")
    private Optional<String> microBatch;

    @Option(
            names = "--memory-limit",
            paramLabel = "BYTES",
            description = "Memory that training may take in one worker above what program and data need: 2GiB, 500MB."
                    + " The micro-batch is measured to fit; the batch size stays.")
    private Optional<String> memoryLimit;

    @Option(
            names = "--ghost-batch",
            paramLabel = "N",
            description =
                    "Batch-norm statistics over chunks of N examples, the same for every batch size (default: over"
                            + " the whole batch).")
    private Optional<String> ghostBatch;

    /** Returns what was typed. */
    BatchingOptions options() {
        return new BatchingOptions(composition, embedding, microBatch, memoryLimit, ghostBatch);
    }
}
