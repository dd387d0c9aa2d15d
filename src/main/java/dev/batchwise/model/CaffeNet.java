package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.dropout;

import java.util.List;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/**
 * CaffeNet for 128-pixel images, on which Mishkin, Sergievskiy and Matas (2016) compare batch sizes at one budget, as their
 * batch-size files have it: AlexNet's convolutions, some in two groups, dense layers of 2048 with dropout, no local response
 * normalization; 13,300,072 parameters for 3×128×128 in 1000 classes. Their initial weights follow the data (LSUV); here, so that
 * they follow the seed alone, He's take their place.
 */
final class CaffeNet extends Network {
    /** Of which something is left behind three poolings. */
    static final int LEAST_SIDE = 39;

    private static final long WIDTH = 2048;
    private static final double DROPPED = 0.5;

    private final Conv2dImpl conv1;
    private final Conv2dImpl conv2;
    private final Conv2dImpl conv3;
    private final Conv2dImpl conv4;
    private final Conv2dImpl conv5;
    private final LinearImpl fc6;
    private final LinearImpl fc7;
    private final LinearImpl fc8;

    /** Creates the network for inputs of shape [channels, rows, columns], each side at least {@value #LEAST_SIDE}. */
    CaffeNet(List<Integer> shape, long classes) {
        super("CaffeNet");
        conv1 = register_module(
                "conv1",
                ConvolutionShape.same(shape.get(0), 96, 11)
                        .unpadded()
                        .strided(4)
                        .layer());
        conv2 = register_module(
                "conv2", ConvolutionShape.same(96, 256, 5).grouped(2).layer());
        conv3 = register_module("conv3", ConvolutionShape.same(256, 384, 3).layer());
        conv4 = register_module(
                "conv4", ConvolutionShape.same(384, 384, 3).grouped(2).layer());
        conv5 = register_module(
                "conv5", ConvolutionShape.same(384, 256, 3).grouped(2).layer());
        fc6 = register_module("fc6", new LinearImpl(256 * left(shape.get(1)) * left(shape.get(2)), WIDTH));
        fc7 = register_module("fc7", new LinearImpl(WIDTH, WIDTH));
        fc8 = register_module("fc8", new LinearImpl(WIDTH, classes));
        Initialization.heOfAll(this);
    }

    /** Returns what is left of a side: 128 → 30 → 15 → 7 → 3. */
    private static long left(int side) {
        long left = (side - 11L) / 4 + 1;
        for (int pool = 0; pool < 3; pool++) {
            left = (left - 2) / 2 + 1;
        }
        return left;
    }

    @Override
    public Tensor embed(Tensor inputs) { // [batch, c, 128, 128]
        Tensor h = Pooling.ceiling(conv1.forward(inputs).relu_()); // [batch, 96, 15, 15]
        h = Pooling.ceiling(conv2.forward(h).relu_()); // [batch, 256, 7, 7]
        h = conv3.forward(h).relu_(); // [batch, 384, 7, 7]
        h = conv4.forward(h).relu_(); // [batch, 384, 7, 7]
        h = Pooling.ceiling(conv5.forward(h).relu_()).flatten(1, -1); // [batch, 256·3·3]
        h = dropout(fc6.forward(h).relu_(), DROPPED, is_training()); // [batch, 2048]
        return dropout(fc7.forward(h).relu_(), DROPPED, is_training()); // [batch, 2048]
    }

    @Override
    public Tensor forward(Tensor inputs) {
        return fc8.forward(embed(inputs)); // [batch, classes]
    }
}
