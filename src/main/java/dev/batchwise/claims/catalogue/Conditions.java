package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Shapes;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/**
 * The conditions under which a claim trains networks, every seed under each, and what is read off them: scores, and φ on the
 * whole training split where it is asked for.
 *
 * @param sweep the setting
 * @param all one after another; what starts from another stands behind it
 */
record Conditions(Sweep sweep, List<Condition> all) {
    private static final String STUDY = "networks";

    /** Copies the list. */
    Conditions {
        all = List.copyOf(all);
    }

    /**
     * Returns the protocol; a sentence about φ is added to its words where it is measured.
     *
     * @param words of its trainings
     */
    Protocol protocol(Shapes shapes, String words) {
        shapes.of(sweep.data());
        List<TrialSpec> trials = all.stream()
                .flatMap(condition -> LongStream.rangeClosed(1, sweep.seeds()).mapToObj(condition::trial))
                .toList();
        Protocol protocol = Protocol.of(words, STUDY, new ListedTrials(trials));
        for (Condition condition : all) {
            if (condition.use() == Condition.Use.BOXED) {
                protocol = protocol.measuredFor("φ of " + condition.draft().id(), sweep.seeds() * sweep.boxSeconds());
            }
        }
        boolean boxed = !protocol.measuring().isEmpty();
        return boxed
                ? protocol.andThen(String.format(
                        Locale.ROOT,
                        "φ of the training loss on all %,d examples, batch-norm statistics re-estimated.",
                        sweep.trainExamples()))
                : protocol;
    }

    /** Returns the φ of every network that is trained and asked for. */
    List<Measurement<?>> measurements(Evidence evidence) {
        return all.stream()
                .filter(condition -> condition.use() == Condition.Use.BOXED)
                .flatMap(condition ->
                        LongStream.rangeClosed(1, sweep.seeds()).mapToObj(seed -> network(evidence, condition, seed)))
                .flatMap(Optional::stream)
                .<Measurement<?>>map(this::box)
                .toList();
    }

    private Measurement.Box box(TrialRecord network) {
        return new Measurement.Box(network, sweep.trainExamples(), KeskarPair.EPSILON);
    }

    private static Optional<TrialRecord> network(Evidence evidence, Condition condition, long seed) {
        return evidence.trained(STUDY, condition.draft().id() + "-s" + seed);
    }

    /** Returns scores, and φ where it is asked for. */
    Observations observe(Evidence evidence) {
        Observations.Collector found = new Observations.Collector();
        forEach(evidence, (condition, network) -> {
            Trials.scores(found, condition.series(), condition.x(), network);
            if (condition.use() == Condition.Use.BOXED) {
                evidence.found(box(network))
                        .ifPresent(phi -> found.add(
                                Sharpnesses.PHI,
                                condition.series(),
                                condition.x(),
                                network.spec().seed(),
                                phi.value()));
            }
        });
        return found.all();
    }

    private void forEach(Evidence evidence, BiConsumer<Condition, TrialRecord> each) {
        all.stream()
                .filter(condition -> condition.use() != Condition.Use.START)
                .forEach(condition -> LongStream.rangeClosed(1, sweep.seeds())
                        .mapToObj(seed -> network(evidence, condition, seed))
                        .flatMap(Optional::stream)
                        .forEach(network -> each.accept(condition, network)));
    }
}
