package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.manual_seed;

import dev.batchwise.study.ModelSpec;
import java.util.List;
import java.util.OptionalInt;

/** Creates networks. */
public final class Networks {
    private Networks() {}

    /**
     * Returns a network whose initial weights depend on the init seed alone: libtorch's default initialization, uniform in
     * ±1/√(fan-in). The caller's scope owns it.
     *
     * @param spec which network
     * @param inputShape of one example: channels, rows, columns
     * @param classes number of logits
     * @param initSeed seed of the initial weights; libtorch's generator is left seeded with it
     * @param ghostBatch examples behind one set of batch-norm statistics; the whole batch if empty
     */
    public static Network create(
            ModelSpec spec, List<Integer> inputShape, int classes, long initSeed, OptionalInt ghostBatch) {
        manual_seed(initSeed);
        long features = inputShape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        if (spec instanceof ModelSpec.Mlp mlp) {
            return new Mlp(features, mlp.widths(), classes);
        } else if (spec instanceof ModelSpec.Cnn) {
            return new Cnn(inputShape, classes);
        } else if (spec instanceof ModelSpec.F1) {
            return new F1(features, classes, ghostBatch);
        }
        return new Softmax(features, classes);
    }
}
