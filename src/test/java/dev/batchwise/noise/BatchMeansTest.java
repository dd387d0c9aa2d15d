package dev.batchwise.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.advice.BatchNormality;
import dev.batchwise.curvature.Effort;
import dev.batchwise.data.SplitName;
import dev.batchwise.fixture.TinyCheckpoint;
import dev.batchwise.fixture.TinyData;
import dev.batchwise.fixture.TinyProblem;
import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.spectrum.Vectors;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Examples;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.rng.simple.RandomSource;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Oracles: gradients of single examples in float64, all ordered draws of a few numbers, and coins. */
final class BatchMeansTest {
    @ParameterizedTest
    @ValueSource(strings = {"softmax", "mlp:7,5", "resnet8"})
    void projectionsAreProductsWithTheGradientsOfSingleExamples(String model) {
        try (PointerScope scope = new PointerScope()) {
            Examples examples = TinyProblem.examples(11, 1);
            Network network = TinyProblem.doubles(
                    Networks.create(ModelSpec.parse(model), List.of(1, 2, 3), 3, 5, OptionalInt.empty()));
            FlatWeights weights = new FlatWeights(network.parameters());
            List<double[]> directions = List.of(
                    Vectors.gaussian(weights.count(), RandomSource.XO_SHI_RO_256_PP.create(1)),
                    Vectors.gaussian(weights.count(), RandomSource.XO_SHI_RO_256_PP.create(2)));

            Projections found = new Projector(network, examples, weights, Effort.unheard()).along(directions);

            double[][] expected = new double[2][11];
            for (int i = 0; i < 11; i++) {
                double[] gradient = new double[weights.count()];
                new SingleGradients(network, examples, weights).add(Tensor.create(new long[] {i}), gradient);
                expected[0][i] = Vectors.dot(gradient, directions.get(0));
                expected[1][i] = Vectors.dot(gradient, directions.get(1));
            }
            assertSameLaw(found.law(0), new Projections(expected).law(0));
            assertSameLaw(found.law(1), new Projections(expected).law(1));
        }
    }

    private static void assertSameLaw(Projections.Law found, Projections.Law expected) {
        assertThat(found.mean()).isCloseTo(expected.mean(), within(1e-11));
        assertThat(found.deviation()).isCloseTo(expected.deviation(), within(1e-11));
        assertThat(found.skewness()).isCloseTo(expected.skewness(), within(1e-9));
        assertThat(found.excessKurtosis()).isCloseTo(expected.excessKurtosis(), within(1e-9));
    }

    /** All 4^m ordered draws of four numbers are a population of their own, whose moments are those of the mean. */
    @Test
    void skewnessAndKurtosisOfMeansAreThoseOfAllDraws() {
        double[] values = {0, 1, 1.5, 7};
        Projections one = new Projections(new double[][] {values});
        for (int m = 1; m <= 5; m++) {
            double[] means = new double[1 << (2 * m)];
            for (int draw = 0; draw < means.length; draw++) {
                for (int k = 0; k < m; k++) {
                    means[draw] += values[(draw >> (2 * k)) & 3] / m;
                }
            }
            Projections.Law law = new Projections(new double[][] {means}).law(0);
            assertThat(law.deviation()).isCloseTo(one.law(0).deviation() / Math.sqrt(m), within(1e-12));
            assertThat(law.skewness()).isCloseTo(one.law(0).skewness() / Math.sqrt(m), within(1e-12));
            assertThat(law.excessKurtosis()).isCloseTo(one.law(0).excessKurtosis() / m, within(1e-12));
        }
    }

    /** Of a fair coin of ±1, one toss is Φ(1) − 1/2 from the normal law; of four, P(0 or below) − 1/2 = 3/16. */
    @Test
    void distanceOfACoinIsThatOfItsJumps() {
        Projections coin = new Projections(new double[][] {{-1, 1}, {-3, 5}, {1, -1}});
        GradientMoments.Statistics all = new GradientMoments.Statistics(2, 1.25, 0.25);

        List<BatchNormality.Point> points =
                new NormalityScan(coin, all, new BatchMeans.Plan(4, 2, 40_000, 1), Effort.unheard()).scan();

        assertThat(points).extracting(BatchNormality.Point::examples).containsExactly(1, 2, 4);
        assertThat(points.get(0).random().distance()).isCloseTo(0.3413, within(4 * 0.5 / 200));
        assertThat(points.get(2).alongGradient().distance()).isCloseTo(3.0 / 16, within(4 * 0.5 / 200));
        assertThat(points.get(0).alongGradient().skewness()).isZero();
        assertThat(points.get(2).random().excessKurtosis()).isCloseTo(2.0 / 4, within(1e-12));
        assertThat(points.get(2).relativeError()).isCloseTo(1, within(1e-12)); // √(1/4)/0.5
        assertThat(points.get(2).cosine()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void meansOfManyTossesAreAsFarFromNormalAsNormalDraws() {
        double[] spread = new double[50];
        Arrays.setAll(spread, i -> i % 2 == 0 ? Math.sin(i) : i / 50.0);
        double[][] means = new Projections(new double[][] {spread, spread.clone()})
                .means(64, 3000, RandomSource.XO_SHI_RO_256_PP.create(1));

        assertThat(means[0]).isEqualTo(means[1]); // the same examples along each direction
        Projections.Law one = new Projections(new double[][] {spread}).law(0);
        Projections.Law mean = new Projections(new double[][] {means[0]}).law(0);
        assertThat(mean.deviation()).isCloseTo(one.deviation() / 8, within(0.05 * one.deviation() / 8));
        assertThat(mean.mean()).isCloseTo(one.mean(), within(4 * one.deviation() / 8 / Math.sqrt(3000)));
    }

    @Test
    void checkpointComesNearerToNormalAsBatchesGrow(@TempDir Path directory) {
        DataSpec data = new DataSpec(TinyData.write(directory.resolve("data")), 0, 1);
        BatchMeans.Subject subject = new BatchMeans.Subject(data, SplitName.TRAIN, OptionalInt.of(300));
        try (BatchMeans instrument = new BatchMeans(subject, new BatchMeans.Plan(256, 4, 1000, 1))) {
            BatchNormality found = instrument.of(TinyCheckpoint.initial(directory, "mlp:8"), Effort.unheard());

            assertThat(found.points()).hasSize(9);
            BatchNormality.Point first = found.points().get(0);
            BatchNormality.Point last = found.points().get(8);
            assertThat(last.examples()).isEqualTo(256);
            assertThat(last.random().skewness()).isCloseTo(first.random().skewness() / 16, within(1e-12));
            assertThat(last.random().distance()).isLessThan(2 * found.normalDistance());
            assertThat(first.alongGradient().distance()).isGreaterThan(3 * found.normalDistance());
            assertThat(last.alongGradient().distance()).isLessThan(2 * found.normalDistance());
            assertThat(last.relativeError()).isCloseTo(first.relativeError() / 16, within(1e-12));
            assertThat(instrument.usualExamples()).isEqualTo(300 * 8);
            String json = JsonMapper.shared().writeValueAsString(found);
            assertThat(JsonMapper.shared().readValue(json, BatchNormality.class))
                    .isEqualTo(found);
        }
    }

    @Test
    void planWithoutDrawsIsRefused() {
        assertThatThrownBy(() -> new BatchMeans.Plan(512, 8, 0, 1))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "batches of 512 along 8 directions, 0 draws, are none; give at least 1 of each, e.g. 512, 8 and"
                                + " 4000");
    }
}
