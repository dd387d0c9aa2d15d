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
 * ResNet-50 (He et al. 2016, table 1), with the stride in the 3×3 convolution and the parameter names of torchvision:
 * 25,557,032 parameters in 1000 classes. The mean over all places lets it take images of any size. Initial weights as
 * torchvision's: normal by fan-out.
 */
final class ResNet50 extends Network {
    private static final long[] WIDTHS = {64, 128, 256, 512};
    private static final int[] BLOCKS = {3, 4, 6, 3};
    private static final long EXPANSION = 4;

    private final Conv2dImpl conv1;
    private final GhostNorm bn1;
    private final List<Bottleneck> blocks = new ArrayList<>();
    private final LinearImpl fc;

    /** Convolutions of 1×1, 3×3 and 1×1, each with batch norm, and the way around them. */
    private static final class Bottleneck extends Module {
        private final Conv2dImpl conv1;
        private final GhostNorm bn1;
        private final Conv2dImpl conv2;
        private final GhostNorm bn2;
        private final Conv2dImpl conv3;
        private final GhostNorm bn3;
        private final Optional<Projection> downsample;

        Bottleneck(long in, long width, long stride, OptionalInt ghost) {
            super("Bottleneck");
            long wide = EXPANSION * width;
            conv1 = register_module(
                    "conv1", ConvolutionShape.same(in, width, 1).unbiased().layer());
            bn1 = register_module("bn1", new GhostNorm(width, ghost));
            ConvolutionShape middle = ConvolutionShape.same(width, width, 3).strided(stride);
            conv2 = register_module("conv2", middle.unbiased().layer());
            bn2 = register_module("bn2", new GhostNorm(width, ghost));
            conv3 = register_module(
                    "conv3", ConvolutionShape.same(width, wide, 1).unbiased().layer());
            bn3 = register_module("bn3", new GhostNorm(wide, ghost));
            downsample = in == wide
                    ? Optional.empty()
                    : Optional.of(register_module("downsample", new Projection(in, wide, stride, ghost)));
        }

        Tensor forward(Tensor h) { // [batch, in, r, k]
            Tensor inner = bn1.forward(conv1.forward(h)).relu_(); // [batch, width, r, k]
            inner = bn2.forward(conv2.forward(inner)).relu_(); // [batch, width, r/stride, k/stride]
            inner = bn3.forward(conv3.forward(inner)); // [batch, 4·width, r/stride, k/stride]
            return inner.add_(downsample.map(d -> d.forward(h)).orElse(h)).relu_();
        }
    }

    /** A normalized 1×1 convolution around a block that changes shape. */
    private static final class Projection extends Module {
        private final Conv2dImpl conv;
        private final GhostNorm norm;
        private final long stride;

        Projection(long in, long out, long stride, OptionalInt ghost) {
            super("Projection");
            this.stride = stride;
            conv = register_module(
                    "0", ConvolutionShape.same(in, out, 1).unbiased().layer());
            norm = register_module("1", new GhostNorm(out, ghost));
        }

        Tensor forward(Tensor h) {
            return norm.forward(conv.forward(Shortcuts.thinned(h, stride))); // [batch, out, r/stride, k/stride]
        }
    }

    /** Creates the network for inputs of shape [channels, rows, columns]. */
    ResNet50(List<Integer> shape, long classes, OptionalInt ghost) {
        super("ResNet50");
        ConvolutionShape stem = ConvolutionShape.same(shape.get(0), 64, 7).strided(2);
        conv1 = register_module("conv1", stem.unbiased().layer());
        bn1 = register_module("bn1", new GhostNorm(64, ghost));
        long in = 64;
        for (int stage = 0; stage < WIDTHS.length; stage++) {
            Module layer = register_module("layer" + (stage + 1), new Module("Layer"));
            for (int i = 0; i < BLOCKS[stage]; i++) {
                long stride = stage > 0 && i == 0 ? 2 : 1;
                Bottleneck block = new Bottleneck(in, WIDTHS[stage], stride, ghost);
                blocks.add(layer.register_module(Integer.toString(i), block));
                in = EXPANSION * WIDTHS[stage];
            }
        }
        fc = register_module("fc", new LinearImpl(in, classes));
        Initialization.heBackward(this);
    }

    @Override
    public Tensor embed(Tensor inputs) { // [batch, c, r, k]
        Tensor h = Pooling.padded(bn1.forward(conv1.forward(inputs)).relu_()); // [batch, 64, r/4, k/4]
        for (Bottleneck block : blocks) {
            h = block.forward(h); // [batch, 256|512|1024|2048, r/4|r/8|r/16|r/32, ...]
        }
        return Pooling.mean(h); // [batch, 2048]
    }

    @Override
    public Tensor forward(Tensor inputs) {
        return fc.forward(embed(inputs)); // [batch, classes]
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
