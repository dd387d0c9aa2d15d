package dev.batchwise.study;

import java.util.List;
import java.util.OptionalDouble;

/** Judges rates by mean validation accuracy at the end of a budget, ties by validation loss. */
record AccuracyJudge() implements RateJudge {
    @Override
    public Stopping stopping() {
        return Stopping.atBudget();
    }

    @Override
    public Evaluation evaluation() {
        return Evaluation.validationOnly();
    }

    @Override
    public RateScore score(List<TrialRecord> trials) {
        if (!trials.stream().allMatch(trial -> trial.outcome() instanceof Outcome.Completed)) {
            return RateScore.failed();
        }
        List<Scores> scores =
                trials.stream().map(trial -> trial.outcome().measured()).toList();
        return new RateScore(
                RateScore.Standing.TRAINED,
                mean(scores.stream().map(Scores::validationAccuracy).toList()),
                mean(scores.stream().map(Scores::validationLoss).toList()));
    }

    private static double mean(List<OptionalDouble> values) {
        return values.stream()
                .mapToDouble(OptionalDouble::orElseThrow)
                .average()
                .orElseThrow();
    }
}
