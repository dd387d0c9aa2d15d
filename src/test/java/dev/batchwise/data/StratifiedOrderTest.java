package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedOrderTest {
    /** Class sizes of MNIST's training split, divided by ten. */
    private static final int[] MNIST = {592, 674, 596, 613, 584, 542, 592, 627, 585, 595};

    @Test
    void everyWindowHoldsItsShareOfEachClass() {
        assertThat(excess(MNIST)).isLessThan(2);
        assertThat(excess(1, 2, 4, 8, 16, 32, 64, 128, 256, 512)).isLessThan(2);
        assertThat(excess(700, 200, 99, 1)).isLessThan(2);
        assertThat(excess(3, 0, 5)).isLessThan(2); // a label that is left out
        assertThat(excess(1, 1)).isLessThan(1);
    }

    @Test
    void ofEqualClassesEveryWindowHoldsTheNearestWholeNumbers() {
        assertThat(excess(120, 120, 120, 120, 120, 120, 120)).isLessThan(1);
    }

    /** Of 100 binomial counts one is 5 standard deviations off with probability 6e-5. */
    @Test
    void everyPlaceIsEquallyLikelyToGoToEveryExample() {
        EpochOrder order = new StratifiedOrder(labels(6, 3, 1));
        assertThat(Places.largestDeviation(order, 20_000)).isLessThan(5);
    }

    /** Returns the largest |count − B·n_k/n| over all windows of all B inside some epochs, and all classes. */
    private static double excess(int... sizes) {
        int[] labels = labels(sizes);
        EpochOrder order = new StratifiedOrder(labels);
        double largest = 0;
        for (int epoch = 0; epoch < 20; epoch++) {
            int[] sequence =
                    Arrays.stream(order.epoch(5, epoch)).map(i -> labels[i]).toArray();
            for (int k = 0; k < sizes.length; k++) {
                largest = Math.max(largest, excess(sequence, k, (double) sizes[k] / labels.length));
            }
        }
        return largest;
    }

    /** A window is a difference of two prefixes: the largest excess is the range of what prefixes have too many. */
    private static double excess(int[] sequence, int label, double share) {
        double surplus = 0;
        double low = 0;
        double high = 0;
        for (int each : sequence) {
            surplus += (each == label ? 1 : 0) - share;
            low = Math.min(low, surplus);
            high = Math.max(high, surplus);
        }
        return high - low;
    }

    private static int[] labels(int... sizes) {
        return IntStream.range(0, sizes.length)
                .flatMap(k -> IntStream.generate(() -> k).limit(sizes[k]))
                .toArray();
    }
}
