package dev.batchwise.train;

import dev.batchwise.data.Features;
import dev.batchwise.model.Network;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.torch.Tensors;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** The last hidden layer of a trained network, for every training example. */
final class Embeddings {
    private static final long PIECE = 1000;

    private Embeddings() {}

    /**
     * Returns the embedding of a trial's training examples by the checkpoint it names, in evaluation mode.
     *
     * @throws UsageException if the file cannot be read, or its weights are not those of the trial's model
     */
    static Features of(TrialSpec spec, TensorData data) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Path file = Path.of(spec.batching().embedding().orElseThrow());
            Network network =
                    StoredNetwork.read(file, spec.model(), "--embedding").network(data);
            network.eval();
            return embedded(network, data.train());
        }
    }

    private static Features embedded(Network network, Examples examples) {
        float[] values = new float[0];
        int width = 0;
        for (long first = 0; first < examples.count(); first += PIECE) {
            try (PointerScope scope = new PointerScope()) {
                long count = Math.min(PIECE, examples.count() - first);
                Tensor rows = network.embed(examples.inputs(first, count)).contiguous(); // [count, width]
                if (values.length == 0) {
                    width = (int) rows.size(1);
                    values = new float[Math.multiplyExact(examples.count(), width)];
                }
                ByteBuffer bytes = Tensors.bytes(rows);
                bytes.asFloatBuffer().get(values, (int) first * width, (int) count * width);
            }
        }
        return Features.of(values, width);
    }
}
