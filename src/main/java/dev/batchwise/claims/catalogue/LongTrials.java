package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.Target;
import dev.batchwise.study.TrialPlan;
import dev.batchwise.study.TrialRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The trials of claim 32: each batch size trained until the training loss is as low as asked.
 *
 * @param data name of the set
 * @param examples that are trained on
 * @param model that is trained
 * @param lossNats at which a trial ends
 * @param single single examples
 * @param mini mini-batches
 * @param full all examples in every update
 * @param seeds replicates
 */
record LongTrials(
        String data, int examples, String model, double lossNats, Course single, Course mini, Course full, int seeds) {
    /** Study and series of single examples. */
    static final String SINGLE = "single";
    /** Study and series of mini-batches. */
    static final String MINI = "mini";
    /** Study and series of the full batch. */
    static final String FULL = "full";

    /** The loss is looked at after ever more examples, a tenth more each time: it is met within that. */
    private static final double RATIO = 1.1;

    /**
     * One batch size.
     *
     * @param batchSize in examples
     * @param rate throughout
     * @param cap examples shown at most
     */
    record Course(int batchSize, double rate, long cap) {}

    static LongTrials of(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                new LongTrials(
                        "mnist",
                        200,
                        "softmax",
                        0.3,
                        new Course(1, 0.01, 2_000),
                        new Course(20, 0.1, 4_000),
                        new Course(200, 0.2, 40_000),
                        2);
            case DESK ->
                new LongTrials(
                        "mnist",
                        2_000,
                        "mlp:64",
                        0.002,
                        new Course(1, 0.01, 80_000),
                        new Course(32, 0.1, 400_000),
                        new Course(2_000, 0.3, 4_000_000),
                        10);
            case PAPER ->
                new LongTrials(
                        "mnist",
                        20_000,
                        "mlp:100",
                        0.002,
                        new Course(1, 0.01, 2_000_000),
                        new Course(100, 0.1, 20_000_000),
                        new Course(20_000, 0.3, 2_000_000_000),
                        10);
        };
    }

    Protocol protocol(Shapes shapes) {
        long perEpoch = shapes.of(Trials.data(data, examples)).trainExamples();
        Map<String, TrialPlan> studies = new LinkedHashMap<>();
        studies.put(SINGLE, trials(single, perEpoch));
        studies.put(MINI, trials(mini, perEpoch));
        studies.put(FULL, trials(full, perEpoch));
        return new Protocol(words(), studies, List.of(), Map.of());
    }

    private ListedTrials trials(Course course, long perEpoch) {
        Draft draft = Draft.of(
                        "b" + course.batchSize, Trials.data(data, examples), model, new Horizon(perEpoch, course.cap))
                .batch(course.batchSize)
                .rate(new Constant(course.rate))
                .stopping(Stopping.atTarget(new Target(Target.Split.TRAIN, Target.Measure.LOSS, lossNats)))
                .curve(new CurveGrid.Geometric(perEpoch, RATIO), examples);
        return new ListedTrials(
                LongStream.rangeClosed(1, seeds).mapToObj(draft::seed).toList());
    }

    private String words() {
        return String.format(
                Locale.ROOT,
                "%s on %,d training examples of %s, SGD at a constant rate, until the mean loss on all of them is %s nats; %s; %s;"
                        + " %s; %d seeds.",
                model,
                examples,
                data,
                lossNats,
                words(single),
                words(mini),
                words(full),
                seeds);
    }

    private static String words(Course course) {
        return String.format(
                Locale.ROOT,
                "batch size %,d at rate %s, at most %,d examples",
                course.batchSize,
                course.rate,
                course.cap);
    }

    /** Returns the training loss of every trial; accuracy and examples of those that got as far as was asked. */
    static Observations observe(Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (String way : List.of(SINGLE, MINI, FULL)) {
            for (TrialRecord trial : evidence.trained(way)) {
                int size = trial.spec().batchSize();
                long seed = trial.spec().seed();
                trial.outcome()
                        .measured()
                        .trainLoss()
                        .ifPresent(loss -> all.add(Quantity.TRAIN_LOSS, way, size, seed, loss));
                if (trial.outcome().reachedTarget()) {
                    trial.outcome()
                            .measured()
                            .testAccuracy()
                            .ifPresent(score -> all.add(Quantity.TEST_ACCURACY, way, size, seed, score));
                    all.add(Quantity.EXAMPLES, way, size, seed, (double) trial.examples());
                }
            }
        }
        return all.all();
    }
}
