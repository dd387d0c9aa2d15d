package dev.batchwise.cli;

import dev.batchwise.advice.Environment;
import dev.batchwise.advice.TrainResults;
import dev.batchwise.advice.TrialResult;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.schedule.AdamConstants;
import dev.batchwise.schedule.NoiseLaw;
import dev.batchwise.schedule.PlanReport;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UsageException;
import java.util.Optional;
import java.util.OptionalLong;

/** Results from what the directory of a training run holds. */
final class StoredTrainings {
    private StoredTrainings() {}

    /**
     * Returns the results of a run that has ended.
     *
     * @throws UsageException if it has not
     */
    static TrainResults results(StudyDirectory directory) {
        TrialSpec trial = directory.study(StudyDirectory.Kind.TRAINING, TrialSpec.class);
        DataShape shape = directory.shape();
        TrialRecord record = Optional.ofNullable(directory.ledger().trials().get(trial.id()))
                .orElseThrow(() -> new UsageException("the training run in " + directory.path()
                        + " has not ended; give the command that began it to go on, or wait for it"));
        OptionalLong peak = directory.ledger().memory().values().stream()
                .mapToLong(PeakMemory::peakBytes)
                .findFirst();
        OptimizerSpec rule = trial.optimizer();
        NoiseLaw law = rule.isAdaptive() ? NoiseLaw.ADAM_SQUARE_ROOT : NoiseLaw.SGD;
        Optional<AdamConstants> constants = rule.isAdaptive()
                ? Optional.of(new AdamConstants(rule.beta1(), rule.beta2(), rule.epsilon()))
                : Optional.empty();
        return new TrainResults(
                TrainResults.FORMAT,
                trial.data().name(),
                trial.model(),
                rule,
                PlanReport.of(trial.plan(), trial.plan().phases(law), constants),
                trial.batching(),
                trial.stopping(),
                shape,
                trial.evaluation().curveTrainExamples(),
                directory
                        .ledger()
                        .fact(StoredStudies.ENVIRONMENT, Environment.class)
                        .orElseGet(() -> Environments.here(1)),
                TrialResult.from(record, peak));
    }
}
