package dev.batchwise.data;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How a total is shared out over groups in proportion to their sizes, in whole numbers. */
final class Apportionment {
    private Apportionment() {}

    /** Returns how many members can be taken if every group keeps one: Σ max(0, n_g − 1). */
    static int capacity(int[] sizes) {
        return IntStream.of(sizes).map(size -> Math.max(0, size - 1)).sum();
    }

    /**
     * Returns the share of each group by the largest-remainder method (Hamilton 1792): ⌊total·n_g/n⌋ each, and what is
     * left goes one by one to the groups with the largest remainders, the lower group first in a tie. A group never
     * gives its last member; what it cannot give goes to the next in line. The arithmetic is exact.
     *
     * @param sizes n_g, at least 0 each
     * @param total in 0…{@link #capacity}
     */
    static int[] byLargestRemainder(int[] sizes, int total) {
        if (total < 0 || total > capacity(sizes)) {
            throw new IllegalArgumentException(total + " of groups that can give " + capacity(sizes));
        }
        if (total == 0) {
            return new int[sizes.length];
        }
        long all = IntStream.of(sizes).asLongStream().sum();
        int[] shares = IntStream.of(sizes)
                .map(size -> (int) ((long) total * size / all))
                .toArray();
        Comparator<Integer> byRemainder = Comparator.comparingLong(group -> -((long) total * sizes[group] % all));
        List<Integer> line =
                IntStream.range(0, sizes.length).boxed().sorted(byRemainder).toList(); // sorting is stable
        handOut(total - IntStream.of(shares).sum(), line, sizes, shares);
        return shares;
    }

    private static void handOut(int left, List<Integer> line, int[] sizes, int[] shares) {
        int remaining = left;
        for (int next = 0; remaining > 0; next = (next + 1) % line.size()) {
            int group = line.get(next);
            if (shares[group] < sizes[group] - 1) {
                shares[group]++;
                remaining--;
            }
        }
    }
}
