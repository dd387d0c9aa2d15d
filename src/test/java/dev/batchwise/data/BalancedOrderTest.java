package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalancedOrderTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 100, 1000, 1023, 1024})
    void everyAlignedWindowHoldsOneOfEachGroup(int n) {
        for (int seed = 0; seed < 5; seed++) {
            int[] order = IntStream.range(0, n).toArray();
            NestedInterleaving.apply(order, Generators.of(seed, 0));
            for (int depth = 0; 1 << depth <= n; depth++) {
                assertOneOfEach(order, 1 << depth, groups(n, depth));
            }
        }
    }

    /** As the arrangement is turned, the groups of 2^j begin anywhere, but in one epoch they all begin at one place. */
    @Test
    void everyAlignedWindowOfAnEpochHoldsOneOfEachGroup() {
        int n = 256;
        BalancedOrder order = new BalancedOrder(IntStream.range(0, n).toArray());
        for (int epoch = 0; epoch < 5; epoch++) {
            int[] examples = order.epoch(3, epoch);
            assertThat(IntStream.range(0, n).filter(turn -> isNet(examples, turn)))
                    .isNotEmpty();
        }
    }

    /** Of 100 binomial counts one is 5 standard deviations off with probability 6e-5. */
    @Test
    void everyPlaceIsEquallyLikelyToGoToEveryExample() {
        EpochOrder order = new BalancedOrder(IntStream.range(0, 10).toArray());
        assertThat(Places.largestDeviation(order, 20_000)).isLessThan(5);
    }

    private static boolean isNet(int[] examples, int turn) {
        int n = examples.length;
        return IntStream.of(2, 4, 8, 16, 32, 64, 128)
                .allMatch(size -> IntStream.range(0, n / size)
                        .allMatch(window -> Arrays.stream(examples, window * size, (window + 1) * size)
                                        .map(i -> (i + n - turn) % n / (n / size))
                                        .distinct()
                                        .count()
                                == size));
    }

    private static void assertOneOfEach(int[] order, int size, int[] groups) {
        for (int from = 0; from < order.length; from += size) {
            int to = Math.min(from + size, order.length);
            assertThat(Arrays.stream(order, from, to).map(i -> groups[i]).distinct())
                    .hasSize(to - from);
        }
    }

    /** Returns the group of each of 0…n−1 after halving so often, first halves the larger. */
    private static int[] groups(int n, int depth) {
        List<Integer> sizes = List.of(n);
        for (int i = 0; i < depth; i++) {
            List<Integer> halves = new ArrayList<>();
            for (int size : sizes) {
                halves.add((size + 1) / 2);
                halves.add(size / 2);
            }
            sizes = halves;
        }
        List<Integer> last = sizes;
        return IntStream.range(0, last.size())
                .flatMap(group -> IntStream.generate(() -> group).limit(last.get(group)))
                .toArray();
    }
}
