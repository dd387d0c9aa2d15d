package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.Composition;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EpochOrderTest {
    private static final int[] TEN = {0, 1, 2, 0, 0, 1, 0, 0, 0, 0};

    /** Computed by the Python transcription named in ExampleStreamTest, extended to these orders. */
    @Test
    void theOrdersAreThosePublished() {
        assertThat(new ReplacementOrder(10).epoch(1, 0)).containsExactly(8, 4, 4, 3, 7, 8, 3, 8, 6, 4);
        assertThat(new ReplacementOrder(10).epoch(1, 1)).containsExactly(9, 5, 0, 2, 5, 0, 5, 3, 8, 5);
        assertThat(new StratifiedOrder(TEN).epoch(1, 0)).containsExactly(0, 9, 1, 8, 7, 2, 6, 3, 5, 4);
        assertThat(new StratifiedOrder(TEN).epoch(7, 2)).containsExactly(4, 2, 7, 6, 8, 5, 3, 0, 1, 9);
        assertThat(new BalancedOrder(upTo(16)).epoch(1, 0))
                .containsExactly(12, 15, 6, 3, 1, 9, 14, 8, 10, 13, 4, 5, 2, 7, 11, 0);
        assertThat(new BalancedOrder(upTo(11)).epoch(20240229, 3)).containsExactly(6, 1, 2, 10, 4, 8, 7, 0, 3, 9, 5);
    }

    /** The same transcription; Σ i·order[i] stands for the whole. */
    @Test
    void longOrdersAreThosePublished() {
        int[] labels = IntStream.range(0, 1000).map(i -> i * i % 7 % 4).toArray();
        int[] stratified = new StratifiedOrder(labels).epoch(1, 3);
        assertThat(stratified).startsWith(396, 821, 160, 158, 779, 876, 639, 837);
        assertThat(checksum(stratified)).isEqualTo(248_473_525L);
        int[] balanced = new BalancedOrder(upTo(54_000)).epoch(1, 3);
        assertThat(balanced).startsWith(15152, 5826, 38253, 41824, 10746, 24388, 31518, 47421);
        assertThat(checksum(balanced)).isEqualTo(39_363_031_248_801L);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REPLACEMENT")
    void everyEpochIsAPermutation(Composition composition) {
        for (int n : new int[] {1, 2, 3, 7, 64, 100, 5_000}) {
            for (int epoch = 0; epoch < 4; epoch++) {
                int[] sorted = order(composition, n).epoch(42, epoch);
                Arrays.sort(sorted);
                assertThat(sorted).isEqualTo(upTo(n));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SEQUENTIAL")
    void seedAndEpochDecide(Composition composition) {
        int[] first = order(composition, 1000).epoch(1, 5);
        assertThat(order(composition, 1000).epoch(1, 5)).isEqualTo(first);
        assertThat(order(composition, 1000).epoch(1, 6)).isNotEqualTo(first);
        assertThat(order(composition, 1000).epoch(2, 5)).isNotEqualTo(first);
    }

    @Test
    void theSequentialOrderIsTheSameEveryEpoch() {
        assertThat(new SequentialOrder(5).epoch(1, 7)).containsExactly(0, 1, 2, 3, 4);
    }

    @ParameterizedTest
    @EnumSource
    void theCutIntoBatchesNeverChangesTheStream(Composition composition) {
        EpochOrder order = order(composition, 97);
        long[] whole = new long[1000];
        new ExampleStream(order, 3).next(whole, whole.length);
        assertThat(whole)
                .startsWith(Arrays.stream(order.epoch(3, 0)).asLongStream().toArray());
        Random cuts = new Random(1);
        for (int i = 0; i < 200; i++) {
            ExampleStream stream = new ExampleStream(order, 3);
            int from = cuts.nextInt(700);
            stream.seek(from);
            long[] piece = new long[cuts.nextInt(300)];
            stream.next(piece, piece.length);
            assertThat(piece).isEqualTo(Arrays.copyOfRange(whole, from, from + piece.length));
        }
    }

    /**
     * A count of 2,000 epochs of 50 draws is binomial, mean 2,000 and variance 2,000·(1 − 1/50): χ² of the counts with 49
     * degrees of freedom is exceeded by 98.2 with probability 4e-5. Of an epoch, (1 − 1/50)^50 = 36.4 % are missing.
     */
    @Test
    void drawsWithReplacementAreUniformAndIndependent() {
        double[] counts = new double[50];
        long missing = 0;
        for (int epoch = 0; epoch < 2_000; epoch++) {
            int[] draws = new ReplacementOrder(50).epoch(9, epoch);
            Arrays.stream(draws).forEach(i -> counts[i]++);
            missing += 50 - Arrays.stream(draws).distinct().count();
        }
        double chiSquared = Arrays.stream(counts)
                .map(count -> (count - 2_000) * (count - 2_000) / 2_000)
                .sum();
        assertThat(chiSquared).isLessThan(98.2).isGreaterThan(18); // both tails: too even is not independent
        assertThat(missing / 100_000.0).isCloseTo(Math.pow(0.98, 50), within(0.005)); // 5 standard errors of 0.001
    }

    @Test
    void onlyTheBalancedOrderAsksForTheArrangement() {
        for (Composition composition : Composition.values()) {
            boolean[] asked = {false};
            EpochOrder.of(composition, TEN, () -> {
                asked[0] = true;
                return upTo(10);
            });
            assertThat(asked[0]).isEqualTo(composition == Composition.BALANCED);
        }
    }

    @Test
    void whatIsNoArrangementIsRefused() {
        assertThatThrownBy(() -> new BalancedOrder(new int[] {0, 2, 2})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EpochOrder.of(Composition.BALANCED, TEN, () -> upTo(9)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StratifiedOrder(new int[] {0, -1})).isInstanceOf(IllegalArgumentException.class);
    }

    private static EpochOrder order(Composition composition, int n) {
        int[] labels = IntStream.range(0, n).map(i -> i * i % 7 % 4).toArray();
        return EpochOrder.of(composition, labels, () -> upTo(n));
    }

    private static int[] upTo(int n) {
        return IntStream.range(0, n).toArray();
    }

    private static long checksum(int[] order) {
        return IntStream.range(0, order.length)
                .mapToLong(i -> (long) i * order[i])
                .sum();
    }
}
