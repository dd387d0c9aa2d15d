package dev.batchwise.model;

import java.util.function.Consumer;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;

/**
 * Initial weights that papers ask for, drawn anew from libtorch's generator in the order of the parameters. The default of
 * libtorch, where nothing is done here, is uniform in ±1/√(fan-in), biases too.
 */
final class Initialization {
    private static final int DENSE = 2; // dimensions of the weights [out, in]
    private static final int CONVOLUTION = 4; // [out, in, rows, columns]

    private Initialization() {}

    /** Draws convolutions from N(0, 2/fan-in) and sets their biases to 0 (He et al. 2015, eq. 10). Dense layers stay. */
    static void heOfConvolutions(Module network) {
        redraw(network, CONVOLUTION, w -> normal(w, fanIn(w)));
    }

    /** Draws convolutions and dense layers from N(0, 2/fan-in), biases 0 (He et al. 2015, eq. 10). */
    static void heOfAll(Module network) {
        redraw(network, DENSE, w -> normal(w, fanIn(w)));
    }

    /** Draws convolutions from N(0, 2/fan-out), biases 0 (He et al. 2015, eq. 14). Dense layers stay. */
    static void heBackward(Module network) {
        redraw(network, CONVOLUTION, w -> normal(w, fanOut(w)));
    }

    /** Draws all weights uniform in ±√(6/(fan-in + fan-out)), biases 0 (Glorot and Bengio 2010, eq. 16). */
    static void glorot(Module network) {
        redraw(network, DENSE, w -> {
            double bound = Math.sqrt(6 / (fanIn(w) + fanOut(w)));
            w.uniform_(-bound, bound, new GeneratorOptional());
        });
    }

    private static void normal(Tensor weights, double fan) {
        weights.normal_(0, Math.sqrt(2 / fan), new GeneratorOptional());
    }

    /** A bias follows its weights; those of batch norm follow a vector and stay 0. */
    private static void redraw(Module network, int leastDimensions, Consumer<Tensor> draw) {
        StringTensorDict named = network.named_parameters();
        boolean drawn = false;
        try (NoGradGuard guard = new NoGradGuard()) {
            for (long i = 0; i < named.size(); i++) {
                Tensor tensor = named.get(i).value();
                if (tensor.dim() >= leastDimensions) {
                    draw.accept(tensor);
                    drawn = true;
                } else {
                    if (drawn && named.get(i).key().getString().endsWith("bias")) {
                        tensor.zero_();
                    }
                    drawn = false;
                }
            }
        }
    }

    private static double fanIn(Tensor weights) {
        return (double) weights.numel() / weights.size(0);
    }

    private static double fanOut(Tensor weights) {
        return (double) weights.numel() / weights.size(1);
    }
}
