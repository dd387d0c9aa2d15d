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
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialPlan;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The trials of claim 24: trainings long enough to overfit, ended in several ways.
 *
 * @param data of which few are trained on
 * @param model that is trained
 * @param mini mini-batches at a constant rate
 * @param full full batch at a constant rate
 */
record StoppingTrials(DataSpec data, String model, Course mini, Course full) {
    /** Series of training on to the end of the budget. */
    static final String END = "to the end";
    /** Series of going back to the least validation loss of the whole budget. */
    static final String LEAST = "back to the least";
    /** Series of stopping at the first rise of the validation loss. */
    static final String RISE = "at the first rise";
    /** The same with the full batch. */
    static final String FULL_LEAST = "full batch, back to the least";
    /** The same with the full batch. */
    static final String FULL_RISE = "full batch, at the first rise";

    /** Judged a point each epoch, a rule that waits so long never ends a trial; it goes back all the same. */
    private static final int NEVER = Integer.MAX_VALUE;

    private static final int CURVE_EXAMPLES = 500;

    /**
     * How a network is trained.
     *
     * @param batchSize in examples
     * @param rate throughout
     * @param examples of the whole budget
     * @param every examples between two looks at the validation loss
     * @param seeds replicates
     */
    record Course(int batchSize, double rate, long examples, long every, int seeds) {}

    static StoppingTrials of(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                new StoppingTrials(
                        Trials.data("mnist", 500),
                        "mlp:8",
                        new Course(10, 0.2, 10_000, 500, 2),
                        new Course(500, 0.2, 50_000, 5_000, 2));
            case DESK ->
                new StoppingTrials(
                        Trials.data("fashion-mnist", 2_000),
                        "mlp:128",
                        new Course(32, 0.1, 80_000, 2_000, 10),
                        new Course(2_000, 0.05, 1_600_000, 40_000, 5));
            case PAPER ->
                new StoppingTrials(
                        Trials.data("fashion-mnist"),
                        "mlp:512,512",
                        new Course(32, 0.1, 5_400_000, 54_000, 10),
                        new Course(54_000, 0.05, 810_000_000, 1_080_000, 5));
        };
    }

    Protocol protocol(Shapes shapes) {
        long perEpoch = shapes.of(data).trainExamples();
        Map<String, TrialPlan> studies = new LinkedHashMap<>();
        studies.put(END, trials(mini, perEpoch, Stopping.atBudget()));
        studies.put(LEAST, trials(mini, perEpoch, patience(NEVER)));
        studies.put(RISE, trials(mini, perEpoch, patience(1)));
        studies.put(FULL_LEAST, trials(full, perEpoch, patience(NEVER)));
        studies.put(FULL_RISE, trials(full, perEpoch, patience(1)));
        return new Protocol(words(perEpoch), studies, List.of(), Map.of());
    }

    private static Stopping patience(int points) {
        return new Stopping(
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.of(points));
    }

    private ListedTrials trials(Course course, long perEpoch, Stopping stopping) {
        Draft draft = Draft.of("b" + course.batchSize, data, model, new Horizon(perEpoch, course.examples))
                .batch(course.batchSize)
                .rate(new Constant(course.rate))
                .stopping(stopping)
                .curve(new CurveGrid.Even(course.every), CURVE_EXAMPLES);
        List<TrialSpec> all =
                LongStream.rangeClosed(1, course.seeds).mapToObj(draft::seed).toList();
        return new ListedTrials(all);
    }

    private String words(long perEpoch) {
        return String.format(
                Locale.ROOT,
                "%s on %,d training examples of %s, SGD at a constant rate; %s, and %s; each to the end of its budget, back to the"
                        + " least validation loss, or up to its first rise.",
                model,
                perEpoch,
                data.name(),
                words(mini),
                words(full));
    }

    private static String words(Course course) {
        return String.format(
                Locale.ROOT,
                "batches of %,d at %s for %,d examples, looked at every %,d, %d seeds",
                course.batchSize,
                course.rate,
                course.examples,
                course.every,
                course.seeds);
    }

    /** Returns test scores and the examples shown up to the weights that were kept, by the way a training ended. */
    static Observations observe(Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (String way : List.of(END, LEAST, RISE, FULL_LEAST, FULL_RISE)) {
            for (TrialRecord trial : evidence.trained(way)) {
                Trials.scores(all, way, 0, trial);
                all.add(Quantity.EXAMPLES, way, 0, trial.spec().seed(), kept(way, trial));
            }
        }
        return all.all();
    }

    private static double kept(String way, TrialRecord trial) {
        return way.equals(END)
                ? (double) trial.examples()
                : trial.curve().stream()
                        .min(Comparator.comparingDouble(
                                point -> point.validationLoss().orElse(Double.POSITIVE_INFINITY)))
                        .map(CurvePoint::examples)
                        .map(Long::doubleValue)
                        .orElse(Double.NaN);
    }
}
