package dev.batchwise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * ResNet-44 for small images (He et al. 2016, section 4.2, n = 7): a 3×3 convolution, then seven blocks each of 16, 32 and 64
 * channels with batch norm, shortcuts without weights. On CIFAR-10 it has 658,586 parameters, the 0.66 M of their table 6.
 * Initial weights are He's.
 */
final class ResNet44 extends Network {
    private static final long[] WIDTHS = {16, 32, 64};
    private static final int BLOCKS = 7;

    private final Conv2dImpl conv;
    private final GhostNorm norm;
    private final List<Block> blocks = new ArrayList<>();
    private final LinearImpl out;

    /** Two normalized convolutions and the way around them. */
    private static final class Block extends Module {
        private final long width;
        private final Conv2dImpl conv1;
        private final GhostNorm norm1;
        private final Conv2dImpl conv2;
        private final GhostNorm norm2;

        Block(long in, long width, OptionalInt ghostBatch) {
            super("Block");
            this.width = width;
            ConvolutionShape first = ConvolutionShape.same(in, width, 3).strided(in == width ? 1 : 2);
            conv1 = register_module("conv1", first.unbiased().layer());
            norm1 = register_module("norm1", new GhostNorm(width, ghostBatch));
            conv2 = register_module(
                    "conv2", ConvolutionShape.same(width, width, 3).unbiased().layer());
            norm2 = register_module("norm2", new GhostNorm(width, ghostBatch));
        }

        Tensor forward(Tensor h) { // [batch, in, r, k]
            Tensor inner = norm1.forward(conv1.forward(h)).relu_(); // [batch, width, r or r/2, k or k/2]
            inner = norm2.forward(conv2.forward(inner));
            return inner.add_(Shortcuts.padded(h, width)).relu_();
        }
    }

    /** Creates the network for inputs of shape [channels, rows, columns]. */
    ResNet44(List<Integer> shape, long classes, OptionalInt ghostBatch) {
        super("ResNet44");
        conv = register_module(
                "conv",
                ConvolutionShape.same(shape.get(0), WIDTHS[0], 3).unbiased().layer());
        norm = register_module("norm", new GhostNorm(WIDTHS[0], ghostBatch));
        long in = WIDTHS[0];
        for (int stage = 0; stage < WIDTHS.length; stage++) {
            for (int i = 0; i < BLOCKS; i++) {
                blocks.add(register_module(
                        "block" + (stage + 1) + "_" + (i + 1), new Block(in, WIDTHS[stage], ghostBatch)));
                in = WIDTHS[stage];
            }
        }
        out = register_module("out", new LinearImpl(in, classes));
        Initialization.heOfConvolutions(this);
    }

    @Override
    public Tensor embed(Tensor inputs) { // [batch, c, r, k]
        Tensor h = norm.forward(conv.forward(inputs)).relu_(); // [batch, 16, r, k]
        for (Block block : blocks) {
            h = block.forward(h); // [batch, 16|32|64, r|r/2|r/4, k|k/2|k/4]
        }
        return Pooling.mean(h); // [batch, 64]
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
