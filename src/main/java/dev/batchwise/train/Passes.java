package dev.batchwise.train;

import static org.bytedeco.pytorch.global.torch.grad;

import dev.batchwise.model.Network;
import dev.batchwise.study.Batching;
import dev.batchwise.study.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Loss and gradient of a batch, taken in one pass or, where a pass may hold fewer examples, in several whose gradients add
 * up to that of the batch. A pass that does not fit in memory is taken again with half the examples, and so are those that
 * follow; the batch stays what it is.
 */
final class Passes {
    private final Network network;
    private final Examples examples;
    private final List<Tensor> parameters;
    private final TensorVector leaves;
    private int least; // examples in one pass
    private int most;
    private final List<String> notes = new ArrayList<>();

    /**
     * Creates the passes of a training.
     *
     * @param parameters float32 leaves of the network
     * @param largestBatch that will be asked for
     */
    Passes(Network network, Examples examples, List<Tensor> parameters, Batching batching, int largestBatch) {
        this.network = network;
        this.examples = examples;
        this.parameters = List.copyOf(parameters);
        leaves = new TensorVector(parameters.toArray(Tensor[]::new));
        boolean whole = network.hasBatchNorm() && batching.ghostBatch().isEmpty();
        least = whole ? largestBatch : batching.leastPass();
        most = batching.microBatch().orElse(largestBatch);
    }

    /**
     * A batch's mean loss and its gradient.
     *
     * @param loss nats; may be non-finite, and then there are no gradients
     * @param gradients one for each parameter
     */
    record Gradient(double loss, TensorVector gradients) {}

    /** Returns the most examples that one pass holds. */
    int most() {
        return most;
    }

    /** Lets passes hold fewer examples than before; never more. */
    void limit(int examplesInPass) {
        most = Math.max(least, Math.min(most, multiple(examplesInPass)));
    }

    /** Lets passes hold no fewer examples than now: one that does not fit in memory is an error from here on. */
    void insist() {
        least = most;
    }

    private int multiple(int examplesInPass) {
        return Math.max(least, examplesInPass / least * least);
    }

    /** Returns what a reader should know of these passes, a sentence each. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Takes up the notes of an interrupted trial. */
    void recall(List<String> earlier) {
        notes.addAll(0, earlier);
    }

    /**
     * Returns the gradient of a batch; the open scope owns it until {@link #release()}.
     *
     * @param chosen int64 [batch], indices of the examples
     * @param update its number, for notes
     */
    Gradient of(Tensor chosen, long update) {
        while (true) {
            try {
                return chosen.size(0) <= most ? whole(chosen) : summed(chosen);
            } catch (RuntimeException e) {
                release();
                halve(e, (int) chosen.size(0), update);
            }
        }
    }

    private void halve(RuntimeException e, int batch, long update) {
        int tried = Math.min(most, batch);
        if (!Outcome.OutOfMemory.isTold(e) || tried <= least) {
            throw e;
        }
        most = multiple(tried / 2);
        notes.add("a pass of " + tried + " examples did not fit in memory at update " + update
                + "; from there on a batch" + " is cut into passes of " + most + ", and the batch size stays");
    }

    private Gradient whole(Tensor chosen) {
        Tensor loss = loss(chosen);
        double value = loss.item_float();
        return new Gradient(value, Double.isFinite(value) ? grad(new TensorVector(loss), leaves) : new TensorVector());
    }

    /** Each pass adds its gradient into the leaves', so that there is never more than one of them and a layer's beside it. */
    private Gradient summed(Tensor chosen) {
        long batch = chosen.size(0);
        double sum = 0;
        for (long first = 0; first < batch; first += most) {
            try (PointerScope scope = new PointerScope()) {
                long count = Math.min(most, batch - first);
                Tensor share = loss(chosen.narrow(0, first, count)).mul(new Scalar((double) count / batch)); // []
                double value = share.item_float();
                sum += value;
                if (!Double.isFinite(value)) {
                    release();
                    return new Gradient(value, new TensorVector());
                }
                share.backward();
            }
        }
        return new Gradient(
                sum, new TensorVector(parameters.stream().map(Tensor::grad).toArray(Tensor[]::new)));
    }

    private Tensor loss(Tensor chosen) {
        return examples.objective().mean(network.forward(examples.inputs(chosen)), examples.targets(chosen)); // []
    }

    /** Gives up the gradients that are kept with the leaves. */
    void release() {
        parameters.forEach(parameter -> parameter.mutable_grad().reset());
    }
}
