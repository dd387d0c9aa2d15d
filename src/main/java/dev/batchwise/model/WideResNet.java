package dev.batchwise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * Wide ResNet 16-4 (Zagoruyko and Komodakis 2016), on which Smith et al. (2018) grow the batch: pre-activation blocks (He et al.
 * 2016b), two each of 64, 128 and 256 channels, a 1×1 convolution where their shape changes, no dropout. On CIFAR-10 it has
 * 2,748,890 parameters. Initial weights as the authors': normal by fan-out.
 */
final class WideResNet extends Network {
    private static final long STEM = 16;
    private static final long[] WIDTHS = {64, 128, 256};
    private static final int BLOCKS = 2; // (16 − 4)/6

    private final Conv2dImpl conv;
    private final List<Block> blocks = new ArrayList<>();
    private final GhostNorm norm;
    private final LinearImpl out;

    /** Batch norm, ReLU and convolution, twice; where the shape changes, the way around starts behind the first ReLU. */
    private static final class Block extends Module {
        private final GhostNorm norm1;
        private final Conv2dImpl conv1;
        private final GhostNorm norm2;
        private final Conv2dImpl conv2;
        private final Optional<Conv2dImpl> shortcut;
        private final long stride;

        Block(long in, long width, long stride, OptionalInt ghostBatch) {
            super("Block");
            this.stride = stride;
            norm1 = register_module("norm1", new GhostNorm(in, ghostBatch));
            conv1 = register_module(
                    "conv1",
                    ConvolutionShape.same(in, width, 3)
                            .strided(stride)
                            .unbiased()
                            .layer());
            norm2 = register_module("norm2", new GhostNorm(width, ghostBatch));
            conv2 = register_module(
                    "conv2", ConvolutionShape.same(width, width, 3).unbiased().layer());
            ConvolutionShape around = ConvolutionShape.same(in, width, 1).unbiased();
            shortcut = in == width ? Optional.empty() : Optional.of(register_module("shortcut", around.layer()));
        }

        Tensor forward(Tensor h) { // [batch, in, r, k]
            Tensor active = norm1.forward(h).relu_(); // [batch, in, r, k]
            Tensor inner = norm2.forward(conv1.forward(active)).relu_(); // [batch, width, r/stride, k/stride]
            return conv2.forward(inner)
                    .add_(shortcut.map(s -> s.forward(Shortcuts.thinned(active, stride)))
                            .orElse(h));
        }
    }

    /** Creates the network for inputs of shape [channels, rows, columns]. */
    WideResNet(List<Integer> shape, long classes, OptionalInt ghostBatch) {
        super("WideResNet");
        conv = register_module(
                "conv", ConvolutionShape.same(shape.get(0), STEM, 3).unbiased().layer());
        long in = STEM;
        for (int group = 0; group < WIDTHS.length; group++) {
            for (int i = 0; i < BLOCKS; i++) {
                long stride = group > 0 && i == 0 ? 2 : 1;
                String name = "block" + (group + 1) + "_" + (i + 1);
                blocks.add(register_module(name, new Block(in, WIDTHS[group], stride, ghostBatch)));
                in = WIDTHS[group];
            }
        }
        norm = register_module("norm", new GhostNorm(in, ghostBatch));
        out = register_module("out", new LinearImpl(in, classes));
        Initialization.heBackward(this);
    }

    @Override
    public Tensor embed(Tensor inputs) { // [batch, c, r, k]
        Tensor h = conv.forward(inputs); // [batch, 16, r, k]
        for (Block block : blocks) {
            h = block.forward(h); // [batch, 64|128|256, r|r/2|r/4, k|k/2|k/4]
        }
        return Pooling.mean(norm.forward(h).relu_()); // [batch, 256]
    }

    @Override
    public Tensor forward(Tensor inputs) {
        return out.forward(embed(inputs)); // [batch, classes]
    }

    @Override
    public boolean hasBatchNorm() {
        return true;
    }

    @Override
    public boolean drawsInTraining() {
        return false;
    }
}
