package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.dropout;

import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/**
 * C1 of Keskar et al. (2017, appendix B.3), C3 on 100 classes: two 5×5 convolutions of 64 with batch norm and overlapping pooling,
 * then dense layers of 384 and 192 with batch norm and dropout, as the authors' code has them. On CIFAR-10 it has 1,755,712
 * weights; 1,757,834 with biases and batch norm. Initial weights as that code's: Glorot's, biases 0.
 */
final class KeskarShallow extends Network {
    private static final long SIDE = 5;
    private static final double DROPPED = 0.5;

    private final Conv2dImpl conv1;
    private final GhostNorm norm1;
    private final Conv2dImpl conv2;
    private final GhostNorm norm2;
    private final LinearImpl dense1;
    private final GhostNorm norm3;
    private final LinearImpl dense2;
    private final GhostNorm norm4;
    private final LinearImpl out;

    /** Creates the network for inputs of shape [channels, rows, columns]. */
    KeskarShallow(List<Integer> shape, long classes, OptionalInt ghostBatch) {
        super("KeskarShallow");
        long pooled = (long) quarter(shape.get(1)) * quarter(shape.get(2));
        conv1 = register_module(
                "conv1", ConvolutionShape.same(shape.get(0), 64, SIDE).layer());
        norm1 = register_module("norm1", new GhostNorm(64, ghostBatch));
        conv2 = register_module("conv2", ConvolutionShape.same(64, 64, SIDE).layer());
        norm2 = register_module("norm2", new GhostNorm(64, ghostBatch));
        dense1 = register_module("dense1", new LinearImpl(64 * pooled, 384));
        norm3 = register_module("norm3", new GhostNorm(384, ghostBatch));
        dense2 = register_module("dense2", new LinearImpl(384, 192));
        norm4 = register_module("norm4", new GhostNorm(192, ghostBatch));
        out = register_module("out", new LinearImpl(192, classes));
        Initialization.glorot(this);
    }

    private static int quarter(int side) {
        return ((side + 1) / 2 + 1) / 2;
    }

    @Override
    public Tensor embed(Tensor inputs) { // [batch, c, r, k]
        Tensor h = norm1.forward(conv1.forward(inputs)).relu_(); // [batch, 64, r, k]
        h = Pooling.overlapping(h); // [batch, 64, r/2, k/2]
        h = norm2.forward(conv2.forward(h)).relu_(); // [batch, 64, r/2, k/2]
        h = Pooling.overlapping(h).flatten(1, -1); // [batch, 64·r/4·k/4]
        h = dropped(norm3.forward(dense1.forward(h)).relu_()); // [batch, 384]
        return dropped(norm4.forward(dense2.forward(h)).relu_()); // [batch, 192]
    }

    private Tensor dropped(Tensor h) {
        return dropout(h, DROPPED, is_training());
    }

    @Override
    public Tensor forward(Tensor inputs) {
        return out.forward(embed(inputs)); // [batch, classes]
    }

    @Override
    public List<Stage> stages() {
        return List.of(
                Stage.Convolution.same(conv1, SIDE),
                new Stage.Norm(norm1),
                Stage.Plain.relu(),
                new Stage.Plain(Pooling::overlapping),
                Stage.Convolution.same(conv2, SIDE),
                new Stage.Norm(norm2),
                Stage.Plain.relu(),
                new Stage.Plain(Pooling::overlapping),
                Stage.Plain.flatten(),
                new Stage.Dense(dense1),
                new Stage.Norm(norm3),
                Stage.Plain.relu(),
                new Stage.Dense(dense2),
                new Stage.Norm(norm4),
                Stage.Plain.relu(),
                new Stage.Dense(out));
    }

    @Override
    public boolean hasBatchNorm() {
        return true;
    }
}
