package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.Composition;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The variance of batch means about the mean of all, against sampling theory (Cochran 1977, theorems 2.2 and 5.3). Three
 * strata of 600, 300 and 300 have means 0, 1 and 3 and standard deviations 1, 0.5 and 2. B = 24 takes whole numbers of
 * each. 100,000 batches give a relative standard error of √(2/100,000) = 0.45 % for independent normal means; 3 % are allowed.
 */
class BatchVarianceTest {
    private static final int N = 1200;
    private static final int B = 24;
    private static final int EPOCHS = 2000;
    private static final int[] SIZES = {600, 300, 300};
    private static final double[] MEANS = {0, 1, 3};
    private static final double[] DEVIATIONS = {1, 0.5, 2};
    private static final int[] LABELS =
            IntStream.range(0, N).map(i -> i < 600 ? 0 : i < 900 ? 1 : 2).toArray();
    private static final double[] VALUES = values();

    @Test
    void shuffledIsSimpleRandomSampling() {
        double expected = variance(VALUES) / B * (1 - (double) B / N);
        assertThat(measured(Composition.SHUFFLED, B)).isCloseTo(expected, within(0.03 * expected));
    }

    @Test
    void replacementLacksTheCorrectionForFinitePopulations() {
        double expected = variance(VALUES) * (N - 1) / N / B;
        assertThat(measured(Composition.REPLACEMENT, B)).isCloseTo(expected, within(0.03 * expected));
    }

    @Test
    void stratifiedIsProportionalStratifiedSampling() {
        double expected = stratifiedVariance();
        assertThat(measured(Composition.STRATIFIED, B)).isCloseTo(expected, within(0.03 * expected));
    }

    /**
     * The feature is the quantity itself. Measured: 0.64 of the stratified variance at B = 24, which is no power of two,
     * and 0.22 at B = 64.
     */
    @Test
    void balancedIsBelowStratified() {
        assertThat(measured(Composition.BALANCED, 24)).isLessThan(0.75 * measured(Composition.STRATIFIED, 24));
        assertThat(measured(Composition.BALANCED, 64)).isLessThan(0.3 * measured(Composition.STRATIFIED, 64));
    }

    /** (1/B)·Σ W_k·S_k²·(1 − B/N). */
    private static double stratifiedVariance() {
        double within = 0;
        int from = 0;
        for (int size : SIZES) {
            within += (double) size / N * variance(Arrays.copyOfRange(VALUES, from, from + size));
            from += size;
        }
        return within / B * (1 - (double) B / N);
    }

    private static double measured(Composition composition, int batchSize) {
        EpochOrder order = EpochOrder.of(composition, LABELS, BatchVarianceTest::arrangement);
        double mean = Arrays.stream(VALUES).average().orElseThrow();
        double sum = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            int[] examples = order.epoch(1, epoch);
            for (int from = 0; from + batchSize <= N; from += batchSize) {
                double batch = 0;
                for (int i = from; i < from + batchSize; i++) {
                    batch += VALUES[examples[i]] / batchSize;
                }
                sum += (batch - mean) * (batch - mean);
            }
        }
        int batches = EPOCHS * (N / batchSize);
        return sum / batches;
    }

    private static int[] arrangement() {
        float[] features = new float[N];
        for (int i = 0; i < N; i++) {
            features[i] = (float) VALUES[i];
        }
        return SimilarityOrder.of(Features.of(features, 1), LABELS);
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    private static double[] values() {
        Random random = new Random(4);
        return IntStream.of(LABELS)
                .mapToDouble(k -> MEANS[k] + DEVIATIONS[k] * random.nextGaussian())
                .toArray();
    }
}
