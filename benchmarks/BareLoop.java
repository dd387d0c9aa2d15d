package benchmarks;

import static org.bytedeco.pytorch.global.torch.cross_entropy;
import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.randperm;

import dev.batchwise.data.DataSet;
import dev.batchwise.data.Normalization;
import dev.batchwise.data.Part;
import dev.batchwise.data.SplitName;
import dev.batchwise.torch.Tensors;
import java.util.Arrays;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.MaxPool2dImpl;
import org.bytedeco.pytorch.MaxPool2dOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The loop that the driver is measured against: what a competent user of libtorch's Java binding writes by hand. All inputs
 * are one float32 tensor, batches are gathered by a shuffled index, gradients come from backward, and libtorch's own
 * optimizer class makes the update. It never reads a loss, checks nothing and keeps nothing.
 */
final class BareLoop {
    private final Tensor inputs; // float32 [examples, 1, 28, 28]
    private final Tensor labels; // int64 [examples]

    /** Takes the training split; the open scope owns its tensors. */
    BareLoop(DataSet data) {
        Part train = data.part(SplitName.TRAIN);
        long[] shape = train.shape().stream().mapToLong(Integer::longValue).toArray();
        long[] numbers = Arrays.stream(train.labels()).asLongStream().toArray();
        Normalization.Channel grey = data.normalization().channels().get(0);
        inputs = Tensors.of(train.values(), ScalarType.Byte, shape)
                .to(ScalarType.Float)
                .mul_(new Scalar(grey.scale()))
                .add_(new Scalar(grey.shift()));
        labels = Tensor.create(numbers);
    }

    /** Returns the seconds that some updates take from fresh weights. */
    double seconds(String model, String optimizerName, double rate, int batch, int updates) {
        try (PointerScope scope = new PointerScope()) {
            Net net = switch (model) {
                case "cnn" -> new Cnn();
                case "c1" -> new C1();
                default -> new Mlp();
            };
            TensorVector parameters = net.module.parameters();
            Optimizer optimizer = optimizerName.equals("adam")
                    ? new Adam(parameters, new AdamOptions(rate))
                    : new SGD(parameters, new SGDOptions(rate));
            return seconds(net, optimizer, batch, updates);
        }
    }

    private double seconds(Net net, Optimizer optimizer, int batch, int updates) {
        long start = System.nanoTime();
        int made = 0;
        while (made < updates) {
            try (PointerScope epoch = new PointerScope()) {
                Tensor order = randperm(labels.size(0), new TensorOptions(ScalarType.Long));
                for (long first = 0; first + batch <= labels.size(0) && made < updates; first += batch, made++) {
                    update(net, optimizer, order, first, batch);
                }
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void update(Net net, Optimizer optimizer, Tensor order, long first, int batch) {
        try (PointerScope scope = new PointerScope()) {
            Tensor chosen = order.narrow(0, first, batch);
            Tensor logits = net.forward(inputs.index_select(0, chosen));
            Tensor loss = cross_entropy(logits, labels.index_select(0, chosen));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }
    }

    /** A network: its module, and its layers called one after another. */
    private abstract static class Net {
        final Module module = new Module("net");

        abstract Tensor forward(Tensor inputs);
    }

    /** 784-512-512-10. */
    private static final class Mlp extends Net {
        private final LinearImpl dense1 = module.register_module("dense1", new LinearImpl(784, 512));
        private final LinearImpl dense2 = module.register_module("dense2", new LinearImpl(512, 512));
        private final LinearImpl out = module.register_module("out", new LinearImpl(512, 10));

        @Override
        Tensor forward(Tensor inputs) {
            Tensor h = dense1.forward(inputs.flatten(1, -1)).relu_();
            return out.forward(dense2.forward(h).relu_());
        }
    }

    /** Keskar's C1 on 3x32x32: two 5x5 convolutions of 64, dense layers of 384 and 192, batch norm, dropout. */
    private static final class C1 extends Net {
        private final Conv2dImpl conv1 = module.register_module("conv1", Cnn.conv(3, 64));
        private final BatchNorm2dImpl norm1 =
                module.register_module("norm1", new BatchNorm2dImpl(new BatchNormOptions(64)));
        private final Conv2dImpl conv2 = module.register_module("conv2", Cnn.conv(64, 64));
        private final BatchNorm2dImpl norm2 =
                module.register_module("norm2", new BatchNorm2dImpl(new BatchNormOptions(64)));
        private final LinearImpl dense1 = module.register_module("dense1", new LinearImpl(4096, 384));
        private final BatchNorm1dImpl norm3 =
                module.register_module("norm3", new BatchNorm1dImpl(new BatchNormOptions(384)));
        private final LinearImpl dense2 = module.register_module("dense2", new LinearImpl(384, 192));
        private final BatchNorm1dImpl norm4 =
                module.register_module("norm4", new BatchNorm1dImpl(new BatchNormOptions(192)));
        private final LinearImpl out = module.register_module("out", new LinearImpl(192, 10));
        private final MaxPool2dImpl pool = new MaxPool2dImpl(overlapping());

        private static MaxPool2dOptions overlapping() {
            MaxPool2dOptions options = new MaxPool2dOptions(new LongPointer(3, 3));
            options.stride().put(new LongPointer(2, 2));
            options.padding().put(new LongPointer(1, 1));
            return options;
        }

        @Override
        Tensor forward(Tensor inputs) {
            Tensor h = pool.forward(norm1.forward(conv1.forward(inputs)).relu_());
            h = pool.forward(norm2.forward(conv2.forward(h)).relu_()).flatten(1, -1);
            h = dropout(norm3.forward(dense1.forward(h)).relu_(), 0.5, true);
            return out.forward(dropout(norm4.forward(dense2.forward(h)).relu_(), 0.5, true));
        }
    }

    /** Two 5x5 convolutions with pooling, a dense layer of 512, the logits. */
    private static final class Cnn extends Net {
        private final Conv2dImpl conv1 = module.register_module("conv1", conv(1, 32));
        private final Conv2dImpl conv2 = module.register_module("conv2", conv(32, 64));
        private final LinearImpl dense = module.register_module("dense", new LinearImpl(64 * 7 * 7, 512));
        private final LinearImpl out = module.register_module("out", new LinearImpl(512, 10));

        private static Conv2dImpl conv(long in, long out) {
            Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(5, 5));
            options.padding().put(new LongPointer(2, 2));
            return new Conv2dImpl(options);
        }

        @Override
        Tensor forward(Tensor inputs) {
            Tensor h = max_pool2d(conv1.forward(inputs).relu_(), 2, 2);
            h = max_pool2d(conv2.forward(h).relu_(), 2, 2);
            return out.forward(dense.forward(h.flatten(1, -1)).relu_());
        }
    }
}
