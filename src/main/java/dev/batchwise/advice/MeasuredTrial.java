package dev.batchwise.advice;

import dev.batchwise.study.Arm;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import java.util.OptionalDouble;

/**
 * The trial whose trained network was measured, as far as a figure has to be read beside it.
 *
 * @param id in its study
 * @param purpose why it was run
 * @param arm learning-rate policy
 * @param batchSize B of its first update, in examples
 * @param seed of init and order
 * @param trainAccuracy in 0..1
 * @param testAccuracy in 0..1
 * @param accuracyGap training less test accuracy
 * @param lossGap test less training loss, nats
 */
public record MeasuredTrial(
        String id,
        Purpose purpose,
        Arm arm,
        int batchSize,
        long seed,
        OptionalDouble trainAccuracy,
        OptionalDouble testAccuracy,
        OptionalDouble accuracyGap,
        OptionalDouble lossGap) {

    /** Returns what is told of a trial. */
    public static MeasuredTrial of(TrialRecord trial) {
        Scores scores = trial.outcome().measured();
        return new MeasuredTrial(
                trial.spec().id(),
                trial.spec().purpose(),
                trial.spec().arm(),
                trial.spec().batchSize(),
                trial.spec().seed(),
                scores.trainAccuracy(),
                scores.testAccuracy(),
                difference(scores.trainAccuracy(), scores.testAccuracy()),
                difference(scores.testLoss(), scores.trainLoss()));
    }

    private static OptionalDouble difference(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() - b.getAsDouble())
                : OptionalDouble.empty();
    }
}
