package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleStreamTest {
    /** Computed by a Python transcription of SplitMix64, xoshiro256++ and Lemire's bounded integers, not by this code. */
    @Test
    void theOrderIsTheOnePublished() {
        assertThat(take(new ExampleStream(10, 1), 30))
                .containsExactly(
                        0, 7, 6, 1, 5, 4, 2, 9, 3, 8, 5, 6, 8, 2, 7, 3, 1, 0, 4, 9, 7, 9, 6, 0, 4, 2, 1, 3, 8, 5);
        assertThat(take(new ExampleStream(6, 20240229), 12)).containsExactly(3, 2, 4, 1, 0, 5, 1, 0, 2, 3, 5, 4);
    }

    /** The same transcription, at the size of MNIST's training split: the fourth epoch of seed 1. */
    @Test
    void theOrderOfALaterEpochIsTheOnePublished() {
        ExampleStream stream = new ExampleStream(54_000, 1);
        stream.seek(3 * 54_000L);
        long[] epoch = take(stream, 54_000);
        assertThat(epoch).startsWith(9885, 8864, 5048, 25254, 39206, 28565, 26203, 34664);
        assertThat(LongStream.range(0, epoch.length)
                        .map(i -> i * epoch[(int) i])
                        .sum())
                .isEqualTo(39_338_605_109_023L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 54_000})
    void everyEpochIsAPermutation(int examples) {
        ExampleStream stream = new ExampleStream(examples, 42);
        for (int epoch = 0; epoch < 4; epoch++) {
            long[] sorted = take(stream, examples);
            Arrays.sort(sorted);
            assertThat(sorted).isEqualTo(LongStream.range(0, examples).toArray());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theCutIntoBatchesNeverChangesTheStream(long seed) {
        long[] whole = take(new ExampleStream(97, seed), 1000);
        Random cuts = new Random(seed);
        ExampleStream stream = new ExampleStream(97, seed);
        long[] pieces = new long[whole.length];
        while (stream.position() < whole.length) {
            int from = (int) stream.position();
            int count = Math.min(cuts.nextInt(250), whole.length - from); // none, some, or several epochs
            System.arraycopy(take(stream, count), 0, pieces, from, count);
        }
        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void seekingGoesWhereReadingOnWouldGo() {
        long[] whole = take(new ExampleStream(13, 9), 200);
        ExampleStream stream = new ExampleStream(13, 9);
        for (int position : new int[] {0, 150, 12, 13, 14, 26, 25, 150}) {
            stream.seek(position);
            assertThat(stream.position()).isEqualTo(position);
            assertThat(take(stream, 20)).isEqualTo(Arrays.copyOfRange(whole, position, position + 20));
            assertThat(stream.position()).isEqualTo(position + 20);
        }
    }

    @Test
    void aPositionFarBeyondAnIntIsReachedAtOnce() {
        long epoch = 100_000_000L;
        ExampleStream stream = new ExampleStream(1000, 3);
        stream.seek(epoch * 1000);
        int[] expected = LongStream.range(0, 1000).mapToInt(i -> (int) i).toArray();
        Permutations.shuffle(expected, 3, epoch);
        assertThat(take(stream, 1000))
                .isEqualTo(Arrays.stream(expected).asLongStream().toArray());
    }

    @Test
    void epochsAndSeedsDiffer() {
        ExampleStream stream = new ExampleStream(1000, 1);
        long[] first = take(stream, 1000);
        assertThat(take(stream, 1000)).isNotEqualTo(first);
        assertThat(take(new ExampleStream(1000, 2), 1000)).isNotEqualTo(first);
    }

    /** Of 20,000 epochs of 5 examples, each of 120 orders is expected 166.7 times; χ² with 119 degrees of freedom. */
    @Test
    void everyOrderIsEquallyLikely() {
        ExampleStream stream = new ExampleStream(5, 77);
        int[] counts = new int[5 * 5 * 5 * 5 * 5];
        for (int epoch = 0; epoch < 20_000; epoch++) {
            counts[(int) Arrays.stream(take(stream, 5)).reduce(0, (code, i) -> 5 * code + i)]++;
        }
        double expected = 20_000 / 120.0;
        double chiSquared = Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(Arrays.stream(counts).filter(count -> count > 0).count()).isEqualTo(120);
        assertThat(chiSquared).isLessThan(190.0); // exceeded with probability 4e-5 by a fair shuffle (SciPy: chi2.sf)
    }

    @Test
    void onlyWhatWasAskedForIsWritten() {
        long[] into = {-1, -1, -1, -1};
        new ExampleStream(3, 1).next(into, 2);
        assertThat(into[2]).isEqualTo(-1);
        assertThat(into[3]).isEqualTo(-1);
    }

    @Test
    void impossibleStreamsAndPositionsAreRefused() {
        assertThatThrownBy(() -> new ExampleStream(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExampleStream(3, 1).seek(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] take(ExampleStream stream, int count) {
        long[] taken = new long[count];
        stream.next(taken, count);
        return taken;
    }
}
