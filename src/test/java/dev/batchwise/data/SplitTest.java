package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final int[] LABELS =
            IntStream.range(0, 1000).map(i -> i * i % 7 % 4).toArray();

    @Test
    void bothSidesAscendAndTogetherAreEverything() {
        Split split = Split.stratified(LABELS, 0.3, 1);
        int[] together = IntStream.concat(IntStream.of(split.training()), IntStream.of(split.validation()))
                .sorted()
                .toArray();
        assertThat(together).isEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(split.training()).hasSize(700).isSorted();
        assertThat(split.validation()).hasSize(300).isSorted();
    }

    @Test
    void everyClassGivesTheSameShare() {
        int[] labels =
                IntStream.range(0, 100).map(i -> i < 50 ? 0 : i < 80 ? 1 : 2).toArray();
        int[] held = Split.stratified(labels, 0.1, 3).validation();
        assertThat(IntStream.of(held).map(i -> labels[i]).toArray()).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 2, 2);
    }

    /** The Python transcription named in ExampleStreamTest: first of perm(members, seed 7, number −1 − class). */
    @Test
    void theChoiceIsTheOnePublished() {
        int[] labels = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2};
        assertThat(Split.stratified(labels, 0.25, 7).validation()).containsExactly(3, 8, 10);
    }

    @Test
    void theSeedAloneDecides() {
        int[] first = Split.stratified(LABELS, 0.1, 1).validation();
        assertThat(Split.stratified(LABELS, 0.1, 1).validation()).isEqualTo(first);
        assertThat(Split.stratified(LABELS, 0.1, 2).validation()).isNotEqualTo(first);
    }

    @Test
    void theChoiceIsSpreadOverTheClass() {
        int[] labels = new int[10_000];
        int[] held = Split.stratified(labels, 0.5, 11).validation();
        long early = IntStream.of(held).filter(i -> i < 5000).count();
        assertThat(early).isBetween(2375L, 2625L); // hypergeometric: 2500 ± 5 standard deviations of 25
    }

    @Test
    void fractionZeroHoldsNothingOut() {
        Split split = Split.stratified(LABELS, 0, 1);
        assertThat(split.validation()).isEmpty();
        assertThat(split.training()).isEqualTo(IntStream.range(0, 1000).toArray());
    }

    @Test
    void tinyClassesKeepAnExampleForTraining() {
        int[] labels = {0, 1, 2, 0, 1, 2};
        Split split = Split.stratified(labels, 0.9, 1);
        assertThat(split.validation()).hasSize(3);
        assertThat(Arrays.stream(split.training()).map(i -> labels[i])).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void noLabelsGiveNoSplit() {
        Split split = Split.stratified(new int[0], 0.1, 1);
        assertThat(split.training()).isEmpty();
        assertThat(split.validation()).isEmpty();
    }
}
