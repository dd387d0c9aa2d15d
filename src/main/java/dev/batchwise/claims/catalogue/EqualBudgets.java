package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Goal;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.StudyPlan;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.OptionalDouble;

/** The study that several claims share: one network at every batch size with the same number of examples, rates searched or not. */
final class EqualBudgets {
    /** Name of the study in a protocol. */
    static final String STUDY = "sizes";

    private EqualBudgets() {}

    /** Returns its protocol. */
    static Protocol protocol(Scale scale, Shapes shapes) {
        StudySpec spec = spec(scale);
        return Protocol.of(
                words(spec), STUDY, new StudyPlan(spec, shapes.of(spec.data()).trainExamples()));
    }

    /** Returns it with one way of choosing rates alone. */
    static StudySpec spec(Scale scale) {
        return switch (scale) {
            case SMOKE -> spec("mnist", "mlp:8", 4_000, List.of(16, 64, 256), 2, 2);
            case DESK -> spec("mnist", "mlp:128", 90_000, List.of(4, 16, 32, 64, 128, 256, 1024, 4096), 5, 3);
            case PAPER -> spec("cifar10", "c1", 5_000_000, List.of(4, 16, 32, 64, 128, 256, 1024, 4096), 5, 5);
        };
    }

    private static StudySpec spec(String data, String model, long examples, List<Integer> sizes, int seeds, int grid) {
        return new StudySpec(
                Trials.data(data),
                model,
                OptimizerSpec.named("sgd"),
                new Constant(0),
                Batching.plain(),
                examples,
                sizes,
                List.of(Arm.TUNED, Arm.CONSTANT),
                seeds,
                OptionalDouble.of(0.1),
                32,
                Decay.LINEAR,
                grid,
                2,
                8,
                0.005,
                0.95,
                Goal.examples());
    }

    private static String words(StudySpec spec) {
        DataSpec data = spec.data();
        return String.format(
                java.util.Locale.ROOT,
                "%s on %s, SGD, linear decay, %,d examples at each of the batch sizes %s, %d seeds; rates searched at each"
                        + " size on validation (tuned), and %s at every size (constant).",
                spec.model(),
                data.name(),
                spec.budgetExamples(),
                String.join(
                        ", ", spec.batchSizes().stream().map(String::valueOf).toList()),
                spec.seeds(),
                spec.learningRate().orElseThrow());
    }

    /** Returns the scores by arm and batch size, and the updates made. */
    static Observations observe(Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (TrialRecord trial : evidence.trained(STUDY)) {
            String arm = trial.spec().arm().label();
            Trials.scores(all, arm, trial.spec().batchSize(), trial);
            all.add(
                    Quantity.UPDATES,
                    arm,
                    trial.spec().batchSize(),
                    trial.spec().seed(),
                    trial.updates());
        }
        return all.all();
    }
}
