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

    /** Returns the study at a scale: rates tuned, and one constant rate. */
    static StudySpec spec(Scale scale) {
        Setting setting = Setting.of(scale);
        return setting.spec(Trials.data(setting.data), List.of(Arm.TUNED, Arm.CONSTANT));
    }

    /** Returns the part of it whose rates are tuned: the same trials. */
    static StudySpec tuned(Scale scale) {
        Setting setting = Setting.of(scale);
        return setting.spec(Trials.data(setting.data), List.of(Arm.TUNED));
    }

    /** Returns the same with so many of its training examples, all else equal. */
    static StudySpec tuned(Scale scale, int trainExamples) {
        Setting setting = Setting.of(scale);
        return setting.spec(Trials.data(setting.data, trainExamples), List.of(Arm.TUNED));
    }

    /** What differs between scales. */
    private record Setting(String data, String model, long examples, List<Integer> sizes, int seeds, int grid) {
        static Setting of(Scale scale) {
            List<Integer> sizes = List.of(4, 16, 32, 64, 128, 256, 1024, 4096);
            return switch (scale) {
                case SMOKE -> new Setting("mnist", "mlp:8", 4_000, List.of(16, 32, 256), 2, 2);
                case DESK -> new Setting("mnist", "mlp:128", 90_000, sizes, 5, 3);
                case PAPER -> new Setting("cifar10", "c1", 5_000_000, sizes, 5, 5);
            };
        }

        StudySpec spec(DataSpec examplesOf, List<Arm> arms) {
            return new StudySpec(
                    examplesOf,
                    model,
                    OptimizerSpec.named("sgd"),
                    new Constant(0),
                    Batching.plain(),
                    examples,
                    sizes,
                    arms,
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
            scores(all, arm, trial);
            all.add(
                    Quantity.UPDATES,
                    arm,
                    trial.spec().batchSize(),
                    trial.spec().seed(),
                    (double) trial.updates());
        }
        return all.all();
    }

    /** Adds the scores of a trial at its batch size, that of validation among them. */
    static void scores(Observations.Collector to, String series, TrialRecord trial) {
        int size = trial.spec().batchSize();
        Trials.scores(to, series, size, trial);
        trial.outcome()
                .measured()
                .validationAccuracy()
                .ifPresent(score -> to.add(
                        Quantity.VALIDATION_ACCURACY, series, size, trial.spec().seed(), score));
    }
}
