package dev.batchwise.advice;

import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Goal;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Scores;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.Target;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A made-up study to the validation accuracy 0.95 within 300,000 examples, whose trials take what a test says.
 *
 * @param study sizes and seeds
 * @param takes examples that a replicate takes; above the cap it is censored
 * @param secondsOf an update of a batch size
 */
record MadeUpRace(MadeUpStudy study, Takes takes, ToDoubleFunction<Integer> secondsOf) {
    static final Target TARGET = Target.parse("validation accuracy 0.95");

    /** The examples a replicate takes. */
    interface Takes {
        double of(int batchSize, long seed);
    }

    static MadeUpRace of(int seeds, Takes takes, ToDoubleFunction<Integer> secondsOf, Integer... sizes) {
        return new MadeUpRace(MadeUpStudy.of(seeds, sizes), takes, secondsOf);
    }

    StudyResults results() {
        StudyRecord all = study.record();
        return Results.of(new StudyRecord(
                spec(),
                all.shape(),
                all.environment(),
                1_000,
                all.trials().stream().map(this::raced).toList(),
                all.rates(),
                all.memory()));
    }

    private StudySpec spec() {
        StudySpec s = study.spec();
        return new StudySpec(
                s.data(),
                s.model(),
                s.optimizer(),
                s.momentum(),
                s.batching(),
                s.budgetExamples(),
                s.batchSizes(),
                s.arms(),
                s.seeds(),
                s.learningRate(),
                s.referenceBatch(),
                Decay.CONSTANT,
                s.gridSize(),
                s.gridRatio(),
                s.curvePoints(),
                s.margin(),
                s.confidence(),
                Goal.until(TARGET));
    }

    private TrialRecord raced(TrialRecord trial) {
        TrialSpec t = trial.spec();
        if (!trial.outcome().isTrained()) {
            return trial;
        }
        double needed = takes.of(t.batchSize(), t.seed());
        boolean reached = needed <= study.budget();
        long examples = reached ? (long) needed : study.budget();
        double accuracy = reached ? 0.951 : 0.9;
        OptionalDouble no = OptionalDouble.empty();
        Scores scores = new Scores(no, no, no, OptionalDouble.of(accuracy), no, OptionalDouble.of(accuracy));
        long updates = (examples + t.batchSize() - 1) / t.batchSize();
        double seconds = updates * secondsOf.applyAsDouble(t.batchSize());
        return new TrialRecord(
                new TrialSpec(
                        t.id(),
                        t.purpose(),
                        t.arm(),
                        t.data(),
                        t.model(),
                        t.optimizer(),
                        Plan.of(Decay.CONSTANT.of(0.2), t.batchSize(), 0, new Horizon(60_000, study.budget())),
                        t.batching(),
                        Stopping.atTarget(TARGET),
                        t.seed(),
                        t.evaluation()),
                reached ? new Outcome.Stopped(Stopping.Rule.TARGET, "reached", scores) : new Outcome.Completed(scores),
                updates,
                examples,
                seconds,
                List.of(
                        new CurvePoint(0, 0, 0, 2.3, 0.1, no, OptionalDouble.of(0.1)),
                        new CurvePoint(examples, updates, seconds, 0.2, 0.94, no, OptionalDouble.of(accuracy))),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
