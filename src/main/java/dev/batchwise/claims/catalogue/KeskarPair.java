package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The networks of Keskar et al. (2017) that claims 6 to 9 share: one with small batches and one with a tenth of the training set,
 * from the same initial weights with Adam at the same rate, until the training loss falls no more.
 *
 * @param data set and split
 * @param model name
 * @param rate of Adam
 * @param smallBatch in examples
 * @param largeBatch a tenth of the training set
 * @param epochs most of them
 * @param plateau epochs without progress that end a training
 * @param seeds pairs
 * @param examples of the training split that loss and curvature are taken over
 * @param sharpnessSeconds of one core that a network's sharpness takes, about
 * @param lineSeconds of one core that a line takes, about
 */
record KeskarPair(
        DataSpec data,
        String model,
        double rate,
        int smallBatch,
        int largeBatch,
        int epochs,
        int plateau,
        int seeds,
        int examples,
        double sharpnessSeconds,
        double lineSeconds) {
    /** Series of the networks trained with small batches. */
    static final String SMALL = "small batches";
    /** Series of those trained with large ones. */
    static final String LARGE = "large batches";
    /** Half-width of Keskar's box. */
    static final double EPSILON = 1e-3;

    private static final String STUDY = "pairs";

    static KeskarPair of(Scale scale) {
        return switch (scale) {
            case SMOKE -> new KeskarPair(Trials.data("mnist", 1000), "mlp:8", 0.01, 16, 100, 8, 3, 2, 500, 0.5, 0.5);
            case DESK -> new KeskarPair(Trials.data("mnist"), "f1", 1e-3, 256, 5_400, 30, 5, 5, 6_000, 95, 32);
            case PAPER ->
                new KeskarPair(
                        new DataSpec("cifar10", 0, 1), "c1", 1e-3, 256, 5_000, 200, 10, 5, 50_000, 14_000, 3_000);
        };
    }

    /** Returns the protocol: the pairs, whatever is measured of them. */
    Protocol protocol(Shapes shapes) {
        long trainExamples = shapes.of(data).trainExamples();
        List<TrialSpec> trials = LongStream.rangeClosed(1, seeds)
                .boxed()
                .flatMap(seed -> Stream.of(
                                draft("small", smallBatch, trainExamples), draft("large", largeBatch, trainExamples))
                        .map(draft -> draft.seed(seed)))
                .toList();
        return Protocol.of(words(trainExamples), STUDY, new ListedTrials(trials));
    }

    private Draft draft(String id, int batch, long trainExamples) {
        return Draft.of(id, data, model, Horizon.ofEpochs(trainExamples, epochs))
                .optimizer("adam")
                .rate(new Constant(rate))
                .batch(batch)
                .curve(new CurveGrid.Even(trainExamples), examples)
                .stopping(new Stopping(
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        OptionalInt.of(plateau),
                        OptionalInt.empty()));
    }

    private String words(long trainExamples) {
        return String.format(
                Locale.ROOT,
                "%s on %,d training examples of %s, Adam at %s, batches of %,d against %,d (a tenth of the training set) from the"
                        + " same initial weights, until the training loss on %,d examples has not fallen by 0.1 %% for %d epochs,"
                        + " at most %d epochs; %d seeds.",
                model,
                trainExamples,
                data.name(),
                rate,
                smallBatch,
                largeBatch,
                examples,
                plateau,
                epochs,
                seeds);
    }

    /** Returns the protocol of claims that look at curvature. */
    Protocol withSharpness(Shapes shapes) {
        return protocol(shapes)
                .andThen(String.format(
                        Locale.ROOT,
                        "Curvature of the loss on %,d training examples, batch-norm statistics re-estimated.",
                        examples))
                .measuredFor("sharpness of pairs", 2 * seeds * sharpnessSeconds);
    }

    /** Returns what is measured of one network. */
    Measurement.Sharpness sharpness(TrialRecord network) {
        return new Measurement.Sharpness(network, examples, List.of(EPSILON), 1);
    }

    /** Returns the same of all networks that have been trained. */
    List<Measurement<?>> sharpnesses(Evidence evidence) {
        return networks(evidence).stream().<Measurement<?>>map(this::sharpness).toList();
    }

    /** Returns the network of a series and seed; empty if it has not been trained. */
    Optional<TrialRecord> network(Evidence evidence, String series, long seed) {
        return networks(evidence).stream()
                .filter(network ->
                        series(network).equals(series) && network.spec().seed() == seed)
                .findFirst();
    }

    /** Returns all networks that have been trained. */
    List<TrialRecord> networks(Evidence evidence) {
        return evidence.trained(STUDY);
    }

    /** Returns the series of a network. */
    String series(TrialRecord network) {
        return network.spec().batchSize() == smallBatch ? SMALL : LARGE;
    }
}
