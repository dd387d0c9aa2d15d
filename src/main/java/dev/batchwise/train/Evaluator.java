package dev.batchwise.train;

import static org.bytedeco.pytorch.global.torch.cross_entropy;

import dev.batchwise.model.BatchStatistics;
import dev.batchwise.model.Network;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.CrossEntropyLossOptions;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

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
    private final BatchStatistics statistics;

    /**
     * Creates an evaluator.
     *
     * @param network to score
     * @param statisticsExamples the fixed training examples from which batch-norm statistics are re-estimated
     */
    public Evaluator(Network network, Examples statisticsExamples) {
        this.network = network;
        this.statisticsExamples = statisticsExamples;
        statistics = new BatchStatistics(network);
    }

    /**
     * A network's scores on a split.
     *
     * @param lossNats mean cross-entropy; may be non-finite
     * @param accuracy in 0..1
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
        statistics.estimate(statisticsExamples.count(), PIECE, statisticsExamples::inputs);
    }

    /** Returns the scores on a split; {@link #prepare()} comes first whenever the weights have changed. */
    public Score score(Examples split) {
        double loss = 0;
        long correct = 0;
        network.eval();
        try (NoGradGuard guard = new NoGradGuard()) {
            for (long first = 0; first < split.count(); first += PIECE) {
                try (PointerScope scope = new PointerScope()) {
                    long count = Math.min(PIECE, split.count() - first);
                    Tensor logits = network.forward(split.inputs(first, count)); // [count, classes]
                    Tensor labels = split.labels(first, count);
                    loss += lossSum(logits, labels);
                    correct += logits.argmax(new LongOptional(1), false)
                            .eq(labels)
                            .sum()
                            .item_long();
                }
            }
        } finally {
            network.train(true);
        }
        return new Score(loss / split.count(), (double) correct / split.count());
    }

    private static double lossSum(Tensor logits, Tensor labels) {
        CrossEntropyLossOptions each = new CrossEntropyLossOptions();
        each.reduction().put(new org.bytedeco.pytorch.kNone());
        return cross_entropy(logits, labels, each)
                .sum(new ScalarTypeOptional(ScalarType.Double))
                .item_double();
    }
}
