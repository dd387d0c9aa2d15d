package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.im2col;

import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * One step of a network that is a chain of them. In evaluation mode it treats every example by itself, so that the gradient of
 * one example follows from what went into a stage and the derivative of the loss by what came out (Goodfellow 2015).
 */
public sealed interface Stage {
    /** Returns what comes out; the input stays as it is. */
    Tensor forward(Tensor h);

    /** A stage that has weights. */
    sealed interface Weighted extends Stage {
        /**
         * Returns the squared length of each example's gradient by the weights of this stage, float64 [count].
         *
         * @param input what went in, [count, ...]
         * @param delta derivative of the sum of the examples' losses by what came out, [count, ...]
         */
        Tensor squaredGradients(Tensor input, Tensor delta);
    }

    /**
     * A dense layer with biases: the gradient of an example is δaᵀ and δ, of squared length |δ|²(|a|² + 1).
     *
     * @param layer from [count, in] to [count, out]
     */
    record Dense(LinearImpl layer) implements Weighted {
        @Override
        public Tensor forward(Tensor h) {
            return layer.forward(h); // [count, out]
        }

        @Override
        public Tensor squaredGradients(Tensor input, Tensor delta) {
            return squares(delta).mul(squares(input).add_(new Scalar(1.0)));
        }
    }

    /**
     * A convolution of stride 1 with biases: the gradient of an example is its δ times the patches of its input.
     *
     * @param layer from [count, in, rows, columns] to [count, out, rows, columns]
     * @param kernel side of a patch
     * @param padding on each side
     */
    record Convolution(Conv2dImpl layer, long kernel, long padding) implements Weighted {
        private static final long PIECE = 32; // the patches of one example are kernel² times as large as its input

        /** Returns the stage of a convolution that keeps rows and columns. */
        static Convolution same(Conv2dImpl layer, long kernel) {
            return new Convolution(layer, kernel, kernel / 2);
        }

        @Override
        public Tensor forward(Tensor h) {
            return layer.forward(h); // [count, out, rows, columns]
        }

        @Override
        public Tensor squaredGradients(Tensor input, Tensor delta) {
            long count = input.size(0);
            Tensor all = delta.new_zeros(new long[] {count}).to(ScalarType.Double);
            for (long first = 0; first < count; first += PIECE) {
                try (PointerScope scope = new PointerScope()) {
                    long size = Math.min(PIECE, count - first);
                    Tensor part = piece(input.narrow(0, first, size), delta.narrow(0, first, size));
                    all.narrow(0, first, size).copy_(part);
                }
            }
            return all;
        }

        private Tensor piece(Tensor input, Tensor delta) {
            long[] side = {kernel, kernel};
            long[] one = {1, 1};
            Tensor patches = im2col(input, side, one, new long[] {padding, padding}, one); // [count, in·k², places]
            Tensor d = delta.flatten(2, -1); // [count, out, places]
            Tensor biases = squares(d.sum(2)); // [count]
            return squares(d.bmm(patches.transpose(1, 2)).flatten(1, -1)).add_(biases);
        }
    }

    /**
     * Batch normalization in evaluation mode, γx̂ + β for every feature or channel: the gradient of an example is δ⊙x̂ and δ, of
     * images summed over their places.
     *
     * @param norm from [count, features, ...] to [count, features, ...]
     */
    record Norm(GhostNorm norm) implements Weighted {
        @Override
        public Tensor forward(Tensor h) {
            return norm.forward(h); // [count, features, ...]
        }

        @Override
        public Tensor squaredGradients(Tensor input, Tensor delta) {
            Tensor standard =
                    norm.runningVar().add(new Scalar(GhostNorm.EPSILON)).sqrt_(); // [features]
            Tensor normalized =
                    places(input).sub(norm.runningMean().unsqueeze(1)).div_(standard.unsqueeze(1));
            Tensor d = places(delta); // [count, features, places]
            return squares(d.mul(normalized).sum(2)).add_(squares(d.sum(2)));
        }

        private static Tensor places(Tensor h) {
            return h.reshape(h.size(0), h.size(1), -1); // [count, features, places]
        }
    }

    /**
     * A stage without weights.
     *
     * @param function new activations from those that go in
     */
    record Plain(UnaryOperator<Tensor> function) implements Stage {
        @Override
        public Tensor forward(Tensor h) {
            return function.apply(h);
        }

        /** Returns the stage that lays out all features of an example in one row. */
        static Plain flatten() {
            return new Plain(h -> h.flatten(1, -1));
        }

        /** Returns max(0, h). */
        static Plain relu() {
            return new Plain(Tensor::relu);
        }
    }

    private static Tensor squares(Tensor rows) {
        return rows.square().sum(new long[] {1}, false, new ScalarTypeOptional(ScalarType.Double)); // [count]
    }
}
