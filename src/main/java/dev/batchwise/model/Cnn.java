package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.max_pool2d;

import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/**
 * Two 5×5 convolutions with pooling and one dense layer of 512: smaller than the simple CNN of Shallue et al. (2019), whose
 * dense layer has 1024.
 */
final class Cnn extends Network {
    private static final long SIDE = 5;
    private static final long PADDING = 2;

    private final Conv2dImpl conv1;
    private final Conv2dImpl conv2;
    private final LinearImpl dense;
    private final LinearImpl out;

    /** Creates the network for inputs of shape [channels, rows, columns]. */
    Cnn(List<Integer> shape, long classes) {
        super("Cnn");
        long pooled = (long) (shape.get(1) / 2 / 2) * (shape.get(2) / 2 / 2);
        conv1 = register_module("conv1", conv5x5(shape.get(0), 32));
        conv2 = register_module("conv2", conv5x5(32, 64));
        dense = register_module("dense", new LinearImpl(64 * pooled, 512));
        out = register_module("out", new LinearImpl(512, classes));
    }

    private static Conv2dImpl conv5x5(long in, long out) {
        Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(SIDE, SIDE));
        options.padding().put(new LongPointer(PADDING, PADDING));
        return new Conv2dImpl(options);
    }

    private static Tensor pool(Tensor h) {
        return max_pool2d(h, 2, 2); // each half, rounded down
    }

    @Override
    public Tensor embed(Tensor inputs) { // [batch, c, r, k]
        Tensor h = pool(conv1.forward(inputs).relu_()); // [batch, 32, r/2, k/2]
        h = pool(conv2.forward(h).relu_()); // [batch, 64, r/4, k/4]
        return dense.forward(h.flatten(1, -1)).relu_(); // [batch, 512]
    }

    @Override
    public Tensor forward(Tensor inputs) {
        return out.forward(embed(inputs)); // [batch, classes]
    }

    @Override
    public List<Stage> stages() {
        return List.of(
                new Stage.Convolution(conv1, SIDE, PADDING),
                Stage.Plain.relu(),
                new Stage.Plain(Cnn::pool),
                new Stage.Convolution(conv2, SIDE, PADDING),
                Stage.Plain.relu(),
                new Stage.Plain(Cnn::pool),
                Stage.Plain.flatten(),
                new Stage.Dense(dense),
                Stage.Plain.relu(),
                new Stage.Dense(out));
    }
}
