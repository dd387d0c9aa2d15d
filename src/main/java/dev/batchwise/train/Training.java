package dev.batchwise.train;

import static org.bytedeco.pytorch.global.torch.empty;
import static org.bytedeco.pytorch.global.torch.manual_seed;

import dev.batchwise.data.ExampleStream;
import dev.batchwise.model.Network;
import dev.batchwise.optim.UpdateRule;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Update;
import dev.batchwise.schedule.UpdateWalk;
import dev.batchwise.study.Instrument;
import dev.batchwise.study.Remedies;
import dev.batchwise.study.Remedy;
import dev.batchwise.study.TrialSpec;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A trial's live state: network, update rule, and the place in the stream of examples. Everything native in it belongs to
 * the scope that was open when it was created.
 */
final class Training {
    /** Keeps the draws of one seed apart from those of another at any number of examples. */
    private static final long EXAMPLES_APART = 0x9E37_79B9_7F4A_7C15L;

    private final long seed;
    private final Plan plan;
    private final ExampleStream stream;
    private final Network network;
    private final Passes passes;
    private final GradientSource gradients;
    private final Proximal proximal;
    private final UpdateRule rule;
    private final Optional<BestWeights> best;
    private final Optional<NoiseMeter> noise;
    private final long[] drawn;
    private final Tensor indices; // int64 [largest batch], rewritten in place by every update
    private final LongBuffer indexMemory;
    private UpdateWalk walk;
    private long updates;
    private long examples;

    /** Creates a training from new weights, whatever the trial starts from. */
    Training(TrialSpec spec, TensorData data) {
        this(spec, data, StartingNetwork.fresh(spec, data));
    }

    /** Creates a training from the weights that a network has. */
    Training(TrialSpec spec, TensorData data, Network network) {
        this.network = network;
        seed = spec.seed();
        plan = spec.plan();
        walk = plan.walk();
        stream = data.orders().stream(spec, () -> Embeddings.of(spec, data));
        network.train(true);
        List<Tensor> parameters = parameters(network);
        int largest = plan.largestBatch();
        Remedies remedies = spec.arm().remedies();
        BatchLoss loss = new BatchLoss(network, data.train(), remedies, spec.seed());
        passes = new Passes(loss, parameters, spec.batching(), largest);
        gradients = remedies.find(Remedy.WorstCase.class)
                .map(ball -> (GradientSource) new WorstWeights(ball, network, passes))
                .orElse(passes);
        proximal = new Proximal(remedies.find(Remedy.Conservative.class), parameters);
        rule = UpdateRule.create(spec.optimizer(), parameters);
        best = spec.stopping().patience().isPresent() ? Optional.of(new BestWeights(weights())) : Optional.empty();
        noise = spec.evaluation().instruments().contains(Instrument.NOISE)
                        && data.train().count() > 1
                ? Optional.of(new NoiseMeter(spec, network, data.train()))
                : Optional.empty();
        drawn = new long[largest];
        indices = empty(new long[] {largest}, new TensorOptions(ScalarType.Long), null);
        indexMemory = indices.data_ptr_long().capacity(largest).asBuffer();
    }

    private static List<Tensor> parameters(Network network) {
        TensorVector leaves = network.parameters();
        List<Tensor> parameters = new ArrayList<>();
        for (long i = 0; i < leaves.size(); i++) {
            parameters.add(leaves.get(i));
        }
        return parameters;
    }

    Network network() {
        return network;
    }

    Passes passes() {
        return passes;
    }

    /** Returns the copy of the best weights; empty where no rule goes back to them. */
    Optional<BestWeights> best() {
        return best;
    }

    /** Returns what samples the gradient noise; empty where that was not asked for. */
    Optional<NoiseMeter> noise() {
        return noise;
    }

    long updates() {
        return updates;
    }

    long examples() {
        return examples;
    }

    boolean done() {
        return examples >= plan.horizon().budgetExamples();
    }

    /**
     * Makes one update with the next B examples, fewer if the budget ends before; rate and momentum are those of its middle
     * example. If the loss is not finite, nothing is updated and nothing is counted.
     *
     * @return mean loss of the batch before the update, nats
     */
    double update() {
        Update update = walk.next();
        int batch = update.batchSize();
        stream.next(drawn, batch);
        indexMemory.clear().put(drawn, 0, batch);
        if (network.drawsInTraining()) {
            manual_seed(new SplittableRandom(seed * EXAMPLES_APART + examples).nextLong());
        }
        try (PointerScope scope = new PointerScope()) {
            Tensor chosen = batch == drawn.length ? indices : indices.narrow(0, 0, batch); // [batch]
            double loss = steps(new Batch(chosen, examples, updates + 1), update);
            if (Double.isFinite(loss)) {
                updates++;
                examples += batch;
            }
            return loss;
        }
    }

    /** Makes the steps of an update, one unless {@link Proximal} says otherwise; returns the loss that it ended or began with. */
    private double steps(Batch batch, Update update) {
        double first = Double.NaN;
        proximal.meet();
        for (int step = 0; step < proximal.steps(); step++) {
            GradientSource.Gradient gradient = gradients.of(batch);
            if (!Double.isFinite(gradient.loss())) {
                return gradient.loss();
            }
            first = step == 0 ? gradient.loss() : first;
            noise.filter(meter -> meter.isDue(updates, examples, (int) batch.count()))
                    .ifPresent(meter -> meter.sample(gradient.gradients(), (int) batch.count(), examples));
            rule.apply(
                    proximal.pulled(gradient.gradients()),
                    plan.learningRateAt(update.middle()),
                    plan.momentumAt(update.middle()));
            passes.release();
        }
        return first;
    }

    /** Returns the network's weights and statistics by name: the tensors themselves. */
    Map<String, Tensor> weights() {
        return network.namedTensors();
    }

    /** Returns everything an interrupted trial needs to go on: the tensors themselves. */
    Map<String, Tensor> state() {
        Map<String, Tensor> named = weights();
        named.putAll(rule.state());
        best.ifPresent(copy -> named.putAll(copy.state()));
        return named;
    }

    /** Takes up the place of an interrupted trial whose tensors have been put back. */
    void seek(long updatesMade, long examplesShown) {
        updates = updatesMade;
        examples = examplesShown;
        stream.seek(examplesShown);
        walk = new UpdateWalk(plan.batchSize(), plan.horizon(), examplesShown);
    }
}
