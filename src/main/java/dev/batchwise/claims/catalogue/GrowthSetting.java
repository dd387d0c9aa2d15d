package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Scale;
import dev.batchwise.schedule.Decay;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptimizerSpec;
import java.util.List;
import java.util.OptionalInt;

/**
 * What {@link GrowthPlans} train.
 *
 * @param data set
 * @param model network
 * @param epochs of training
 * @param decay factors of the initial rate
 * @param batch B of the plan whose rate falls
 * @param cap largest batch size
 * @param momentumRate initial rate with momentum
 * @param adamRate initial rate of adam
 * @param weightDecay of all
 * @param ghostBatch examples behind one set of batch-norm statistics
 * @param remedies they train with
 * @param seeds 1, 2, …
 */
record GrowthSetting(
        DataSpec data,
        String model,
        int epochs,
        Decay decay,
        int batch,
        int cap,
        double momentumRate,
        double adamRate,
        double weightDecay,
        OptionalInt ghostBatch,
        List<String> remedies,
        int seeds) {

    /** Returns what is trained at a scale. */
    static GrowthSetting of(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                new GrowthSetting(
                        Trials.data("mnist", 1_000),
                        "mlp:8",
                        4,
                        Decay.parse("1 @0, 0.2 @1.2ep, 0.04 @2.4ep, 0.008 @3.2ep"),
                        8,
                        300,
                        0.02,
                        0.001,
                        0,
                        OptionalInt.empty(),
                        List.of(),
                        2);
            case DESK ->
                new GrowthSetting(
                        Trials.data("fashion-mnist"),
                        "mlp:128",
                        10,
                        Decay.parse("1 @0, 0.2 @3ep, 0.04 @6ep, 0.008 @8ep"),
                        16,
                        5_120,
                        0.01,
                        5e-4,
                        0,
                        OptionalInt.empty(),
                        List.of(),
                        8);
            case PAPER ->
                new GrowthSetting(
                        new DataSpec("cifar10", 0, 1),
                        "wrn-16-4",
                        200,
                        Decay.parse("1 @0, 0.2 @60ep, 0.04 @120ep, 0.008 @160ep"),
                        128,
                        5_120,
                        0.1,
                        1e-3,
                        5e-4,
                        OptionalInt.of(128),
                        List.of("augment=flip/shift:0.125"),
                        5);
        };
    }

    /** Returns the initial rate of an update rule: without momentum that of the same ε/(1 − m). */
    double rate(String rule) {
        return switch (rule) {
            case "adam" -> adamRate;
            case "sgd" -> momentumRate / (1 - OptimizerSpec.named("momentum").usualMomentum());
            default -> momentumRate;
        };
    }
}
