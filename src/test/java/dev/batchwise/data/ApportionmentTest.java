package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    /** The textbook example of Hamilton's method: 10 seats for parties of 47, 16, 15.8, 12, 6.1 and 3.1 thousand votes. */
    @Test
    void remaindersDecideWhoGetsWhatIsLeft() {
        assertThat(Apportionment.byLargestRemainder(new int[] {47_000, 16_000, 15_800, 12_000, 6_100, 3_100}, 10))
                .containsExactly(5, 2, 1, 1, 1, 0);
    }

    @Test
    void mnistGivesSixThousand() {
        int[] sizes = {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949};
        // quotas 592.3 674.2 595.8 613.1 584.2 542.1 591.8 626.5 585.1 594.9: the four largest remainders round up
        assertThat(Apportionment.byLargestRemainder(sizes, 6000))
                .containsExactly(592, 674, 596, 613, 584, 542, 592, 627, 585, 595);
    }

    @Test
    void inATieTheLowerGroupComesFirst() {
        assertThat(Apportionment.byLargestRemainder(new int[] {5, 5, 5, 5}, 2)).containsExactly(1, 1, 0, 0);
    }

    @Test
    void noGroupGivesItsLastMember() {
        assertThat(Apportionment.byLargestRemainder(new int[] {2, 2, 20}, 21)).containsExactly(1, 1, 19);
        assertThat(Apportionment.byLargestRemainder(new int[] {1, 9}, 5)).containsExactly(0, 5);
        assertThat(Apportionment.byLargestRemainder(new int[] {0, 3}, 2)).containsExactly(0, 2);
    }

    @Test
    void nothingCanBeTakenFromNothing() {
        assertThat(Apportionment.byLargestRemainder(new int[0], 0)).isEmpty();
        assertThat(Apportionment.byLargestRemainder(new int[] {1, 1}, 0)).containsExactly(0, 0);
        assertThatThrownBy(() -> Apportionment.byLargestRemainder(new int[] {1, 1}, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sharesAddUpAndStayWithinOneOfTheirQuota() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            int[] sizes = random.ints(1 + random.nextInt(12), 40, 400).toArray();
            int all = IntStream.of(sizes).sum();
            int total = random.nextInt(all / 2);
            int[] shares = Apportionment.byLargestRemainder(sizes, total);
            assertThat(IntStream.of(shares).sum()).isEqualTo(total);
            for (int g = 0; g < sizes.length; g++) {
                assertThat(Math.abs(shares[g] - (double) total * sizes[g] / all))
                        .isLessThan(1);
            }
        }
    }
}
