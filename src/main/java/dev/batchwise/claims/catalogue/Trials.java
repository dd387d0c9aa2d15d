package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Quantity;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.RatePolicy;
import dev.batchwise.study.Remedies;
import dev.batchwise.study.Scores;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.OptionalDouble;

/** How claims write down data and single trials, and read scores off them. */
final class Trials {
    private Trials() {}

    /** Returns a data set with a tenth held out for validation. */
    static DataSpec data(String name) {
        return new DataSpec(name, 0.1, 1);
    }

    /** Returns a data set of which a number of training examples is kept; validation and test stay whole. */
    static DataSpec data(String name, int trainExamples) {
        return data(name).withTrainExamples(trainExamples);
    }

    /** A trial in the making: plain, with SGD at a constant rate, unless something else is said. */
    record Draft(
            String id,
            DataSpec data,
            String model,
            OptimizerSpec optimizer,
            Schedule rate,
            Schedule batch,
            double momentum,
            Horizon horizon,
            Remedies remedies,
            Batching batching,
            Stopping stopping,
            CurveGrid curve,
            int curveTrainExamples) {

        static Draft of(String id, DataSpec data, String model, Horizon horizon) {
            return new Draft(
                    id,
                    data,
                    model,
                    OptimizerSpec.named("sgd"),
                    new Constant(0.1),
                    new Constant(32),
                    0,
                    horizon,
                    Remedies.none(),
                    Batching.plain(),
                    Stopping.atBudget(),
                    CurveGrid.none(),
                    0);
        }

        Draft named(String other) {
            return new Draft(
                    other,
                    data,
                    model,
                    optimizer,
                    rate,
                    batch,
                    momentum,
                    horizon,
                    remedies,
                    batching,
                    stopping,
                    curve,
                    curveTrainExamples);
        }

        Draft optimizer(String name) {
            return optimizer(OptimizerSpec.named(name));
        }

        /** Trains with a rule and a weight decay, its other constants as usual. */
        Draft optimizer(String name, double weightDecay) {
            OptimizerSpec usual = OptimizerSpec.named(name);
            return optimizer(new OptimizerSpec(
                    name, usual.beta1(), usual.beta2(), usual.epsilon(), weightDecay, usual.clipNorm()));
        }

        /** Trains with a rule whose constants are others than the usual ones. */
        Draft optimizer(OptimizerSpec rule) {
            return new Draft(
                    id,
                    data,
                    model,
                    rule,
                    rate,
                    batch,
                    rule.usualMomentum(),
                    horizon,
                    remedies,
                    batching,
                    stopping,
                    curve,
                    curveTrainExamples);
        }

        Draft momentum(double m) {
            return new Draft(
                    id,
                    data,
                    model,
                    optimizer,
                    rate,
                    batch,
                    m,
                    horizon,
                    remedies,
                    batching,
                    stopping,
                    curve,
                    curveTrainExamples);
        }

        Draft rate(double initial, Decay decay) {
            return rate(decay.of(initial));
        }

        Draft rate(Schedule schedule) {
            return new Draft(
                    id,
                    data,
                    model,
                    optimizer,
                    schedule,
                    batch,
                    momentum,
                    horizon,
                    remedies,
                    batching,
                    stopping,
                    curve,
                    curveTrainExamples);
        }

        Draft batch(int size) {
            return batch(new Constant(size));
        }

        Draft batch(Schedule schedule) {
            return new Draft(
                    id,
                    data,
                    model,
                    optimizer,
                    rate,
                    schedule,
                    momentum,
                    horizon,
                    remedies,
                    batching,
                    stopping,
                    curve,
                    curveTrainExamples);
        }

        Draft horizon(Horizon other) {
            return new Draft(
                    id,
                    data,
                    model,
                    optimizer,
                    rate,
                    batch,
                    momentum,
                    other,
                    remedies,
                    batching,
                    stopping,
                    curve,
                    curveTrainExamples);
        }

        /** Trains with remedies, each as it is typed, e.g. {@code sam=0.05} or {@code from=trial:ID}. */
        Draft remedies(String... texts) {
            Remedies all = Remedies.parse(List.of(texts));
            return new Draft(
                    id,
                    data,
                    model,
                    optimizer,
                    rate,
                    batch,
                    momentum,
                    horizon,
                    all,
                    batching,
                    stopping,
                    curve,
                    curveTrainExamples);
        }

        Draft batching(Batching other) {
            return new Draft(
                    id,
                    data,
                    model,
                    optimizer,
                    rate,
                    batch,
                    momentum,
                    horizon,
                    remedies,
                    other,
                    stopping,
                    curve,
                    curveTrainExamples);
        }

        Draft stopping(Stopping other) {
            return new Draft(
                    id,
                    data,
                    model,
                    optimizer,
                    rate,
                    batch,
                    momentum,
                    horizon,
                    remedies,
                    batching,
                    other,
                    curve,
                    curveTrainExamples);
        }

        Draft curve(CurveGrid grid, int trainExamples) {
            return new Draft(
                    id,
                    data,
                    model,
                    optimizer,
                    rate,
                    batch,
                    momentum,
                    horizon,
                    remedies,
                    batching,
                    stopping,
                    grid,
                    trainExamples);
        }

        TrialSpec seed(long seed) {
            return new TrialSpec(
                    id + "-s" + seed,
                    Purpose.COMPARE,
                    new Arm(RatePolicy.CONSTANT, remedies),
                    data,
                    model,
                    optimizer,
                    new Plan(rate, batch, new Constant(momentum), horizon),
                    batching,
                    stopping,
                    seed,
                    new Evaluation(curve, curveTrainExamples, true));
        }
    }

    /** Adds the scores of a trained trial. */
    static void scores(Observations.Collector to, String series, double x, TrialRecord trial) {
        Scores scores = trial.outcome().measured();
        long seed = trial.spec().seed();
        add(to, Quantity.TEST_ACCURACY, series, x, seed, scores.testAccuracy());
        add(to, Quantity.TRAIN_ACCURACY, series, x, seed, scores.trainAccuracy());
        add(to, Quantity.TEST_LOSS, series, x, seed, scores.testLoss());
        add(to, Quantity.TRAIN_LOSS, series, x, seed, scores.trainLoss());
    }

    private static void add(
            Observations.Collector to, Quantity quantity, String series, double x, long seed, OptionalDouble score) {
        score.ifPresent(value -> to.add(quantity, series, x, seed, value));
    }
}
