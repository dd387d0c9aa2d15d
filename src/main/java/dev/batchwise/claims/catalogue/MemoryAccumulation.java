package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import dev.batchwise.claims.Values;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.Batching;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Claim 25. */
final class MemoryAccumulation implements Claim {
    private static final String STUDY = "curves";
    private static final Quantity LOSS = Quantity.of("curveLoss", "training loss", Unit.NATS);

    @Override
    public Card card() {
        return new Card(
                25,
                "memory-accumulation",
                Question.MEMORY,
                "Activation memory grows in proportion to the batch size. Where it runs out, the batch is cut into smaller passes"
                        + " whose gradients are added up: memory stays flat while the batch grows, and training is the same.",
                "Common practice: micro-batches, gradient accumulation.",
                "Peak memory of training, each in a process of its own, whole batches and batches cut into up to three passes"
                        + " of one size; and the curves of one network trained with whole and with cut batches. Updates are counted, and"
                        + " curves compared point by point: the worst decides.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                PeakMemories.linear(),
                new Part(
                        "peak memory of a batch of three passes over that of a batch of one",
                        Unit.RATIO,
                        new Criterion.Within(0.8, 1.25),
                        (o, c) -> o.last(PeakMemories.PEAK, PeakMemories.CUT)
                                .over(o.first(PeakMemories.PEAK, PeakMemories.CUT))
                                .geometricMean(c)),
                new Part(
                        "peak memory of the largest batch in three passes over the same batch whole",
                        Unit.RATIO,
                        new Criterion.Below(0.5),
                        (o, c) -> o.last(PeakMemories.PEAK, PeakMemories.CUT)
                                .over(o.last(PeakMemories.PEAK, PeakMemories.WHOLE))
                                .geometricMean(c)),
                sameUpdates(),
                sameCurve());
    }

    /** Returns the part that both make the same number of updates. */
    static Part sameUpdates() {
        return new Part(
                "updates made with cut batches less those with whole ones",
                Unit.COUNT,
                new Criterion.Within(0, 0),
                (o, c) -> Extremes.largest(o.in(Quantity.UPDATES, PeakMemories.CUT)
                        .minus(o.in(Quantity.UPDATES, PeakMemories.WHOLE))
                        .map(Math::abs)));
    }

    /** Returns the part that both have the same curve. */
    static Part sameCurve() {
        return new Part(
                "largest relative difference of training loss along the curve",
                Unit.NUMBER,
                new Criterion.Below(1e-3),
                (o, c) -> Extremes.largest(largestDifference(o)));
    }

    private static Values largestDifference(Observations o) {
        TreeSet<Double> places = new TreeSet<>(o.xs(LOSS, PeakMemories.CUT));
        places.retainAll(o.xs(LOSS, PeakMemories.WHOLE));
        return places.stream()
                .map(x -> o.at(LOSS, PeakMemories.CUT, x)
                        .with(o.at(LOSS, PeakMemories.WHOLE, x), (cut, whole) -> Math.abs(cut / whole - 1)))
                .reduce((a, b) -> a.with(b, Math::max))
                .orElseGet(Values::none);
    }

    @Override
    public Chart chart() {
        return new Chart(PeakMemories.PEAK, "batch size", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    /**
     * What is trained whole and cut.
     *
     * @param data set
     * @param model network
     * @param batch size
     * @param pass most examples in one pass
     * @param updates of each
     * @param seeds 1, 2, …
     */
    private record Setting(DataSpec data, String model, int batch, int pass, int updates, int seeds) {}

    private static Setting setting(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Setting(Trials.data("mnist", 1_000), "mlp:8", 225, 50, 40, 2);
            case DESK -> new Setting(Trials.data("mnist"), "mlp:256", 1_024, 64, 200, 3);
            case PAPER -> new Setting(Trials.data("images:imagenet"), "caffenet128", 256, 32, 80_000, 3);
        };
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        Setting s = setting(scale);
        int examples = shapes.of(s.data()).trainExamples();
        List<TrialSpec> memory = PeakMemories.wholeAndCut(scale, shapes);
        return Protocol.of(words(s, scale), STUDY, new ListedTrials(trials(s, examples)))
                .withMemory(memory)
                .measuredFor(PeakMemories.COST, PeakMemories.coreSeconds(memory, scale));
    }

    private static List<TrialSpec> trials(Setting s, int examples) {
        long budget = (long) s.updates() * s.batch();
        Trials.Draft whole = Trials.Draft.of(
                        PeakMemories.WHOLE, s.data(), s.model(), new Horizon(examples, budget))
                .rate(0.2, Decay.LINEAR)
                .batch(s.batch())
                .curve(new CurveGrid.Stretched(20), 2_000);
        Trials.Draft cut = whole.named(PeakMemories.CUT).batching(Batching.plain().withMicroBatch(s.pass()));
        List<TrialSpec> trials = new ArrayList<>();
        for (long seed = 1; seed <= s.seeds(); seed++) {
            Collections.addAll(trials, whole.seed(seed), cut.seed(seed));
        }
        return trials;
    }

    private static String words(Setting s, Scale scale) {
        return String.format(
                Locale.ROOT,
                "Peak memory %s, whole and in passes of %d; curves of %s on %s, %,d updates of SGD at batch size %,d, whole and in"
                        + " passes of %d, %d seeds.",
                PeakMemories.words(scale),
                PeakMemories.pass(scale),
                s.model(),
                s.data().name(),
                s.updates(),
                s.batch(),
                s.pass(),
                s.seeds());
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        PeakMemories.observe(all, evidence);
        for (TrialRecord trial : evidence.trained(STUDY)) {
            observe(all, trial);
        }
        return all.all();
    }

    /** Adds the updates and the curve of a trial. */
    static void observe(Observations.Collector all, TrialRecord trial) {
        String series = trial.spec().batching().microBatch().isPresent() ? PeakMemories.CUT : PeakMemories.WHOLE;
        long seed = trial.spec().seed();
        all.add(Quantity.UPDATES, series, 0, seed, trial.updates());
        for (CurvePoint point : trial.curve()) {
            all.add(LOSS, series, point.examples(), seed, point.trainLoss());
        }
    }
}
