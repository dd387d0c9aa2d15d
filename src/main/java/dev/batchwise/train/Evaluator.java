package dev.batchwise.train;

import dev.batchwise.model.Network;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;

/**
 * Scores a network on whole splits, in evaluation mode and in pieces of a fixed size, so that the figures do not depend on
 * the batch size it was trained with. It leaves the network in training mode and its weights as they were.
 */
public final class Evaluator {
    private static final long PIECE = 1000;
    /** Examples behind re-estimated batch-norm statistics. */
    public static final int STATISTICS_EXAMPLES = 5000;

    private final Network network;
    private final Examples statisticsExamples;

    /**
     * Creates an evaluator.
     *
     * @param network to score
     * @param statisticsExamples the fixed training examples from which batch-norm statistics are re-estimated
     */
    public Evaluator(Network network, Examples statisticsExamples) {
        this.network = network;
        this.statisticsExamples = statisticsExamples;
    }

    /**
     * A network's scores on a split.
     *
     * @param lossNats mean cross-entropy, or mean squared error in regression; may be non-finite
     * @param accuracy in 0..1, or R² in regression, which is below 0 where the mean of the targets would do better
     */
    public record Score(double lossNats, double accuracy) {}

    /**
     * Re-estimates batch-norm statistics as plain averages over fixed training examples. Running averages advance once per
     * update, so large batches, which make few, would be judged with stale ones.
     */
    public void prepare() {
        if (!network.hasBatchNorm()) {
            return;
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            resetStatistics();
            network.train(true);
            for (long first = 0; first + 1 < statisticsExamples.count(); first += PIECE) {
                try (PointerScope piece = new PointerScope()) {
                    long count = Math.min(PIECE, statisticsExamples.count() - first);
                    network.forward(statisticsExamples.inputs(first, count));
                }
            }
        }
    }

    private void resetStatistics() {
        StringTensorDict buffers = network.named_buffers();
        for (long i = 0; i < buffers.size(); i++) {
            Tensor buffer = buffers.get(i).value();
            if (buffers.get(i).key().getString().endsWith("running_var")) {
                buffer.fill_(new org.bytedeco.pytorch.Scalar(1.0));
            } else {
                buffer.zero_();
            }
        }
    }

    /** Returns the scores on a split; {@link #prepare()} comes first whenever the weights have changed. */
    public Score score(Examples split) {
        Objective.Tally tally = split.objective().tally();
        network.eval();
        try (NoGradGuard guard = new NoGradGuard()) {
            for (long first = 0; first < split.count(); first += PIECE) {
                try (PointerScope scope = new PointerScope()) {
                    long count = Math.min(PIECE, split.count() - first);
                    tally.add(network.forward(split.inputs(first, count)), split.targets(first, count));
                }
            }
        } finally {
            network.train(true);
        }
        return tally.score();
    }
}
