package dev.batchwise.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How batches are composed and cut, as a user wrote it: text that has not been checked.
 *
 * @param composition what the order of the examples does for the batches; shuffled if empty
 * @param embedding checkpoint whose last hidden layer says which examples are similar
 * @param microBatch most examples in one pass, or {@code auto}
 * @param memoryLimit memory that training may take in one worker, e.g. {@code 2GiB}
 * @param ghostBatch examples behind one set of batch-norm statistics
 */
public record BatchingOptions(
        Optional<String> composition,
        Optional<String> embedding,
        Optional<String> microBatch,
        Optional<String> memoryLimit,
        Optional<String> ghostBatch) {

    /** Returns options of which none was given. */
    public static BatchingOptions none() {
        Optional<String> no = Optional.empty();
        return new BatchingOptions(no, no, no, no, no);
    }

    /** Says whether the micro-batch is to be found by measuring memory. */
    public boolean isAutomatic() {
        return microBatch.map(text -> text.strip().equalsIgnoreCase("auto")).orElse(memoryLimit.isPresent());
    }

    /** Returns the memory that training may take in one worker, in bytes; empty if not given or not readable. */
    public OptionalLong memoryLimitBytes(OptionTexts texts) {
        return memoryLimit
                .map(text -> {
                    OptionalLong bytes = ByteCounts.parse(text);
                    if (bytes.isEmpty() || bytes.getAsLong() < 1) {
                        texts.cannotBeUsed("--memory-limit", text, "an amount of memory, e.g. 2GiB or 500MB");
                    }
                    return bytes;
                })
                .orElse(OptionalLong.empty());
    }

    /**
     * Returns the batching; an automatic micro-batch is left empty.
     *
     * @param model the network, if it is known
     */
    public Batching batching(OptionTexts texts, Optional<ModelSpec> model) {
        Composition kind = texts.choice(
                        "--composition", composition.orElse("shuffled"), Composition.values(), Composition::label)
                .orElse(Composition.SHUFFLED);
        if (kind != Composition.BALANCED) {
            texts.misplaced(
                    "--embedding",
                    embedding,
                    "--composition " + kind.label(),
                    "leave it out, or give --composition balanced");
        }
        embedding
                .filter(file -> !Files.isReadable(Path.of(file)))
                .ifPresent(file -> texts.cannotBeUsed(
                        "--embedding", file, "a .safetensors checkpoint of the model that can be read"));
        OptionalInt pass = isAutomatic() && !isCount(microBatch)
                ? OptionalInt.empty()
                : texts.batchSize("--micro-batch", microBatch, "64, or auto");
        microBatch
                .filter(text -> isCount(microBatch))
                .ifPresent(text -> texts.misplaced(
                        "--memory-limit", memoryLimit, "--micro-batch " + text, "give --micro-batch auto"));
        OptionalInt ghost = texts.batchSize("--ghost-batch", ghostBatch, "128");
        model.ifPresent(network -> checkStatistics(texts, network, pass, ghost));
        return new Batching(
                kind, embedding.map(file -> Path.of(file).toAbsolutePath().toString()), pass, ghost);
    }

    private static boolean isCount(Optional<String> text) {
        return text.isPresent() && !text.get().strip().equalsIgnoreCase("auto");
    }

    private void checkStatistics(OptionTexts texts, ModelSpec network, OptionalInt pass, OptionalInt ghost) {
        boolean cuts = pass.isPresent() || isAutomatic();
        if (network.hasBatchNorm() && cuts && ghost.isEmpty()) {
            texts.problems()
                    .add((microBatch.isPresent()
                                    ? "--micro-batch " + microBatch.get()
                                    : "--memory-limit " + memoryLimit.orElseThrow())
                            + " cannot cut the batches of a network with batch norm: its statistics would be taken over"
                            + " each pass instead of the batch, so the update would be another one; "
                            + (network.takesGhostBatches()
                                    ? "give --ghost-batch 128 to take them over chunks of that many examples, the same"
                                            + " for every batch size"
                                    : "leave it out, and give smaller batches"));
        }
        if (!network.hasBatchNorm() && ghostBatch.isPresent()) {
            texts.misplaced(
                    "--ghost-batch", ghostBatch, "a network without batch norm", "leave it out, or give --model f1");
        } else if (!network.takesGhostBatches() && ghostBatch.isPresent()) {
            texts.misplaced(
                    "--ghost-batch",
                    ghostBatch,
                    "model " + network.name(),
                    "leave it out: what its batch norm is taken over is written in its own code");
        }
        if (ghost.isPresent() && ghost.getAsInt() < 2) {
            texts.cannotBeUsed("--ghost-batch", ghostBatch.orElseThrow(), "at least 2 examples, e.g. 128");
        } else if (pass.isPresent() && ghost.isPresent() && pass.getAsInt() % ghost.getAsInt() != 0) {
            texts.problems()
                    .add("--micro-batch " + pass.getAsInt() + " is not a multiple of --ghost-batch "
                            + ghost.getAsInt() + ", so it would cut chunks; give e.g. --micro-batch "
                            + ghost.getAsInt());
        }
    }
}
