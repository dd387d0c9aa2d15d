package dev.batchwise.curvature;

import dev.batchwise.advice.LossPlane;
import dev.batchwise.model.Network;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Evaluator;
import dev.batchwise.train.Examples;
import dev.batchwise.train.StoredNetwork;
import dev.batchwise.train.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.simple.RandomSource;

/** Scores a network on a square grid in a filter-normalized plane around it; batch-norm statistics are re-estimated at each point. */
final class PlaneScan {
    private static final long SEED = 1;

    private final StoredNetwork stored;
    private final Network network;
    private final FlatWeights weights;
    private final Evaluator evaluator;
    private final Examples train;
    private final Examples test;
    private final Effort effort;

    /** Creates the scan; the open scope owns its network. */
    PlaneScan(TensorData data, Examples train, Examples test, StoredNetwork stored, Effort effort) {
        this.stored = stored;
        this.train = train;
        this.test = test;
        this.effort = effort;
        network = stored.network(data);
        weights = new FlatWeights(network.parameters());
        evaluator = new Evaluator(network, data.trainSubset(Evaluator.STATISTICS_EXAMPLES));
    }

    private record Scores(Evaluator.Score train, Evaluator.Score test) {}

    /**
     * Returns the plane.
     *
     * @param data name
     * @param reach how far the grid goes to each side
     * @param points along each side, odd, so that the checkpoint is one of them
     */
    LossPlane plane(String data, double reach, int points) {
        double[] x = weights.read();
        double[] first = direction(x, 1);
        double[] second = direction(x, 2);
        List<Double> steps = IntStream.range(0, points)
                .mapToObj(k -> reach * (2.0 * k / (points - 1) - 1))
                .toList();
        List<List<Scores>> rows = new ArrayList<>();
        for (double b : steps) {
            List<Scores> row = new ArrayList<>();
            for (double a : steps) {
                row.add(at(x, first, a, second, b));
            }
            rows.add(row);
        }
        weights.write(x);
        return new LossPlane(
                LossPlane.FORMAT,
                stored.file().toString(),
                stored.model(),
                data,
                train.count(),
                test.count(),
                LineScan.batchNorm(network),
                Sharpness.PRECISION,
                SEED,
                steps,
                table(rows, s -> s.train().lossNats()),
                table(rows, s -> s.train().accuracy()),
                table(rows, s -> s.test().lossNats()),
                table(rows, s -> s.test().accuracy()));
    }

    private double[] direction(double[] x, int number) {
        List<long[]> shapes = LongStream.range(0, weights.leaves().size())
                .mapToObj(i -> weights.leaves().get(i).shape())
                .toList();
        return FilterDirections.draw(x, shapes, RandomSource.XO_SHI_RO_256_PP.create(SEED * 1000 + number));
    }

    private Scores at(double[] x, double[] first, double a, double[] second, double b) {
        double[] moved = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            moved[i] = x[i] + a * first[i] + b * second[i];
        }
        weights.write(moved);
        evaluator.prepare();
        Scores scores = new Scores(evaluator.score(train), evaluator.score(test));
        effort.spent(1);
        return scores;
    }

    private static List<List<Double>> table(List<List<Scores>> rows, Function<Scores, Double> figure) {
        return rows.stream().map(row -> row.stream().map(figure).toList()).toList();
    }
}
