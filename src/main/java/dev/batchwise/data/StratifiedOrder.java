package dev.batchwise.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;

/**
 * A random permutation in which every class is spread evenly: any B consecutive examples of an epoch hold B·n_k/n ± c of
 * class k, c &lt; 2 always and c &lt; 1 if all classes are of one size. Nothing in it depends on B.
 *
 * <p>The classes follow one another as {@link EvenSpread} says, in an order of the classes drawn for the epoch and turned
 * by a random number of places, so that each place is equally likely to go to each example. The bound is that of two
 * prefixes, of less than one each; less than ±1 in all windows is impossible in general (it would make the sequence a
 * balanced word). The members of a class come in random order, so that a batch is a proportional stratified sample
 * without replacement (Cochran 1977, ch. 5), up to the bound.
 */
final class StratifiedOrder implements EpochOrder {
    private final int[][] members; // of each class
    private final int examples;

    /** Creates the order of n labels, each at least 0. */
    StratifiedOrder(int[] labels) {
        this.members = Classes.members(labels);
        this.examples = labels.length;
    }

    @Override
    public int examples() {
        return examples;
    }

    @Override
    public int[] epoch(long orderSeed, long epoch) {
        UniformRandomProvider random = Generators.of(orderSeed, epoch);
        int[] ranks = IntStream.range(0, members.length).toArray();
        ArraySampler.shuffle(random, ranks);
        int[][] shuffled = new int[members.length][];
        for (int k = 0; k < members.length; k++) {
            shuffled[k] = ArraySampler.shuffle(random, members[k].clone());
        }
        int[] sizes = Arrays.stream(members).mapToInt(of -> of.length).toArray();
        return turned(EvenSpread.of(sizes, ranks), random.nextInt(examples), shuffled);
    }

    /** Puts the members of each class, in their order, into its places, beginning at place {@code start} of the sequence. */
    private static int[] turned(int[] sequence, int start, int[][] shuffled) {
        int n = sequence.length;
        int[] taken = new int[shuffled.length];
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int label = sequence[(int) (((long) start + i) % n)];
            order[i] = shuffled[label][taken[label]++];
        }
        return order;
    }
}
