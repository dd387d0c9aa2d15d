package dev.batchwise.curvature;

import dev.batchwise.data.Normalization;
import dev.batchwise.model.Network;
import dev.batchwise.torch.Tensors;
import dev.batchwise.torch.TorchRuntime;
import dev.batchwise.train.Examples;
import java.nio.ByteBuffer;
import java.util.Random;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A few random examples of six pixels and three classes, and small networks in float64 for them. */
final class TinyProblem {
    static final int FEATURES = 6;
    static final int CLASSES = 3;

    private TinyProblem() {}

    /** Returns n examples; class c is brighter in two pixels of its own. The open scope owns them. */
    static Examples examples(int n, long seed) {
        TorchRuntime.start();
        Random random = new Random(seed);
        ByteBuffer pixels = ByteBuffer.allocateDirect(n * FEATURES);
        long[] labels = new long[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(CLASSES);
            for (int j = 0; j < FEATURES; j++) {
                pixels.put((byte) (random.nextInt(180) + (j / 2 == labels[i] ? 75 : 0)));
            }
        }
        Tensor bytes = Tensors.of(pixels.flip(), ScalarType.Byte, n, 1, 2, 3);
        return new Examples(bytes, Tensor.create(labels), new Normalization(0.45, 0.25));
    }

    /** Returns the network in float64. */
    static Network doubles(Network network) {
        network.to(ScalarType.Double, false);
        return network;
    }

    /** Multinomial logistic regression. */
    static Network softmax() {
        torch.manual_seed(3);
        return doubles(new Layers("Softmax", FEATURES, CLASSES));
    }

    /** Two dense layers with tanh between them. */
    static Network tanh() {
        torch.manual_seed(4);
        return doubles(new Layers("Tanh", FEATURES, 5, CLASSES));
    }

    /** Dense layers with tanh between them. */
    private static final class Layers extends Network {
        private final LinearImpl[] layers;

        Layers(String name, long... widths) {
            super(name);
            layers = new LinearImpl[widths.length - 1];
            for (int i = 0; i < layers.length; i++) {
                layers[i] = register_module("dense" + i, new LinearImpl(widths[i], widths[i + 1]));
            }
        }

        @Override
        public Tensor embed(Tensor inputs) {
            Tensor h = inputs.flatten(1, -1); // [batch, features]
            for (int i = 0; i < layers.length - 1; i++) {
                h = layers[i].forward(h).tanh(); // [batch, widths[i + 1]]
            }
            return h;
        }

        @Override
        public Tensor forward(Tensor inputs) {
            return layers[layers.length - 1].forward(embed(inputs)); // [batch, classes]
        }
    }
}
