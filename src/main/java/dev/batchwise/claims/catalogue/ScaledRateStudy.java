package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Goal;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.StudySpec;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The study of claim 4: the rate of a reference batch kept, and in proportion to the batch.
 *
 * @param data with its split
 * @param model that is trained
 * @param examples of each trial
 * @param reference batch size
 * @param sizes compared
 * @param seeds replicates
 * @param rate at the reference; searched if empty
 * @param grid rates that a search starts with
 */
record ScaledRateStudy(
        DataSpec data,
        String model,
        long examples,
        int reference,
        List<Integer> sizes,
        int seeds,
        OptionalDouble rate,
        int grid) {
    private static final double WEIGHT_DECAY = 5e-4;

    static ScaledRateStudy of(Scale scale) {
        OptionalDouble searched = OptionalDouble.empty();
        return switch (scale) {
            case SMOKE ->
                new ScaledRateStudy(
                        Trials.data("mnist", 1_000), "mlp:8", 4_000, 16, List.of(4, 16, 64, 256), 2, searched, 2);
            case DESK ->
                new ScaledRateStudy(
                        Trials.data("fashion-mnist"), "mlp:128", 270_000, 32, List.of(8, 32, 128, 512), 5, searched, 5);
            case PAPER ->
                new ScaledRateStudy(
                        new DataSpec(ImageNet.IMAGES, 0, 1),
                        "caffenet128",
                        81_920_000,
                        256,
                        List.of(32, 64, 128, 256, 512, 1024),
                        5,
                        OptionalDouble.of(0.01),
                        5);
        };
    }

    /** Returns the shape of the data, or says what is missing and where it is from. */
    DataShape shape(Shapes shapes) {
        return ImageNet.orAny(data, shapes);
    }

    StudySpec spec() {
        OptimizerSpec plain = OptimizerSpec.named("momentum");
        return new StudySpec(
                data,
                model,
                new OptimizerSpec(
                        plain.name(), plain.beta1(), plain.beta2(), plain.epsilon(), WEIGHT_DECAY, plain.clipNorm()),
                new Constant(plain.usualMomentum()),
                Batching.plain(),
                examples,
                sizes,
                List.of(Arm.CONSTANT, Arm.LINEAR),
                seeds,
                rate,
                reference,
                decay(),
                grid,
                2,
                8,
                0.005,
                0.95,
                Goal.examples());
    }

    /** Returns the tenfold falls of CaffeNet's schedule, at 5/16, 10/16 and 15/16 of the budget: every 100,000 of 320,000 updates. */
    private Decay decay() {
        return Decay.parse(String.format(
                Locale.ROOT,
                "1 @0, 0.1 @%d, 0.01 @%d, 0.001 @%d",
                examples * 5 / 16,
                examples * 10 / 16,
                examples * 15 / 16));
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%s on %s, momentum 0.9, weight decay 5e-4, the rate falling tenfold at 5/16, 10/16 and 15/16 of %,d examples;"
                        + " batch sizes %s, %d seeds; the rate of batch size %d %s, kept at every size (constant) and in"
                        + " proportion to it (linear).",
                model,
                data.trainExamples().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "%,d examples of %s",
                                data.trainExamples().getAsInt(),
                                data.name())
                        : data.name(),
                examples,
                String.join(", ", sizes.stream().map(String::valueOf).toList()),
                seeds,
                reference,
                rate.isPresent() ? "is " + rate.getAsDouble() : "searched on validation");
    }
}
