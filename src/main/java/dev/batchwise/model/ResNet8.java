package dev.batchwise.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * ResNet-8, the small residual network of Shallue et al. (2019): seven 3×3 convolutions and a linear layer. Known are the
 * depth and, from memory, that there is no batch norm. Chosen here is what He et al. (2016, section 4.2) have for n = 1: three
 * blocks of two convolutions of 16, 32 and 64, shortcuts without weights; 75,050 parameters on CIFAR-10. Initial weights are He's.
 */
final class ResNet8 extends Network {
    private static final long[] WIDTHS = {16, 32, 64};

    private final Conv2dImpl conv;
    private final List<Block> blocks = new ArrayList<>();
    private final LinearImpl out;

    /** Two convolutions and the way around them. */
    private static final class Block extends Module {
        private final long width;
        private final Conv2dImpl conv1;
        private final Conv2dImpl conv2;

        Block(long in, long width) {
            super("Block");
            this.width = width;
            conv1 = register_module(
                    "conv1",
                    ConvolutionShape.same(in, width, 3)
                            .strided(in == width ? 1 : 2)
                            .layer());
            conv2 = register_module(
                    "conv2", ConvolutionShape.same(width, width, 3).layer());
        }

        Tensor forward(Tensor h) { // [batch, in, r, k]
            Tensor inner = conv2.forward(conv1.forward(h).relu_()); // [batch, width, r or r/2, k or k/2]
            return inner.add_(Shortcuts.padded(h, width)).relu_();
        }
    }

    /** Creates the network for inputs of shape [channels, rows, columns]. */
    ResNet8(List<Integer> shape, long classes) {
        super("ResNet8");
        conv = register_module(
                "conv", ConvolutionShape.same(shape.get(0), WIDTHS[0], 3).layer());
        long in = WIDTHS[0];
        for (int i = 0; i < WIDTHS.length; i++) {
            blocks.add(register_module("block" + (i + 1), new Block(in, WIDTHS[i])));
            in = WIDTHS[i];
        }
        out = register_module("out", new LinearImpl(in, classes));
        Initialization.heOfConvolutions(this);
    }

    @Override
    public Tensor embed(Tensor inputs) { // [batch, c, r, k]
        Tensor h = conv.forward(inputs).relu_(); // [batch, 16, r, k]
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
    public boolean drawsInTraining() {
        return false;
    }
}
