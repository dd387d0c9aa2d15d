package dev.batchwise.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.advice.HeldOutLaw;
import dev.batchwise.curvature.Effort;
import dev.batchwise.data.SplitName;
import dev.batchwise.fixture.TinyCheckpoint;
import dev.batchwise.fixture.TinyData;
import dev.batchwise.fixture.TinyProblem;
import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.stats.Sample;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.torch.TorchRuntime;
import dev.batchwise.train.Examples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Oracles: all disjoint pairs of subsets of a few gradients, random splits of some hundred examples, normal vectors. */
final class HeldOutGradientTest {
    private static final int POPULATION = 300;
    private static final int N = 120;
    private static final int M = 80;

    @BeforeAll
    static void start() {
        TorchRuntime.start();
    }

    /** Disjoint draws without replacement differ by S²(1/N + 1/M) exactly, where S² is the unbiased variance of the population. */
    @Test
    void theMeanOverAllDisjointPairsOfSubsetsIsThePrediction() {
        int all = 6;
        MadeUpGradients population = MadeUpGradients.normal(all, 3, 0.5, 1);
        double trace = population.moments().all().unbiasedTrace();
        for (int n = 1; n <= 3; n++) {
            for (int m = 1; m <= all - n; m++) {
                double distance = 0;
                double estimate = 0;
                int pairs = 0;
                for (int a = 0; a < 1 << all; a++) {
                    for (int b = 0; b < 1 << all; b++) {
                        if (Integer.bitCount(a) == n && Integer.bitCount(b) == m && (a & b) == 0) {
                            GradientMoments one = population.subset(a).moments();
                            distance += squaredDistance(
                                    one.gradient(),
                                    population.subset(b).moments().gradient());
                            estimate += n > 1 ? HeldOutScan.predicted(one.all().unbiasedTrace(), n, m) : 0;
                            pairs++;
                        }
                    }
                }
                double predicted = HeldOutScan.predicted(trace, n, m);
                assertThat(distance / pairs).isCloseTo(predicted, within(1e-12));
                if (n > 1) { // and the trace that the sample gives is right on average
                    assertThat(estimate / pairs).isCloseTo(predicted, within(1e-12));
                }
            }
        }
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    @Test
    void squaredCovarianceOfNormalVectorsIsThatOfTheirVariances() {
        double[] deviations = {2, 1, 1, 0.5};
        double expected = Arrays.stream(deviations).map(s -> s * s * s * s).sum(); // tr Σ²
        Random random = new Random(3);
        List<Double> found = new ArrayList<>();
        for (int trial = 0; trial < 2000; trial++) {
            CovarianceSquare square = new CovarianceSquare(9);
            for (int draw = 0; draw < 8; draw++) {
                square.add(Arrays.stream(deviations)
                        .map(s -> 5 + s / 3 * random.nextGaussian())
                        .toArray());
            }
            found.add(square.trace().orElseThrow());
        }
        Sample sample = Sample.of(found);
        assertThat(sample.mean()).isCloseTo(expected, within(4 * sample.standardError()));
        assertThat(sample.standardError()).isLessThan(0.05 * expected);
    }

    @Test
    void overManyRandomSplitsTheDistanceIsThePredictedOneAndSpreadsAsSaid() {
        List<Double> whole = new ArrayList<>();
        List<Double> smallest = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        try (PointerScope scope = new PointerScope()) {
            Network network = TinyProblem.doubles(Networks.create(
                    new ModelSpec.Mlp(List.of(5)), List.of(1, 2, 3), TinyProblem.CLASSES, 1, OptionalInt.empty()));
            Examples population = TinyProblem.examples(POPULATION, 6);
            PermutationSampler sampler =
                    new PermutationSampler(RandomSource.XO_SHI_RO_256_PP.create(2), POPULATION, N + M);
            for (int split = 0; split < 60; split++) {
                try (PointerScope inner = new PointerScope()) {
                    HeldOutScan.Found found = scan(network, population, sampler.sample());
                    HeldOutLaw.Point last = found.points().get(found.points().size() - 1);
                    smallest.add(found.points().get(0).ratio());
                    whole.add(last.ratio());
                    deviations.add(last.predictedDeviation().orElseThrow() / last.predicted());
                }
            }
        }
        Sample all = Sample.of(whole);
        Sample few = Sample.of(smallest);
        assertThat(all.mean()).isCloseTo(1, within(4 * all.standardError()));
        assertThat(few.mean()).isCloseTo(1, within(4 * few.standardError()));
        double said = Sample.of(deviations).mean();
        assertThat(all.standardDeviation()).isCloseTo(said, within(0.25 * said));
    }

    private static HeldOutScan.Found scan(Network network, Examples population, int[] drawn) {
        long[] rows = Arrays.stream(drawn).asLongStream().toArray();
        Examples train = population.subset(Tensor.create(Arrays.copyOf(rows, N)));
        Examples heldOut = population.subset(Tensor.create(Arrays.copyOfRange(rows, N, N + M)));
        FlatWeights weights = new FlatWeights(network.parameters());
        HeldOutGradient.Plan plan = new HeldOutGradient.Plan(15, 8, 1);
        return new HeldOutScan(
                        new SampledGradient(network, train, weights),
                        weights,
                        moments(network, train, weights),
                        plan,
                        Effort.unheard())
                .against(moments(network, heldOut, weights));
    }

    private static GradientMoments moments(Network network, Examples examples, FlatWeights weights) {
        return GradientMoments.of(
                ExampleGradients.of(network, examples, weights),
                examples.count(),
                weights.count(),
                1,
                Effort.unheard());
    }

    @Test
    void checkpointIsMeasuredUpToAllTrainingExamples(@TempDir Path directory) {
        DataSpec data = new DataSpec(TinyData.write(directory.resolve("data")), 0, 1);
        HeldOutGradient.Subject subject = new HeldOutGradient.Subject(
                data, OptionalInt.of(300), new HeldOutGradient.HeldOut.Split(SplitName.TEST, OptionalInt.empty()));
        try (HeldOutGradient instrument = new HeldOutGradient(subject, new HeldOutGradient.Plan(50, 10, 1))) {
            Counted counted = new Counted();
            HeldOutLaw found = instrument.of(TinyCheckpoint.initial(directory, "mlp:8"), counted);

            assertThat(found.points()).extracting(HeldOutLaw.Point::examples).containsExactly(50, 100, 200, 300);
            assertThat(found.points()).extracting(HeldOutLaw.Point::draws).containsExactly(6, 3, 1, 1);
            assertThat(found.points().get(3).standardError()).isEmpty();
            assertThat(found.heldOutExamples()).isEqualTo(100);
            assertThat(counted.examples).isEqualTo((double) instrument.usualExamples());
            assertThat(found.points())
                    .allSatisfy(p -> assertThat(p.predicted())
                            .isEqualTo(found.traceCovariance() * (1.0 / p.examples() + 1 / 100.0)));
            String json = JsonMapper.shared().writeValueAsString(found);
            assertThat(JsonMapper.shared().readValue(json, HeldOutLaw.class)).isEqualTo(found);
        }
    }

    @Test
    void splitWithoutExamplesIsRefused(@TempDir Path directory) {
        DataSpec data = new DataSpec(TinyData.write(directory.resolve("data")), 0, 1);
        HeldOutGradient.Subject subject = new HeldOutGradient.Subject(
                data,
                OptionalInt.empty(),
                new HeldOutGradient.HeldOut.Split(SplitName.VALIDATION, OptionalInt.empty()));
        Path file = TinyCheckpoint.initial(directory, "mlp:8");
        try (HeldOutGradient instrument = new HeldOutGradient(subject, HeldOutGradient.Plan.usual())) {
            assertThatThrownBy(() -> instrument.of(file, Effort.unheard()))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("the validation split")
                    .hasMessageContaining("gives 0 example(s), and at least 2 are needed; give another split");
        }
    }

    @Test
    void randomSampleOfTheTrainingSplitIsHeldOutOfIt(@TempDir Path directory) {
        DataSpec data = new DataSpec(TinyData.write(directory.resolve("data")), 0, 1);
        Path file = TinyCheckpoint.initial(directory, "mlp:8");
        HeldOutGradient.Plan plan = new HeldOutGradient.Plan(50, 10, 1);
        try (HeldOutGradient instrument = new HeldOutGradient(sampled(data, 150), plan);
                HeldOutGradient tooMany = new HeldOutGradient(sampled(data, 399), plan)) {
            HeldOutLaw found = instrument.of(file, Effort.unheard());

            assertThat(found.points()).extracting(HeldOutLaw.Point::examples).containsExactly(50, 100, 200, 250);
            assertThat(found.heldOut()).isEqualTo("random sample of train");
            assertThat(found.points())
                    .allSatisfy(p -> assertThat(p.ratio())
                            .isCloseTo(1, within(4 * p.predictedDeviation().orElseThrow() / p.predicted())));
            assertThatThrownBy(() -> tooMany.of(file, Effort.unheard()))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "a sample of 399 of the 400 training examples does not leave two or more on either side; hold"
                                    + " out fewer, e.g. a tenth of them");
        }
    }

    private static HeldOutGradient.Subject sampled(DataSpec data, int examples) {
        return new HeldOutGradient.Subject(data, OptionalInt.empty(), new HeldOutGradient.HeldOut.Sample(examples));
    }

    /** Adds up what was spent. */
    private static final class Counted implements Effort {
        private double examples;

        @Override
        public void spent(double gradients) {
            examples += gradients;
        }

        @Override
        public void found(String line) {}
    }
}
