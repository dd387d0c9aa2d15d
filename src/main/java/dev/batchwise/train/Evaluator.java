package dev.batchwise.train;

import dev.batchwise.model.BatchStatistics;
import dev.batchwise.model.ForwardGraph;
import dev.batchwise.model.Network;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Scores a network on whole splits, in evaluation mode and in pieces whose size depends on the network alone, so that the
 * figures do not depend on the batch size it was trained with. It leaves the network in training mode and its weights as they were.
 */
public final class Evaluator {
    private static final long LARGEST_PIECE = 1000;
    private static final long SMALLEST_PIECE = 100;
    /** Activations of a piece: above about 32 MB, memory that the system has to find anew each time takes most of the time. */
    private static final long PIECE_VALUES = 8_000_000;

    /** Examples behind re-estimated batch-norm statistics. */
    public static final int STATISTICS_EXAMPLES = 5000;

    private final Network network;
    private final Examples statisticsExamples;
    private final BatchStatistics statistics;
    private final long piece;

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
        piece = piece(network, statisticsExamples.inputShape());
    }

    private static long piece(Network network, List<Integer> inputShape) {
        network.eval();
        long values = ForwardGraph.work(network, inputShape).activations();
        network.train(true);
        return Math.max(SMALLEST_PIECE, Math.min(LARGEST_PIECE, PIECE_VALUES / Math.max(1, values)));
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
        statistics.estimate(statisticsExamples.count(), piece, statisticsExamples::inputs);
    }

    /** Returns the scores on a split; {@link #prepare()} comes first whenever the weights have changed. */
    public Score score(Examples split) {
        Objective.Tally tally = split.objective().tally();
        network.eval();
        try (NoGradGuard guard = new NoGradGuard()) {
            for (long first = 0; first < split.count(); first += piece) {
                try (PointerScope scope = new PointerScope()) {
                    long count = Math.min(piece, split.count() - first);
                    tally.add(network.forward(split.inputs(first, count)), split.targets(first, count));
                }
            }
        } finally {
            network.train(true);
        }
        return tally.score();
    }
}
