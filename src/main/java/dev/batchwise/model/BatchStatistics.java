package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Batch-norm statistics as plain averages over fixed inputs, whatever momentum m the layers have: from statistics r₀ a batch with
 * mean (or variance) x leads to (1 − m)r₀ + mx, so that two passes over the same few examples give m, and one from r₀ = 0 gives x.
 * Nothing else of a network changes. Costs one pass over the inputs.
 */
public final class BatchStatistics {
    private static final long SEED = 0x5747_4154;
    private static final long PROBED = 2; // examples; the variance of one is not defined
    private static final double FAR =
            1 << 20; // r₀ of the other pass: so far away that m is known to float32's precision

    private final Network network;
    private final List<Tensor> statistics = new ArrayList<>(); // float32 [features]
    private final List<Tensor> counters = new ArrayList<>(); // int64 []
    private final List<Tensor> others = new ArrayList<>();

    /** Inputs in a fixed order. */
    @FunctionalInterface
    public interface Inputs {
        /** Returns float32 inputs [count, ...] of the examples from the first on. */
        Tensor batch(long first, long count);
    }

    /** Finds the statistics of a network, which have the names that libtorch gives them. */
    public BatchStatistics(Network network) {
        this.network = network;
        StringTensorDict buffers = network.named_buffers();
        for (long i = 0; i < buffers.size(); i++) {
            String name = buffers.get(i).key().getString();
            // A value of its own: what the list hands out is a place in it.
            Tensor buffer = new Tensor(buffers.get(i).value());
            if (name.endsWith("running_mean") || name.endsWith("running_var")) {
                statistics.add(buffer);
            } else if (name.endsWith("num_batches_tracked")) {
                counters.add(buffer);
            } else {
                others.add(buffer);
            }
        }
    }

    /**
     * Puts averages over all inputs in place of the running ones; leaves the network in training mode.
     *
     * @param count of examples; a last one by itself is left out
     * @param piece examples in one pass, at least 2; each pass counts the same
     */
    public void estimate(long count, long piece, Inputs inputs) {
        if (count < PROBED) {
            return;
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Map<Tensor, Tensor> kept = new LinkedHashMap<>();
            others.forEach(tensor -> kept.put(tensor, tensor.clone()));
            network.train(true);
            List<Tensor> before = statistics.stream().map(Tensor::clone).toList();
            double[] momentum = momentum(inputs);
            List<Tensor> sums = statistics.stream()
                    .map(s -> zeros_like(s).to(ScalarType.Double))
                    .toList();
            int passes = 0;
            for (long first = 0; first + 1 < count; first += piece) {
                pass(0, inputs, first, Math.min(piece, count - first));
                for (int i = 0; i < sums.size(); i++) {
                    sums.get(i).add_(statistics.get(i));
                }
                passes++;
            }
            for (int i = 0; i < sums.size(); i++) {
                // A layer that does not advance its statistics keeps them.
                statistics.get(i).copy_(momentum[i] == 0 ? before.get(i) : mean(sums.get(i), momentum[i] * passes));
            }
            counters.forEach(Tensor::zero_);
            for (Tensor counter : counters) {
                counter.add_(new Scalar(passes));
            }
            kept.forEach(Tensor::copy_);
        }
    }

    private static Tensor mean(Tensor sum, double weight) {
        return sum.div(new Scalar(weight));
    }

    /** Returns m of every statistic; 1 where a layer averages over all batches since its reset. */
    private double[] momentum(Inputs inputs) {
        pass(0, inputs, 0, PROBED);
        List<Tensor> near = statistics.stream().map(Tensor::clone).toList();
        pass(FAR, inputs, 0, PROBED);
        double[] momentum = new double[near.size()];
        for (int i = 0; i < momentum.length; i++) {
            Tensor apart = statistics.get(i).to(ScalarType.Double).sub(near.get(i));
            momentum[i] = 1 - apart.mean().item_double() / FAR;
        }
        return momentum;
    }

    private void pass(double start, Inputs inputs, long first, long count) {
        statistics.forEach(statistic -> statistic.fill_(new Scalar(start)));
        counters.forEach(Tensor::zero_);
        if (network.drawsInTraining()) {
            manual_seed(SEED); // what is dropped is the same at every evaluation
        }
        try (PointerScope scope = new PointerScope()) {
            network.forward(inputs.batch(first, count));
        }
    }
}
