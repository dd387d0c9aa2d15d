package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.study.Composition;
import dev.batchwise.study.DataSpec;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimilarityOrderTest {
    @Test
    void oneDimensionComesOutSorted() {
        float[] values = {3, -1, 2, -0.5f, 1e6f, 0, -7, 0.25f, 2.5f};
        int[] order = SimilarityOrder.of(Features.of(values, 1), new int[9]);
        assertThat(order).containsExactly(6, 1, 3, 5, 7, 2, 8, 0, 4);
    }

    /** A line stays a line under any projection. */
    @Test
    void aLineInManyDimensionsComesOutSorted() {
        float[] features = new float[100 * 50];
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 50; j++) {
                features[i * 50 + j] = 37 * i % 101 * (j - 20);
            }
        }
        int[] places = IntStream.of(SimilarityOrder.of(Features.of(features, 50), new int[100]))
                .map(i -> 37 * i % 101)
                .toArray();
        boolean ascends = places[0] < places[1];
        int[] sorted = IntStream.of(places).sorted().toArray();
        assertThat(
                        ascends
                                ? places
                                : IntStream.range(0, 100)
                                        .map(i -> places[99 - i])
                                        .toArray())
                .isEqualTo(sorted);
    }

    @Test
    void classesComeFirstAndClustersStayTogether() {
        Random random = new Random(1);
        int[] labels = IntStream.range(0, 1024).map(i -> i % 2).toArray();
        int[] clusters = IntStream.range(0, 1024).map(i -> i / 2 % 4).toArray(); // 128 of each in each class
        float[] features = new float[1024 * 60];
        for (int i = 0; i < features.length; i++) {
            int cluster = clusters[i / 60];
            features[i] = (float) random.nextGaussian() + (i % 60 / 15 == cluster ? 10 : 0);
        }
        int[] order = SimilarityOrder.of(Features.of(features, 60), labels);
        assertThat(Arrays.stream(order).sorted()).containsExactly(boxed(1024));
        for (int from = 0; from < 1024; from += 128) {
            int[] group = Arrays.copyOfRange(order, from, from + 128);
            assertThat(Arrays.stream(group).map(i -> labels[i])).containsOnly(from / 512);
            assertThat(Arrays.stream(group).map(i -> clusters[i])).containsOnly(clusters[group[0]]);
        }
        assertThat(SimilarityOrder.of(Features.of(features, 60), labels)).isEqualTo(order);
    }

    @Test
    void equalExamplesKeepTheirOrder() {
        assertThat(SimilarityOrder.of(Features.of(new float[8], 2), new int[] {1, 0, 1, 0}))
                .containsExactly(1, 3, 0, 2);
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        Features oneNaN = Features.of(new float[] {1, Float.NaN}, 1);
        assertThatThrownBy(() -> SimilarityOrder.of(oneNaN, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the features of example 1 are not finite");
        assertThatThrownBy(() -> SimilarityOrder.of(Features.of(new float[4], 2), new int[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Features.of(new float[4], 3)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Measured: a factor of 1.28 for stratified and 1.70 for balanced batches of 256. */
    @Test
    void balancedBatchesOfMnistHaveSteadierMeanImages() {
        Part part = DataSets.open(new DataSpec("mnist", 0, 1)).part(SplitName.TEST);
        int[] arrangement = SimilarityOrder.of(Features.values(part), part.labels());
        double shuffled =
                MeanImages.variance(part, EpochOrder.of(Composition.SHUFFLED, part.labels(), () -> arrangement));
        double stratified =
                MeanImages.variance(part, EpochOrder.of(Composition.STRATIFIED, part.labels(), () -> arrangement));
        double balanced =
                MeanImages.variance(part, EpochOrder.of(Composition.BALANCED, part.labels(), () -> arrangement));
        assertThat(shuffled / stratified).isGreaterThan(1.15);
        assertThat(shuffled / balanced).isGreaterThan(1.5);
    }

    private static Integer[] boxed(int n) {
        return IntStream.range(0, n).boxed().toArray(Integer[]::new);
    }
}
