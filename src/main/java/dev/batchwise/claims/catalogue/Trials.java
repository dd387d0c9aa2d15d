package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Quantity;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
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
