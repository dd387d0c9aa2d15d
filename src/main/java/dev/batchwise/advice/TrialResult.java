package dev.batchwise.advice;

import dev.batchwise.study.Arm;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One trial as it stands in {@code results.json}: flat, one key a figure. Losses in nats, accuracies in 0..1, times in
 * seconds.
 *
 * @param id unique in the study
 * @param purpose search or compare
 * @param arm learning-rate policy
 * @param batchSize B in examples
 * @param seed of init and order
 * @param budgetExamples examples this trial was to show
 * @param updates made
 * @param examples shown
 * @param learningRate initial rate
 * @param outcome {@code completed}, {@code diverged}, {@code outOfMemory}, {@code crashed} or {@code stopped}
 * @param detail a sentence on any other outcome than {@code completed}, else empty
 * @param reachedTarget whether it ended at its target; empty for a trial that has none
 * @param trainLoss on the training split
 * @param trainAccuracy on the training split
 * @param validationLoss on the validation split
 * @param validationAccuracy on the validation split
 * @param testLoss on the test split
 * @param testAccuracy on the test split
 * @param trainSeconds of training alone
 * @param peakMemoryBytes of its batch size
 * @param initialCheckpoint relative to the study directory
 * @param checkpoint relative to the study directory
 * @param curve in order of examples
 * @param notes what happened on the way that a reader should know
 * @param noise the gradient noise over the trial, where it was asked for
 */
public record TrialResult(
        String id,
        Purpose purpose,
        Arm arm,
        int batchSize,
        long seed,
        long budgetExamples,
        long updates,
        long examples,
        double learningRate,
        String outcome,
        String detail,
        Optional<Boolean> reachedTarget,
        OptionalDouble trainLoss,
        OptionalDouble trainAccuracy,
        OptionalDouble validationLoss,
        OptionalDouble validationAccuracy,
        OptionalDouble testLoss,
        OptionalDouble testAccuracy,
        double trainSeconds,
        OptionalLong peakMemoryBytes,
        Optional<String> initialCheckpoint,
        Optional<String> checkpoint,
        List<CurvePoint> curve,
        List<String> notes,
        Optional<StreamedNoise> noise) {

    /** Returns the flat form of a record. */
    public static TrialResult from(TrialRecord trial, OptionalLong peakMemoryBytes) {
        TrialSpec spec = trial.spec();
        Scores scores = trial.outcome().measured();
        return new TrialResult(
                spec.id(),
                spec.purpose(),
                spec.arm(),
                spec.batchSize(),
                spec.seed(),
                spec.budgetExamples(),
                trial.updates(),
                trial.examples(),
                spec.learningRate(),
                trial.outcome().label(),
                trial.outcome().detail(),
                spec.stopping().target().map(target -> trial.outcome().reachedTarget()),
                scores.trainLoss(),
                scores.trainAccuracy(),
                scores.validationLoss(),
                scores.validationAccuracy(),
                scores.testLoss(),
                scores.testAccuracy(),
                trial.trainSeconds(),
                peakMemoryBytes,
                trial.initialCheckpoint(),
                trial.checkpoint(),
                trial.curve(),
                trial.notes(),
                trial.noise().map(samples -> StreamedNoise.of(samples, trial.examples())));
    }
}
