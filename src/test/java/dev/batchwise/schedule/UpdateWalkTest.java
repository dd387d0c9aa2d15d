package dev.batchwise.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateWalkTest {
    private static final Horizon CIFAR = Horizon.ofEpochs(50_000, 200);

    /** Smith et al. 2018, CIFAR-10: N = 50,000, 200 epochs, steps of 5 at 60, 120 and 160, at most 5,120. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "128 | 78125",
                "128 @0, 640 @60ep | 34375",
                "128 @0, 640 @60ep, 3200 @120ep, 5120 @160ep | 29141",
                "640 @0, 3200 @60ep, 5120 @120ep | 6406",
                "3200 @0, 5120 @60ep | 2305",
            })
    void publishedUpdateCountsComeOutExactly(String batchSize, long updates) {
        UpdateWalk skipping = new UpdateWalk(Schedule.parse(batchSize), CIFAR, 0);
        skipping.skipTo(CIFAR.budgetExamples());
        assertThat(skipping.updates()).isEqualTo(updates);
        assertThat(listed(Schedule.parse(batchSize), CIFAR)).hasSize((int) updates);
    }

    @Test
    void lastUpdateIsCutSoThatExactlyTheBudgetIsShown() {
        List<Update> updates = listed(new Constant(30), new Horizon(1_000, 100));
        assertThat(updates)
                .containsExactly(new Update(0, 30), new Update(30, 30), new Update(60, 30), new Update(90, 10));
        assertThat(updates.get(3).middle()).isEqualTo(95);
        assertThat(updates.get(3).examplesAfter()).isEqualTo(100);
    }

    @Test
    void walkEndsWithTheBudget() {
        UpdateWalk walk = new UpdateWalk(new Constant(30), new Horizon(1_000, 30), 0);
        walk.next();
        assertThat(walk.hasNext()).isFalse();
        assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void updateWhoseMiddleIsTheFirstExampleOfAPhaseHasThatPhasesSize() {
        // at 90, 20 examples have their middle at 100, where the step is; 40 then have it at 110
        assertThat(sizes("30 @0, 20 @30, 40 @100", new Horizon(1_000, 170))).containsExactly(30, 20, 20, 20, 40, 40);
    }

    @Test
    void halfAnExampleDecides() {
        // at 95, 19 examples have their middle at 104.5
        assertThat(sizes("19 @0, 40 @105", new Horizon(1_000, 154)))
                .endsWith(19, 40)
                .hasSize(7);
        assertThat(sizes("19 @0, 40 @104", new Horizon(1_000, 135)))
                .endsWith(19, 40)
                .hasSize(6);
    }

    @Test
    void smallerSizeBeginsWhereTheLargerWouldHaveItsMiddleBeyondTheStep() {
        // at 80, 40 examples have their middle at 100, beyond the fall; 10 have theirs before it
        assertThat(sizes("40 @0, 10 @100", new Horizon(1_000, 110))).containsExactly(40, 40, 10, 10, 10);
    }

    @Test
    void sizeThatIsNotWholeIsRounded() {
        assertThat(sizes("10.4 @0, 14.5 @20", new Horizon(1_000, 50))).containsExactly(10, 10, 15, 15);
    }

    @Test
    void growingSizeIsTheSmallestThatItsOwnMiddleGives() {
        Horizon horizon = new Horizon(10_000, 10_000);
        for (String text : List.of("linear 1 -> 900", "exp 2 x3 every 2K", "at most 400, 12 / (cosine 1 -> 0.001)")) {
            Schedule schedule = Schedule.parse(text);
            for (Update update : listed(schedule, horizon)) {
                if (update.examplesAfter() < horizon.budgetExamples()) {
                    int smallest = IntStream.rangeClosed(1, 10_000)
                            .filter(b -> b == whole(schedule, update.examplesBefore() + b / 2.0, horizon))
                            .findFirst()
                            .orElseThrow();
                    assertThat(update.batchSize()).isEqualTo(smallest);
                }
            }
        }
    }

    private static long whole(Schedule schedule, double examples, Horizon horizon) {
        return Math.round(schedule.at(Math.min(examples, (double) horizon.budgetExamples()), horizon));
    }

    @Test
    void growingStepsAreThoseOfALoopOverPhases() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            int phases = 1 + random.nextInt(5);
            long[] starts = new long[phases];
            int[] sizes = new int[phases];
            sizes[0] = 1 + random.nextInt(20);
            for (int p = 1; p < phases; p++) {
                starts[p] = starts[p - 1] + 1 + random.nextInt(200);
                sizes[p] = sizes[p - 1] + 1 + random.nextInt(60);
            }
            long budget = starts[phases - 1] + 1 + random.nextInt(300);
            assertThat(sizes(text(starts, sizes), new Horizon(10_000, budget)))
                    .isEqualTo(loopOverPhases(starts, sizes, budget));
        }
    }

    /** The rule in whole numbers: the first phase that ends after the middle of an update of its own size. */
    private static List<Integer> loopOverPhases(long[] starts, int[] sizes, long budget) {
        List<Integer> result = new ArrayList<>();
        int phase = 0;
        for (long seen = 0; seen < budget; seen += sizes[phase]) {
            while (phase + 1 < starts.length && 2 * seen + sizes[phase] >= 2 * starts[phase + 1]) {
                phase++;
            }
            result.add((int) Math.min(sizes[phase], budget - seen));
        }
        return result;
    }

    private static String text(long[] starts, int[] sizes) {
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < starts.length; p++) {
            text.append(p == 0 ? "" : ", ").append(sizes[p]).append(" @").append(starts[p]);
        }
        return text.toString();
    }

    @Test
    void skippingPassesTheUpdatesThatSteppingPasses() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            long[] starts = {0, 1 + random.nextInt(400), 500 + random.nextInt(400)};
            int[] sizes = {1 + random.nextInt(90), 1 + random.nextInt(90), 1 + random.nextInt(90)};
            Schedule schedule = Schedule.parse(text(starts, sizes));
            Horizon horizon = new Horizon(1_000, 600 + random.nextInt(900));
            long place = random.nextInt(1_500);
            UpdateWalk walk = new UpdateWalk(schedule, horizon, 0);
            walk.skipTo(place);
            assertThat(walk.updates())
                    .isEqualTo(listed(schedule, horizon).stream()
                            .filter(update -> update.middle() < place)
                            .count());
        }
    }

    @Test
    void walkThatGoesOnFromSomewhereMakesTheSameUpdates() {
        Schedule schedule = Schedule.parse("7 @0, 30 @100, 11 @300");
        Horizon horizon = new Horizon(1_000, 500);
        List<Update> all = listed(schedule, horizon);
        for (int i = 0; i < all.size(); i++) {
            List<Update> rest = new ArrayList<>();
            new UpdateWalk(schedule, horizon, all.get(i).examplesBefore()).forEachRemaining(rest::add);
            assertThat(rest).isEqualTo(all.subList(i, all.size()));
        }
    }

    @Test
    void constantStretchesOfAnyLengthAreCountedAtOnce() {
        Horizon horizon = new Horizon(1_000_000_000_000L, 1_000_000_000_000L);
        UpdateWalk walk = new UpdateWalk(Schedule.parse("1 @0, 2 @400000M"), horizon, 0);
        walk.skipTo(horizon.budgetExamples());
        assertThat(walk.updates()).isEqualTo(700_000_000_000L);
    }

    private static List<Integer> sizes(String batchSize, Horizon horizon) {
        return listed(Schedule.parse(batchSize), horizon).stream()
                .map(Update::batchSize)
                .toList();
    }

    private static List<Update> listed(Schedule batchSize, Horizon horizon) {
        List<Update> updates = new ArrayList<>();
        new UpdateWalk(batchSize, horizon, 0).forEachRemaining(updates::add);
        return updates;
    }
}
