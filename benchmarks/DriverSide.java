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
import java.util.function.UnaryOperator;

/**
 * The driver: the training time that its records tell.
 *
 * @param data that it trains on
 * @param variant what is changed in the plainest trial
 */
record DriverSide(
        Driver driver, DataSpec data, String model, String optimizer, int batch, UnaryOperator<TrialSpec> variant)
        implements Side {
    static final DataSpec DATA = new DataSpec("mnist", 0.01, 1);
    static final double RATE = 1e-3;

    /** Creates the side of the plainest trial. */
    DriverSide(Driver driver, String model, String optimizer, int batch) {
        this(driver, DATA, model, optimizer, batch, trial -> trial);
    }

    @Override
    public double seconds(int updates) {
        TrialRecord record =
                driver.run(variant.apply(trial((long) batch * updates)), (spec, examples, seconds, loss) -> {});
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
                data,
                model,
                rule,
                Plan.of(new Constant(RATE), batch, rule.usualMomentum(), new Horizon(59_400, examples)),
                Batching.plain(),
                Stopping.atBudget(),
                1,
                Evaluation.validationOnly());
    }
}
