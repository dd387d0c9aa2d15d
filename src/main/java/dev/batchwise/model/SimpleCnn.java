package dev.batchwise.model;

import java.util.List;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/**
 * Two 5×5 convolutions with pooling and one dense layer. With 1024 it is the simple CNN of Shallue et al. (2019): 3,274,634
 * parameters on MNIST; {@code cnn} has 512.
 */
final class SimpleCnn extends Network {
    private static final long SIDE = 5;

    private final Conv2dImpl conv1;
    private final Conv2dImpl conv2;
    private final LinearImpl dense;
    private final LinearImpl out;

    /** Creates the network for inputs of shape [channels, rows, columns]. */
    SimpleCnn(List<Integer> shape, long width, long classes) {
        super("SimpleCnn");
        long pooled = (long) (shape.get(1) / 2 / 2) * (shape.get(2) / 2 / 2);
        conv1 = register_module(
                "conv1", ConvolutionShape.same(shape.get(0), 32, SIDE).layer());
        conv2 = register_module("conv2", ConvolutionShape.same(32, 64, SIDE).layer());
        dense = register_module("dense", new LinearImpl(64 * pooled, width));
        out = register_module("out", new LinearImpl(width, classes));
    }

    @Override
    public Tensor embed(Tensor inputs) { // [batch, c, r, k]
        Tensor h = Pooling.halved(conv1.forward(inputs).relu_()); // [batch, 32, r/2, k/2]
        h = Pooling.halved(conv2.forward(h).relu_()); // [batch, 64, r/4, k/4]
        return dense.forward(h.flatten(1, -1)).relu_(); // [batch, width]
    }

    @Override
    public Tensor forward(Tensor inputs) {
        return out.forward(embed(inputs)); // [batch, classes]
    }

    @Override
    public List<Stage> stages() {
        return List.of(
                Stage.Convolution.same(conv1, SIDE),
                Stage.Plain.relu(),
                new Stage.Plain(Pooling::halved),
                Stage.Convolution.same(conv2, SIDE),
                Stage.Plain.relu(),
                new Stage.Plain(Pooling::halved),
                Stage.Plain.flatten(),
                new Stage.Dense(dense),
                Stage.Plain.relu(),
                new Stage.Dense(out));
    }

    @Override
    public boolean drawsInTraining() {
        return false;
    }
}
