package dev.batchwise.data;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * A sequence in which every class keeps to its share all along: of the first t places, class k of n_k members has less
 * than one more or less than t·n_k/n.
 *
 * <p>Member j = 1…n_k must lie in a place that touches the stretch from (j−1)·n/n_k to j·n/n_k; all members doing so is
 * the same as the bound. Such a sequence exists: let each member cover its stretch at density n_k/n, and places and
 * members share a doubly stochastic matrix, which holds a permutation (Birkhoff 1946; Steiner and Yeomans 1993 for this
 * use). Taking the member with the earliest deadline first finds one, as it always does for unit jobs (Horn 1974).
 * Costs O(n log K). Where all n_k are equal the sequence repeats one order of the classes.
 */
final class EvenSpread {
    private static final Comparator<Member> BY_RELEASE =
            Comparator.comparingInt(Member::release).thenComparingInt(Member::rank);
    private static final Comparator<Member> BY_DEADLINE =
            Comparator.comparingInt(Member::deadline).thenComparingInt(Member::rank);

    private EvenSpread() {}

    /**
     * Returns the class of each place.
     *
     * @param sizes n_k, at least 0 each
     * @param ranks of the classes: of two with the same deadline, the one with the lower rank comes first; all differ
     */
    static int[] of(int[] sizes, int[] ranks) {
        int n = IntStream.of(sizes).sum();
        PriorityQueue<Member> waiting = new PriorityQueue<>(BY_RELEASE);
        for (int k = 0; k < sizes.length; k++) {
            if (sizes[k] > 0) {
                waiting.add(new Member(k, ranks[k], 1, sizes[k], n));
            }
        }
        return scheduled(waiting, n);
    }

    private static int[] scheduled(PriorityQueue<Member> waiting, int n) {
        PriorityQueue<Member> released = new PriorityQueue<>(BY_DEADLINE);
        int[] sequence = new int[n];
        for (int place = 0; place < n; place++) {
            while (!waiting.isEmpty() && waiting.element().release() <= place) {
                released.add(waiting.remove());
            }
            Member member = released.remove();
            sequence[place] = member.label();
            if (member.number() < member.size()) {
                waiting.add(member.next());
            }
        }
        return sequence;
    }

    /** Member j of a class: the first place it may have is its release, the one past the last its deadline. */
    private record Member(int label, int rank, int number, int size, int n) {
        int release() {
            return (int) ((number - 1L) * n / size); // rounded down
        }

        int deadline() {
            return (int) (((long) number * n + size - 1) / size); // rounded up
        }

        Member next() {
            return new Member(label, rank, number + 1, size, n);
        }
    }
}
