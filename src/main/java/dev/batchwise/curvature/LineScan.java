package dev.batchwise.curvature;

import dev.batchwise.advice.LossLine;
import dev.batchwise.model.Network;
import dev.batchwise.spectrum.Vectors;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Evaluator;
import dev.batchwise.train.Examples;
import dev.batchwise.train.StoredNetwork;
import dev.batchwise.train.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Loss and accuracy at 25 points α in [−1, 2] of the lines through two networks, straight and curved (Keskar et al. 2017, figure
 * 3). Batch-norm statistics are re-estimated at every point, on the same training examples.
 */
final class LineScan {
    private static final int POINTS = 25;
    private static final double FIRST = -1;
    private static final double LAST = 2;

    private final StoredNetwork from;
    private final StoredNetwork to;
    private final Network network;
    private final FlatWeights weights;
    private final Evaluator evaluator;
    private final Examples train;
    private final Examples test;
    private final double[] start;
    private final double[] end;
    private final Effort effort;

    /**
     * Creates the scan; the open scope owns its network.
     *
     * @param train training examples that are scored
     * @param from network at α = 0
     * @param to network at α = 1
     * @throws UsageException if the models differ, or are not of these data
     */
    LineScan(TensorData data, Examples train, StoredNetwork from, StoredNetwork to, Effort effort) {
        if (!from.model().equals(to.model())) {
            throw new UsageException("checkpoints " + from.file() + " (" + from.model() + ") and " + to.file() + " ("
                    + to.model() + ") have no line between them; give two of one model");
        }
        this.from = from;
        this.to = to;
        this.train = train;
        this.effort = effort;
        test = data.test();
        network = from.network(data);
        weights = new FlatWeights(network.parameters());
        start = weights.read();
        end = new FlatWeights(to.network(data).parameters()).read();
        evaluator = new Evaluator(network, data.trainSubset(Evaluator.STATISTICS_EXAMPLES));
    }

    /** Returns both lines. */
    LossLine line(String data) {
        double[] difference = new double[start.length];
        Arrays.setAll(difference, i -> end[i] - start[i]);
        return new LossLine(
                LossLine.FORMAT,
                from.file().toString(),
                to.file().toString(),
                from.model(),
                data,
                train.count(),
                test.count(),
                batchNorm(network),
                Sharpness.PRECISION,
                Vectors.norm(difference),
                points(alpha -> 1 - alpha, alpha -> alpha),
                points(alpha -> Math.cos(alpha * Math.PI / 2), alpha -> Math.sin(alpha * Math.PI / 2)));
    }

    /** Returns what batch norm does wherever the weights are moved before each scoring. */
    static String batchNorm(Network network) {
        return network.hasBatchNorm()
                ? "evaluation mode, statistics re-estimated at every point on " + Evaluator.STATISTICS_EXAMPLES
                        + " training examples"
                : "none";
    }

    private List<LossLine.Point> points(DoubleUnaryOperator ofStart, DoubleUnaryOperator ofEnd) {
        List<LossLine.Point> points = new ArrayList<>();
        double[] x = new double[start.length];
        for (int k = 0; k < POINTS; k++) {
            double alpha = FIRST + k * (LAST - FIRST) / (POINTS - 1);
            double a = ofStart.applyAsDouble(alpha);
            double b = ofEnd.applyAsDouble(alpha);
            Arrays.setAll(x, i -> a * start[i] + b * end[i]);
            weights.write(x);
            evaluator.prepare();
            Evaluator.Score onTrain = evaluator.score(train);
            Evaluator.Score onTest = evaluator.score(test);
            points.add(new LossLine.Point(
                    alpha, onTrain.lossNats(), onTrain.accuracy(), onTest.lossNats(), onTest.accuracy()));
            effort.spent(1);
        }
        return points;
    }
}
