package dev.batchwise.data;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which examples of the training part are trained on and which are held out for validation. */
final class Split {
    private static final long TEST_STREAM = -(1L << 32);
    private static final long SUBSET_STREAM = -(1L << 33);

    private final int[] training;
    private final int[] validation;

    private Split(int[] training, int[] validation) {
        this.training = training;
        this.validation = validation;
    }

    /**
     * Returns a random split that holds out the same share of every class, as nearly as whole numbers allow.
     *
     * <p>The nearest whole number to fraction·n is held out in all, shared over the classes by {@linkplain
     * Apportionment#byLargestRemainder largest remainder}; a class always keeps one example for training, so a large
     * fraction of tiny classes gives less than was asked for.
     *
     * @param labels of the training part, each at least 0
     * @param fraction in [0, 1)
     * @param seed of the choice within each class
     */
    static Split stratified(int[] labels, double fraction, long seed) {
        return drawn(labels, Math.round(fraction * labels.length), seed, -1L);
    }

    /**
     * Returns a random split that holds out a test part, drawn as the {@linkplain #stratified stratified} one is, but not
     * from the same numbers, so that a validation split drawn from the rest later owes nothing to it.
     *
     * @return the test examples stand in place of validation
     */
    static Split test(int[] labels, double fraction, long seed) {
        return drawn(labels, Math.round(fraction * labels.length), seed, TEST_STREAM);
    }

    /**
     * Returns a random split that keeps so many examples for training and leaves out the others, each class in proportion:
     * what is left out is shared over the classes as a {@linkplain #stratified validation split} is, so a class keeps its
     * quota rounded up or down, the larger remainders up (of equal ones the higher class), and one example at least.
     *
     * @param labels of the examples, each at least 0
     * @param kept from the number of classes to that of the examples
     * @param seed of the choice within each class
     * @return the examples left out stand in place of validation
     */
    static Split subset(int[] labels, int kept, long seed) {
        return drawn(labels, labels.length - kept, seed, SUBSET_STREAM);
    }

    private static Split drawn(int[] labels, long wanted, long seed, long stream) {
        int[] sizes = new int[IntStream.of(labels).max().orElse(-1) + 1];
        IntStream.of(labels).forEach(label -> sizes[label]++);
        int total = (int) Math.min(wanted, Apportionment.capacity(sizes));
        int[] shares = Apportionment.byLargestRemainder(sizes, total);

        boolean[] held = new boolean[labels.length];
        int[][] classes = Classes.members(labels);
        for (int c = 0; c < sizes.length; c++) {
            int[] members = classes[c];
            Permutations.shuffle(members, seed, stream - c); // epochs count up from 0: no order is drawn twice
            Arrays.stream(members, 0, shares[c]).forEach(i -> held[i] = true);
        }
        return new Split(indices(labels.length, i -> !held[i]), indices(labels.length, i -> held[i]));
    }

    private static int[] indices(int count, IntPredicate wanted) {
        return IntStream.range(0, count).filter(wanted).toArray();
    }

    /** Returns this split of the examples that stand at these places, ascending. */
    Split of(int[] places) {
        return new Split(
                IntStream.of(training).map(i -> places[i]).toArray(),
                IntStream.of(validation).map(i -> places[i]).toArray());
    }

    /** Returns this split with fewer indices to train on; they ascend. */
    Split keeping(int[] fewer) {
        return new Split(fewer.clone(), validation);
    }

    /** Returns all indices, trained on or held out, ascending. */
    int[] whole() {
        return IntStream.concat(IntStream.of(training), IntStream.of(validation))
                .sorted()
                .toArray();
    }

    /** Returns the indices that are trained on, ascending. */
    int[] training() {
        return training.clone();
    }

    /** Returns the indices that are held out, ascending. */
    int[] validation() {
        return validation.clone();
    }
}
