package dev.batchwise.train;

import static org.bytedeco.pytorch.global.torch.grad;

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
final class Passes implements GradientSource {
    private final BatchLoss loss;
    private final List<Tensor> parameters;
    private final TensorVector leaves;
    private int least; // examples in one pass
    private int most;
    private final List<String> notes = new ArrayList<>();

    /**
     * Creates the passes of a training.
     *
     * @param loss of the examples of a pass
     * @param parameters float32 leaves of the network
     * @param largestBatch that will be asked for
     */
    Passes(BatchLoss loss, List<Tensor> parameters, Batching batching, int largestBatch) {
        this.loss = loss;
        this.parameters = List.copyOf(parameters);
        leaves = new TensorVector(parameters.toArray(Tensor[]::new));
        boolean whole = loss.network().hasBatchNorm() && batching.ghostBatch().isEmpty();
        least = whole ? largestBatch : batching.leastPass();
        most = batching.microBatch().orElse(largestBatch);
    }

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

    @Override
    public Gradient of(Batch batch) {
        while (true) {
            try {
                return batch.count() <= most ? whole(batch) : summed(batch);
            } catch (RuntimeException e) {
                release();
                halve(e, batch);
            }
        }
    }

    private void halve(RuntimeException e, Batch batch) {
        int tried = (int) Math.min(most, batch.count());
        if (!Outcome.OutOfMemory.isTold(e) || tried <= least) {
            throw e;
        }
        most = multiple(tried / 2);
        notes.add("a pass of " + tried + " examples did not fit in memory at update " + batch.update()
                + "; from there on a batch" + " is cut into passes of " + most + ", and the batch size stays");
    }

    private Gradient whole(Batch batch) {
        Tensor mean = loss.of(batch);
        double value = mean.item_float();
        return new Gradient(value, Double.isFinite(value) ? grad(new TensorVector(mean), leaves) : new TensorVector());
    }

    /** Each pass adds its gradient into the leaves', so that there is never more than one of them and a layer's beside it. */
    private Gradient summed(Batch batch) {
        double sum = 0;
        for (long first = 0; first < batch.count(); first += most) {
            try (PointerScope scope = new PointerScope()) {
                Batch pass = batch.part(first, Math.min(most, batch.count() - first));
                double weight = (double) pass.count() / batch.count();
                Tensor share = loss.of(pass).mul(new Scalar(weight)); // []
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

    /** Gives up the gradients that are kept with the leaves. */
    void release() {
        parameters.forEach(parameter -> parameter.mutable_grad().reset());
    }
}
