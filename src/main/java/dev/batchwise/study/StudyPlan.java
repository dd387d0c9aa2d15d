package dev.batchwise.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Which trials a study consists of: the searches for learning rates, then the replicates. */
public final class StudyPlan implements TrialPlan {
    private final StudySpec spec;
    private final int trainExamples;
    private final Evaluation evaluation;

    /**
     * Creates the plan.
     *
     * @param trainExamples examples of the training split
     */
    public StudyPlan(StudySpec spec, int trainExamples) {
        this.spec = spec;
        this.trainExamples = trainExamples;
        Evaluation scores = spec.goal().until().isPresent()
                ? TargetGrid.of(spec, trainExamples).compared()
                : new Evaluation(
                        new CurveGrid.Stretched(spec.curvePoints()), curveTrainExamples(spec, trainExamples), true);
        evaluation = scores.withInstruments(spec.instruments());
    }

    /**
     * Returns how many training examples stand behind each curve point: so many that all points together show about as many
     * as the budget (the smallest, where sizes have their own), the whole split at most; few where a target is looked for.
     */
    public static int curveTrainExamples(StudySpec spec, int trainExamples) {
        if (spec.goal().until().isPresent()) {
            return TargetGrid.of(spec, trainExamples).trainExamples();
        }
        long share = spec.leastBudget() / Math.max(1, spec.curvePoints());
        return (int) Math.min(trainExamples, Math.max(1000, share));
    }

    /**
     * The learning rate of an arm at a batch size.
     *
     * @param arm learning-rate policy
     * @param batchSize B in examples
     * @param learningRate initial rate
     * @param atEdge whether it lies at the edge of the rates that were tried
     */
    public record Rate(Arm arm, int batchSize, double learningRate, boolean atEdge) {}

    /** Returns the trials that can be run now and have not ended, in the order of the arms and batch sizes. */
    @Override
    public List<TrialSpec> wanted(Map<String, TrialRecord> ended) {
        List<TrialSpec> wanted = new ArrayList<>();
        searches().forEach(search -> wanted.addAll(search.after(ended).wanted()));
        for (Rate rate : rates(ended)) {
            for (long seed = 1; seed <= spec.seeds(); seed++) {
                TrialSpec trial = compared(rate.arm(), rate.batchSize(), rate.learningRate(), seed);
                if (!ended.containsKey(trial.id())) {
                    wanted.add(trial);
                }
            }
        }
        return wanted;
    }

    /** Returns the rates that are known after these trials. */
    public List<Rate> rates(Map<String, TrialRecord> ended) {
        List<Rate> rates = new ArrayList<>();
        for (Arm arm : spec.arms()) {
            for (int size : spec.batchSizes()) {
                RateSearch.State state =
                        arm.isTuned() ? search(arm.remedies(), size).after(ended) : reference(arm, ended);
                state.rate()
                        .ifPresent(rate -> rates.add(new Rate(
                                arm,
                                size,
                                arm.isTuned() ? rate : arm.policy().scale(rate, size, spec.referenceBatch()),
                                state.atEdge())));
            }
        }
        return rates;
    }

    /**
     * Returns a forecast of all trials, as if no search were extended and each found the middle of its grid: arms whose rates
     * differ then have trials of their own.
     */
    @Override
    public List<TrialSpec> forecast() {
        List<TrialSpec> trials = new ArrayList<>();
        searches().forEach(search -> trials.addAll(search.forecast()));
        for (Arm arm : spec.arms()) {
            for (int size : spec.batchSizes()) {
                for (long seed = 1; seed <= spec.seeds(); seed++) {
                    trials.add(compared(arm, size, foreseenRate(arm, size), seed));
                }
            }
        }
        return trials;
    }

    private double foreseenRate(Arm arm, int batchSize) {
        return arm.isTuned()
                ? StartingRates.rate(spec, StartingRates.exponent(spec, batchSize))
                : arm.policy().scale(StartingRates.base(spec), batchSize, spec.referenceBatch());
    }

    /** Returns one trial a batch size, whose peak memory stands for that size. */
    @Override
    public List<TrialSpec> memoryTrials() {
        return spec.batchSizes().stream()
                .map(size -> compared(spec.arms().get(0), size, StartingRates.base(spec), 1))
                .map(trial -> trial.rehearsal("memory-b" + trial.batchSize(), trial.plan()))
                .toList();
    }

    /** Returns one trial for each batch size that is compared or searched, to time it by. */
    public List<TrialSpec> timingTrials() {
        Stream<Integer> searched = spec.arms().stream().flatMap(arm -> searchedSizes(arm.remedies()).stream());
        return Stream.concat(spec.batchSizes().stream(), searched)
                .distinct()
                .map(size -> compared(spec.arms().get(0), size, StartingRates.base(spec), 1))
                .toList();
    }

    /** The rate from which the scaling arms follow: given, or searched at the reference batch. */
    private RateSearch.State reference(Arm arm, Map<String, TrialRecord> ended) {
        if (spec.learningRate().isPresent()) {
            return new RateSearch.State(List.of(), spec.learningRate(), false);
        }
        return search(arm.remedies(), spec.referenceBatch()).after(ended);
    }

    private RateSearch search(Remedies remedies, int batchSize) {
        return new RateSearch(spec, remedies, batchSize, trainExamples);
    }

    /** Returns the searches there are: for each way to train its sizes, the reference of scaled rates among them. */
    private List<RateSearch> searches() {
        return spec.arms().stream()
                .map(Arm::remedies)
                .distinct()
                .flatMap(remedies -> searchedSizes(remedies).stream().map(size -> search(remedies, size)))
                .toList();
    }

    private List<Integer> searchedSizes(Remedies remedies) {
        List<Arm> arms = spec.arms().stream()
                .filter(arm -> arm.remedies().equals(remedies))
                .toList();
        List<Integer> sizes = new ArrayList<>();
        if (arms.stream().anyMatch(Arm::isTuned)) {
            sizes.addAll(spec.batchSizes());
        }
        boolean scaled = !arms.stream().allMatch(Arm::isTuned);
        if (scaled && spec.learningRate().isEmpty() && !sizes.contains(spec.referenceBatch())) {
            sizes.add(spec.referenceBatch());
        }
        return sizes;
    }

    private TrialSpec compared(Arm arm, int batchSize, double learningRate, long seed) {
        return new TrialSpec(
                arm.slug() + "-b" + batchSize + "-s" + seed,
                Purpose.COMPARE,
                arm,
                spec.data(),
                spec.model(),
                spec.optimizer(),
                spec.plan(batchSize, learningRate, trainExamples, spec.budgetOf(batchSize)),
                spec.batching(),
                spec.goal().until().map(Stopping::atTarget).orElseGet(Stopping::atBudget),
                seed,
                evaluation);
    }

    /** Returns whether any rate has to be searched, which takes a validation split. */
    public static boolean searches(List<Arm> arms, OptionalDouble learningRate) {
        return arms.stream().anyMatch(Arm::isTuned) || learningRate.isEmpty();
    }
}
