package dev.batchwise.train;

import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.Remedy;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;

/** The network that a trial starts with; the open scope owns it. */
final class StartingNetwork {
    private StartingNetwork() {}

    /** Returns it with new weights, which follow from the seed, whatever the trial starts from. */
    static Network fresh(TrialSpec spec, TensorData data) {
        return Networks.create(
                ModelSpec.parse(spec.model()),
                data.inputShape(),
                data.outputs(),
                spec.seed(),
                spec.batching().ghostBatch());
    }

    /**
     * Returns it with the weights that the trial asks for: new ones, those of a file, or those that another trial of the study
     * ended with.
     *
     * @param checkpoints of the trial
     * @throws UsageException if the checkpoint is not there, or does not fit
     */
    static Network of(TrialSpec spec, TensorData data, Checkpoints checkpoints) {
        Network network = fresh(spec, data);
        spec.arm().remedies().find(Remedy.From.class).ifPresent(from -> {
            Path file = checkpoints.startOf(from);
            from.trial().ifPresent(trial -> requireEnded(trial, file));
            try (PointerScope scope = new PointerScope()) {
                StoredNetwork.read(file, spec.model(), "--from").copyInto(network, data.inputShape(), data.outputs());
            }
        });
        return network;
    }

    private static void requireEnded(String trial, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no checkpoint " + file + " of trial " + trial
                    + " to start from: it has not" + " ended, or has diverged or crashed; run it to its end first");
        }
    }
}
