package dev.batchwise.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.advice.CompositionNoise;
import dev.batchwise.curvature.Effort;
import dev.batchwise.data.EpochOrder;
import dev.batchwise.fixture.TinyCheckpoint;
import dev.batchwise.fixture.TinyData;
import dev.batchwise.fixture.TinyProblem;
import dev.batchwise.model.Network;
import dev.batchwise.study.Composition;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Examples;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Oracles: the laws of sampling with, without replacement and within strata, of the gradients of small networks. */
final class ComposedBatchesTest {
    private static final int N = 120;

    private static ComposedBatches.Plan plan(Composition composition, int epochs, int... sizes) {
        return new ComposedBatches.Plan(
                List.of(composition), IntStream.of(sizes).boxed().toList(), epochs, N, 1);
    }

    private static GradientMoments moments(Network network, Examples examples) {
        FlatWeights weights = new FlatWeights(network.parameters());
        return GradientMoments.of(
                ExampleGradients.of(network, examples, weights),
                examples.count(),
                weights.count(),
                1,
                Effort.unheard());
    }

    private static List<CompositionNoise.Point> scan(
            Network network, Examples examples, ComposedBatches.Plan plan, int[] labels) {
        FlatWeights weights = new FlatWeights(network.parameters());
        return new CompositionScan(
                        new SampledGradient(network, examples, weights),
                        weights,
                        moments(network, examples),
                        plan,
                        Effort.unheard())
                .scan(composition -> EpochOrder.of(
                        composition,
                        labels,
                        () -> IntStream.range(0, labels.length).toArray()));
    }

    @Test
    void shuffledBatchesHaveTheNoiseOfDrawsWithoutReplacement() {
        try (PointerScope scope = new PointerScope()) {
            List<CompositionNoise.Point> points = scan(
                    TinyProblem.tanh(),
                    TinyProblem.examples(N, 1),
                    plan(Composition.SHUFFLED, 40, 4, 30, 60),
                    new int[N]);

            assertThat(points).hasSize(3).allSatisfy(p -> {
                double error = p.ratioError().orElseThrow();
                assertThat(error).isLessThan(0.1);
                assertThat(p.ratio()).isCloseTo(1, within(4 * error));
            });
        }
    }

    /** Batches of one that make up an epoch are every example once: no chance is left. */
    @Test
    void shuffledBatchesOfOneHaveTheNoiseOfTheExamples() {
        try (PointerScope scope = new PointerScope()) {
            CompositionNoise.Point point = scan(
                            TinyProblem.tanh(),
                            TinyProblem.examples(N, 1),
                            plan(Composition.SHUFFLED, 2, 1),
                            new int[N])
                    .get(0);
            assertThat(point.ratio()).isCloseTo(1, within(1e-6));
            assertThat(point.ratioError().orElseThrow()).isLessThan(1e-6);
        }
    }

    @Test
    void drawsWithReplacementHaveNoFinitePopulationFactor() {
        try (PointerScope scope = new PointerScope()) {
            Network network = TinyProblem.tanh();
            Examples examples = TinyProblem.examples(N, 1);
            double trace = moments(network, examples).all().trace();

            assertThat(scan(network, examples, plan(Composition.REPLACEMENT, 60, 4, 60), new int[N]))
                    .hasSize(2)
                    .allSatisfy(p -> assertThat(p.meanSquaredDistance())
                            .isCloseTo(
                                    trace / p.batchSize(),
                                    within(4 * p.standardError().orElseThrow())));
        }
    }

    /** With one gradient a class, an even stratified batch is the whole; an odd one misses by half the difference, over m. */
    @Test
    void stratifiedBatchesOfTwoClassesOfEqualExamplesHaveNoiseByTheirOddOneAlone() {
        try (PointerScope scope = new PointerScope()) {
            Network network = TinyProblem.tanh();
            Examples pair = twoClasses(1);
            Examples examples = pair.subset(
                    Tensor.create(LongStream.range(0, N).map(i -> i % 2).toArray()));
            double trace = moments(network, examples).all().trace(); // a quarter of the squared difference

            List<CompositionNoise.Point> points =
                    scan(network, examples, plan(Composition.STRATIFIED, 3, 2, 3, 5, 8), alternating());

            assertThat(points.get(0).meanSquaredDistance()).isCloseTo(0, within(1e-12));
            assertThat(points.get(1).meanSquaredDistance()).isCloseTo(trace / 9, within(1e-6 * trace));
            assertThat(points.get(2).meanSquaredDistance()).isCloseTo(trace / 25, within(1e-6 * trace));
            assertThat(points.get(3).meanSquaredDistance()).isCloseTo(0, within(1e-12));
        }
    }

    /** Two strata of half the examples each: the mean of m/2 of each has Σ_k ¼·S_k²/(m/2)·(1 − m/N). */
    @Test
    void stratifiedBatchesHaveTheNoiseWithinClassesAlone() {
        try (PointerScope scope = new PointerScope()) {
            Network network = TinyProblem.tanh();
            Examples examples = twoClasses(N / 2);
            double within = 0;
            for (int label = 0; label < 2; label++) {
                int first = label;
                Tensor rows = Tensor.create(
                        LongStream.range(0, N / 2).map(i -> 2 * i + first).toArray());
                within += moments(network, examples.subset(rows)).all().unbiasedTrace() / 4;
            }
            for (CompositionNoise.Point p :
                    scan(network, examples, plan(Composition.STRATIFIED, 60, 4, 20), alternating())) {
                double expected = within / (p.batchSize() / 2.0) * (1 - p.batchSize() / (double) N);
                assertThat(p.meanSquaredDistance())
                        .isCloseTo(expected, within(4 * p.standardError().orElseThrow()));
                assertThat(p.ratio()).isLessThan(0.9);
            }
        }
    }

    /** Returns 2·each examples, of class 0 and 1 in turn. */
    private static Examples twoClasses(int each) {
        Examples many = TinyProblem.examples(1000, 2);
        long[] rows = new long[2 * each];
        int[] taken = new int[3];
        for (int i = 0; i < 1000; i++) {
            int label = many.targets().get(i).item_int();
            if (label < 2 && taken[label] < each) {
                rows[2 * taken[label]++ + label] = i;
            }
        }
        return many.subset(Tensor.create(rows));
    }

    private static int[] alternating() {
        return IntStream.range(0, N).map(i -> i % 2).toArray();
    }

    @Test
    void checkpointIsMeasuredForEveryCompositionAndSize(@TempDir Path directory) {
        DataSpec data = new DataSpec(TinyData.write(directory.resolve("data")), 0, 1);
        ComposedBatches.Plan plan = ComposedBatches.Plan.of(List.of(8, 32));
        try (ComposedBatches instrument =
                new ComposedBatches(new ComposedBatches.Subject(data, OptionalInt.of(200)), plan)) {
            Path file = TinyCheckpoint.initial(directory, "mlp:8");
            CompositionNoise found = instrument.of(file, Effort.unheard());

            assertThat(found.points())
                    .extracting(CompositionNoise.Point::composition)
                    .containsExactly(
                            Composition.SHUFFLED,
                            Composition.SHUFFLED,
                            Composition.REPLACEMENT,
                            Composition.REPLACEMENT,
                            Composition.STRATIFIED,
                            Composition.STRATIFIED,
                            Composition.BALANCED,
                            Composition.BALANCED);
            assertThat(found.points().get(4).ratio()).isLessThan(0.9); // classes differ most at the start
            assertThat(found.points().get(6).ratio()).isLessThan(0.9);
            assertThat(found.points().get(1).batches()).isEqualTo(200 / 32);
            assertThat(instrument.usualExamples()).isEqualTo(200 + 4 * 5 * (8 * 25 + 32 * 6));
            String json = JsonMapper.shared().writeValueAsString(found);
            assertThat(JsonMapper.shared().readValue(json, CompositionNoise.class))
                    .isEqualTo(found);
        }
    }

    @Test
    void batchOfAllExamplesIsRefused(@TempDir Path directory) {
        DataSpec data = new DataSpec(TinyData.write(directory.resolve("data")), 0, 1);
        try (ComposedBatches instrument = new ComposedBatches(
                new ComposedBatches.Subject(data, OptionalInt.of(64)), ComposedBatches.Plan.of(List.of(64)))) {
            assertThatThrownBy(() -> instrument.of(directory.resolve("none"), Effort.unheard()))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "batch size 64 is not below the 64 examples, whose gradient it is compared with; give more"
                                    + " examples, or sizes below it");
        }
    }
}
