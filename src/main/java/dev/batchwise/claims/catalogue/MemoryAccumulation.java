package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
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
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Claim 25. */
final class MemoryAccumulation implements Claim {
    private static final String STUDY = "curves";

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
        TreeSet<Double> places = new TreeSet<>(o.xs(CutCurves.LOSS, PeakMemories.CUT));
        places.retainAll(o.xs(CutCurves.LOSS, PeakMemories.WHOLE));
        return places.stream()
                .map(x -> o.at(CutCurves.LOSS, PeakMemories.CUT, x)
                        .with(o.at(CutCurves.LOSS, PeakMemories.WHOLE, x), (cut, whole) -> Math.abs(cut / whole - 1)))
                .reduce((a, b) -> a.with(b, Math::max))
                .orElseGet(Values::none);
    }

    @Override
    public Chart chart() {
        return new Chart(PeakMemories.PEAK, "batch size", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        List<TrialSpec> memory = PeakMemories.wholeAndCut(scale, shapes);
        String words = String.format(
                Locale.ROOT,
                "Peak memory %s, whole and in passes of %d; %s",
                PeakMemories.words(scale),
                PeakMemories.pass(scale),
                CutCurves.words(scale));
        return Protocol.of(words, STUDY, CutCurves.study(scale, shapes))
                .withMemory(memory)
                .measuredFor(PeakMemories.COST, PeakMemories.coreSeconds(memory, scale));
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        PeakMemories.observe(all, evidence);
        evidence.trained(STUDY).forEach(trial -> CutCurves.observe(all, trial));
        return all.all();
    }
}
