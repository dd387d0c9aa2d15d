package org.example;

import dev.batchwise.model.Network;
import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/** A network of your own: one convolution of stride 2 with batch norm, the mean over all places, one dense layer. */
public final class SmallNet extends Network {
    private static final long CHANNELS = 16;

    private final Conv2dImpl conv;
    private final BatchNorm2dImpl norm;
    private final LinearImpl out;

    /** Called with the shape of an example, here [channels, rows, columns], and the number of outputs. */
    public SmallNet(List<Integer> inputShape, int outputs) {
        super("SmallNet");
        Conv2dOptions options = new Conv2dOptions(inputShape.get(0), CHANNELS, new LongPointer(5, 5));
        options.stride().put(new LongPointer(2, 2));
        conv = register_module("conv", new Conv2dImpl(options));
        norm = register_module("norm", new BatchNorm2dImpl(new BatchNormOptions(CHANNELS)));
        out = register_module("out", new LinearImpl(CHANNELS, outputs));
    }

    @Override
    public Tensor forward(Tensor inputs) { // [batch, channels, rows, columns]
        Tensor h = norm.forward(conv.forward(inputs)).relu_(); // [batch, 16, rows/2, columns/2]
        return out.forward(h.mean(2, 3)); // [batch, outputs]
    }

    /** Its statistics are then re-estimated before every evaluation. */
    @Override
    public boolean hasBatchNorm() {
        return true;
    }

    /** It has no dropout, so nothing has to be seeded before an update. */
    @Override
    public boolean drawsInTraining() {
        return false;
    }
}
