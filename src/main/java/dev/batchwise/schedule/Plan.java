package dev.batchwise.schedule;

import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Learning rate, batch size and momentum over one budget. All three are evaluated at the middle example of an update.
 *
 * @param learningRate η or ε in the literature
 * @param batchSize in examples; rounded to whole ones when used
 * @param momentum m; 0 for plain SGD and for Adam, whose β₁ is not meant
 * @param horizon training set and budget
 */
public record Plan(Schedule learningRate, Schedule batchSize, Schedule momentum, Horizon horizon) {

    /**
     * Checks everything that a budget and a training set can decide.
     *
     * @throws UsageException with every problem: steps that go back, a batch size of 0 or above the training set, a
     *     momentum of 1 or more, a learning rate that is never above 0
     */
    public Plan {
        List<String> problems = new ArrayList<>();
        if (isSound("learning rate", learningRate, horizon, problems)) {
            checkLearningRate(learningRate, horizon, problems);
        }
        if (isSound("batch size", batchSize, horizon, problems)) {
            checkBatchSize(batchSize, horizon, problems);
        }
        if (isSound("momentum", momentum, horizon, problems)) {
            checkMomentum(momentum, horizon, problems);
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    /** Returns a plan of one batch size and one momentum throughout. */
    public static Plan of(Schedule learningRate, int batchSize, double momentum, Horizon horizon) {
        return new Plan(learningRate, new Constant(batchSize), new Constant(momentum), horizon);
    }

    /** Returns the learning rate of an update with that middle example. */
    public double learningRateAt(double middle) {
        return learningRate.at(middle, horizon);
    }

    /** Returns the momentum of an update with that middle example, in [0, 1). */
    public double momentumAt(double middle) {
        return momentum.at(middle, horizon);
    }

    /** Returns the batch size that the schedule gives at that example, in whole examples. */
    public int batchSizeAt(double middle) {
        return UpdateWalk.whole(batchSize.at(middle, horizon));
    }

    /** Returns the batch size of the first update, in whole examples. */
    public int firstBatch() {
        return walk().next().batchSize();
    }

    /** Returns the learning rate at the first example; behind a warm-up, what is warmed up to there. */
    public double startingRate() {
        Schedule rate = learningRate instanceof WarmUp warmUp ? warmUp.then() : learningRate;
        return rate.at(0, horizon);
    }

    /** Returns the same schedules on another budget. */
    public Plan withBudget(long examples) {
        return new Plan(learningRate, batchSize, momentum, new Horizon(horizon.examplesPerEpoch(), examples));
    }

    /** Returns the same plan with one batch size throughout, on another budget. */
    public Plan atBatch(int examples, long budgetExamples) {
        return new Plan(
                learningRate,
                new Constant(examples),
                momentum,
                new Horizon(horizon.examplesPerEpoch(), budgetExamples));
    }

    /** Returns a size that no update exceeds, in examples. */
    public int largestBatch() {
        return UpdateWalk.whole(batchSize.range(horizon).greatest());
    }

    /** Returns a walk over the updates from the first on. */
    public UpdateWalk walk() {
        return new UpdateWalk(batchSize, horizon, 0);
    }

    /** Returns the number of updates, exactly; stretches of one batch size cost nothing. */
    public long updates() {
        UpdateWalk walk = walk();
        walk.skipTo(horizon.budgetExamples());
        return walk.updates();
    }

    /** Returns the plan by phase, as {@link Phases} cuts it. */
    public List<Phase> phases(NoiseLaw law) {
        return new Phases(List.of(this)).of(this, law);
    }

    /** Notes what makes a schedule meaningless; its values count only where nothing does. */
    private static boolean isSound(String what, Schedule schedule, Horizon horizon, List<String> problems) {
        List<String> faults = schedule.problems(horizon);
        faults.forEach(fault -> problems.add(what + " \"" + schedule.text() + "\" " + fault));
        return faults.isEmpty();
    }

    private static void checkLearningRate(Schedule schedule, Horizon horizon, List<String> problems) {
        double greatest = schedule.range(horizon).greatest();
        if (!(greatest > 0) || Double.isInfinite(greatest)) {
            problems.add("learning rate \"" + schedule.text() + "\" is " + (greatest > 0 ? "infinite" : "never above 0")
                    + "; give e.g. 0.1");
        }
    }

    private static void checkBatchSize(Schedule schedule, Horizon horizon, List<String> problems) {
        Range range = schedule.range(horizon);
        if (!(range.least() >= 0.5)) {
            problems.add("batch size \"" + schedule.text() + "\" reaches " + Numerals.threeDigits(range.least())
                    + "; keep it at 1 or more, and give a warm-up its start, e.g. warmup 5ep from 32, 512");
        }
        if (range.greatest() >= Math.min(horizon.examplesPerEpoch(), Integer.MAX_VALUE) + 0.5) {
            problems.add("batch size \"" + schedule.text() + "\" reaches " + reached(range.greatest())
                    + ", above the " + horizon.examplesPerEpoch()
                    + " training examples; stay below, e.g. at most " + Math.max(1, horizon.examplesPerEpoch() / 10)
                    + ", " + schedule.text());
        }
    }

    /** Returns a batch size as it is said to be too large: whole, because three digits may fall below what it exceeds. */
    private static String reached(double size) {
        return size < Integer.MAX_VALUE ? Integer.toString(UpdateWalk.whole(size)) : Numerals.threeDigits(size);
    }

    private static void checkMomentum(Schedule schedule, Horizon horizon, List<String> problems) {
        double greatest = schedule.range(horizon).greatest();
        if (!(greatest < 1)) {
            problems.add("momentum \"" + schedule.text() + "\" reaches " + Numerals.threeDigits(greatest)
                    + "; keep it below 1, e.g. 0.9");
        }
    }
}
