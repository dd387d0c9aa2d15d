package dev.batchwise.study;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Judges rates by the mean number of examples to a target, where every seed reached it; before that by how near they came,
 * which is the score that the target is about. Ties are decided by loss.
 *
 * @param target that ends a trial
 * @param grid where it is looked for
 */
record TargetJudge(Target target, TargetGrid grid) implements RateJudge {
    @Override
    public Stopping stopping() {
        return Stopping.atTarget(target);
    }

    @Override
    public Evaluation evaluation() {
        return grid.searched();
    }

    @Override
    public RateScore score(List<TrialRecord> trials) {
        if (!trials.stream().allMatch(TargetJudge::isScored)) {
            return RateScore.failed();
        }
        boolean reached = trials.stream().allMatch(trial -> trial.outcome().reachedTarget());
        double merit = reached ? -mean(trials, TrialRecord::examples) : mean(trials, this::nearness);
        return new RateScore(
                reached ? RateScore.Standing.REACHED : RateScore.Standing.TRAINED,
                merit,
                mean(trials, TargetJudge::loss));
    }

    private static boolean isScored(TrialRecord trial) {
        return (trial.outcome() instanceof Outcome.Completed || trial.outcome().reachedTarget())
                && !trial.curve().isEmpty();
    }

    private double nearness(TrialRecord trial) {
        double score = target.score(last(trial));
        return target.measure() == Target.Measure.ACCURACY ? score : -score;
    }

    private static double loss(TrialRecord trial) {
        return last(trial).validationLoss().orElse(last(trial).trainLoss());
    }

    private static CurvePoint last(TrialRecord trial) {
        return trial.curve().get(trial.curve().size() - 1);
    }

    private static double mean(List<TrialRecord> trials, ToDoubleFunction<TrialRecord> figure) {
        return trials.stream().mapToDouble(figure).average().orElseThrow();
    }
}
