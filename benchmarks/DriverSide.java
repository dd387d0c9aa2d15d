package benchmarks;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.train.Driver;

/** The driver on MNIST: the training time that its records tell. */
record DriverSide(Driver driver, String model, String optimizer, int batch) implements Side {
    static final DataSpec DATA = new DataSpec("mnist", 0.01, 1);
    static final double RATE = 1e-3;

    @Override
    public double seconds(int updates) {
        TrialRecord record = driver.run(trial((long) batch * updates), (spec, examples, seconds, loss) -> {});
        if (!(record.outcome() instanceof Outcome.Completed)) {
            throw new IllegalStateException(record.spec().id() + ": " + record.outcome());
        }
        return record.trainSeconds();
    }

    private TrialSpec trial(long examples) {
        OptimizerSpec rule = OptimizerSpec.named(optimizer);
        return new TrialSpec(
                "driver-b" + batch,
                Purpose.SEARCH,
                Arm.TUNED,
                DATA,
                model,
                rule,
                Plan.of(new Constant(RATE), batch, rule.usualMomentum(), new Horizon(59_400, examples)),
                Batching.plain(),
                Stopping.atBudget(),
                1,
                Evaluation.validationOnly());
    }
}
