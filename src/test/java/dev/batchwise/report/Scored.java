package dev.batchwise.report;

import dev.batchwise.advice.TrialResult;
import dev.batchwise.study.CurvePoint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The scores of a made-up trial, to be put in the place of another's. */
record Scored(
        OptionalDouble trainLoss,
        OptionalDouble trainAccuracy,
        OptionalDouble validationLoss,
        OptionalDouble validationAccuracy,
        OptionalDouble testLoss,
        OptionalDouble testAccuracy) {

    static Scored of(TrialResult t) {
        return new Scored(
                t.trainLoss(),
                t.trainAccuracy(),
                t.validationLoss(),
                t.validationAccuracy(),
                t.testLoss(),
                t.testAccuracy());
    }

    TrialResult on(TrialResult t, List<CurvePoint> curve) {
        return with(t, t.outcome(), t.detail(), t.examples(), t.peakMemoryBytes(), curve);
    }

    TrialResult with(
            TrialResult t, String outcome, String detail, long examples, OptionalLong memory, List<CurvePoint> curve) {
        boolean done = outcome.equals("completed");
        return new TrialResult(
                t.id(),
                t.purpose(),
                t.arm(),
                t.batchSize(),
                t.seed(),
                t.budgetExamples(),
                (examples + t.batchSize() - 1) / t.batchSize(),
                examples,
                t.learningRate(),
                outcome,
                detail,
                t.reachedTarget(),
                trainLoss,
                trainAccuracy,
                validationLoss,
                validationAccuracy,
                testLoss,
                testAccuracy,
                t.trainSeconds() * examples / t.examples(),
                memory,
                t.initialCheckpoint(),
                done ? t.checkpoint() : Optional.empty(),
                curve,
                t.notes(),
                Optional.empty());
    }
}
