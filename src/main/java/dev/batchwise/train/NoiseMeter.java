package dev.batchwise.train;

import static org.bytedeco.pytorch.global.torch.grad;

import dev.batchwise.data.ExampleStream;
import dev.batchwise.model.Network;
import dev.batchwise.study.NoiseSample;
import dev.batchwise.study.NoiseSamples;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Samples the gradient noise of a training from three gradients at the same weights: that of the batch, which the update has
 * anyway, and those of two halves of b other examples, drawn independently ({@link NoiseEstimate}). So two sizes are there for any
 * batch, one example included, and however the batches are composed.
 *
 * <p>The training does not change: nothing is written to but batch-norm statistics, which are put back.
 */
final class NoiseMeter {
    /** Tells the draws of examples from those of the training. */
    private static final long DRAWS = 0x4E01_5E00;

    private final Network network;
    private final Examples examples;
    private final TensorVector leaves;
    private final SamplingPlan plan;
    private final List<ExampleStream> streams; // one for each half: disjoint halves would not be independent
    private final List<String> notes = new ArrayList<>();
    private final List<NoiseSample> samples = new ArrayList<>();

    /**
     * Creates the meter of a trial.
     *
     * @param network in training mode whenever it is sampled
     * @param examples of the training split, at least two
     */
    NoiseMeter(TrialSpec spec, Network network, Examples examples) {
        this.network = network;
        this.examples = examples;
        leaves = network.parameters();
        plan = plan(spec, examples.count());
        streams = List.of(
                new ExampleStream(examples.count(), spec.seed() ^ DRAWS),
                new ExampleStream(examples.count(), spec.seed() ^ (DRAWS + 1)));
        note(spec);
    }

    /** Halves are no longer than a pass may be, and whole chunks of ghost batch norm. */
    private static SamplingPlan plan(TrialSpec spec, int trainExamples) {
        SamplingPlan usual = SamplingPlan.of(spec.plan(), trainExamples);
        int pass = spec.batching().microBatch().orElse(Integer.MAX_VALUE);
        int chunk = spec.batching().leastPass();
        int half = Math.max(chunk, Math.min(usual.half(), pass) / chunk * chunk);
        return new SamplingPlan(Math.min(half, trainExamples / 2));
    }

    private void note(TrialSpec spec) {
        if (network.hasBatchNorm() && spec.batching().ghostBatch().isEmpty()) {
            notes.add("batch norm takes its statistics over " + plan.half()
                    + " examples in the gradients of a noise sample, over the batch in its own: they are not quite of one"
                    + " function");
        }
    }

    /** Says whether an update is sampled; see {@link SamplingPlan#isDue}. */
    boolean isDue(long updates, long shown, int batch) {
        return plan.isDue(updates, shown, batch);
    }

    /**
     * Takes a sample.
     *
     * @param gradients of the batch, one for each parameter, at the weights as they are
     * @param batch its examples
     * @param shown examples before it
     */
    void sample(TensorVector gradients, int batch, long shown) {
        int half = plan.half();
        try (PointerScope scope = new PointerScope()) {
            TensorVector first = gradient(next(streams.get(0), half));
            TensorVector second = gradient(next(streams.get(1), half));
            NoiseEstimate.Products products = products(first, second, gradients);
            NoiseEstimate found = NoiseEstimate.of(products, half, batch, examples.count());
            if (found.isFinite()) {
                samples.add(new NoiseSample(shown, batch, found.traceCovariance(), found.squaredNorm()));
            }
        }
    }

    private Tensor next(ExampleStream stream, int count) {
        long[] drawn = new long[count];
        stream.seek((long) count * samples.size());
        stream.next(drawn, count);
        return Tensor.create(drawn);
    }

    private static NoiseEstimate.Products products(TensorVector first, TensorVector second, TensorVector batch) {
        double firstSquares = 0;
        double secondSquares = 0;
        double product = 0;
        double withBatch = 0;
        for (long i = 0; i < first.size(); i++) {
            Tensor a = first.get(i).reshape(-1);
            Tensor b = second.get(i).reshape(-1);
            Tensor ofBatch = batch.get(i).reshape(-1);
            firstSquares += a.dot(a).item_double();
            secondSquares += b.dot(b).item_double();
            product += a.dot(b).item_double();
            withBatch += a.dot(ofBatch).item_double() + b.dot(ofBatch).item_double();
        }
        return new NoiseEstimate.Products(firstSquares, secondSquares, product, withBatch);
    }

    private TensorVector gradient(Tensor chosen) {
        Map<Tensor, Tensor> statistics = network.hasBatchNorm() ? statistics() : Map.of();
        Tensor logits = network.forward(examples.inputs(chosen)); // [count, classes]
        TensorVector gradient =
                grad(new TensorVector(examples.objective().mean(logits, examples.targets(chosen))), leaves);
        try (NoGradGuard guard = new NoGradGuard()) {
            statistics.forEach(Tensor::copy_);
        }
        return gradient;
    }

    /** Returns copies of batch-norm statistics, by the tensors that they are of. */
    private Map<Tensor, Tensor> statistics() {
        Map<Tensor, Tensor> copies = new LinkedHashMap<>();
        StringTensorDict buffers = network.named_buffers();
        for (long i = 0; i < buffers.size(); i++) {
            Tensor live = buffers.get(i).value();
            copies.put(live, live.clone());
        }
        return copies;
    }

    /** Returns what has been measured. */
    NoiseSamples samples() {
        return new NoiseSamples(2 * plan.half(), samples, notes);
    }

    /** Takes up the samples of an interrupted trial. */
    void recall(List<NoiseSample> earlier) {
        samples.addAll(earlier);
    }
}
