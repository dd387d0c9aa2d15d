package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Measurement;
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
import dev.batchwise.study.Composition;
import java.util.Collections;
import java.util.List;

/** Claim 26. */
final class EvenBatches implements Claim {
    private static final String EVEN = Composition.BALANCED.label();
    private static final String PLAIN = Composition.SHUFFLED.label();
    private static final String CLASSES = Composition.STRATIFIED.label();

    @Override
    public Card card() {
        return new Card(
                26,
                "even-batches",
                Question.MEMORY,
                "Batches that each hold a fair share of all kinds of examples, so that they vary evenly, have less gradient noise"
                        + " than random ones, and training converges faster. Whether that lowers the need to tune B or flattens the"
                        + " minimum is told beside it.",
                "Question of the debate; stratified sampling: Cochran (1977), Sampling Techniques, chapter 5.",
                "Gradient noise of balanced batches (similar examples spread over the epoch) over that of shuffled ones; training"
                        + " loss over the curve, test accuracy and λ_max after training with each, at several batch sizes.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                noise(EVEN, new Criterion.Below(0.95)),
                loss(EVEN, new Criterion.Below(0.98)),
                noise(CLASSES, new Criterion.Shown()),
                loss(CLASSES, new Criterion.Shown()),
                new Part(
                        "test accuracy of balanced less that of shuffled batches, mean over batch sizes",
                        Unit.POINTS,
                        new Criterion.Shown(),
                        (o, c) -> mean(o, EVEN).minus(mean(o, PLAIN)).mean(c)),
                new Part(
                        "test accuracy from the best to the worst batch size, balanced less shuffled",
                        Unit.POINTS,
                        new Criterion.Shown(),
                        (o, c) -> spread(o, EVEN).minus(spread(o, PLAIN)).mean(c)),
                new Part(
                        "λ_max after balanced batches over that after shuffled ones, geometric mean over batch sizes",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) -> Curves.meanLogRatio(o, Compositions.LAMBDA, EVEN, PLAIN, b -> true)
                                .mean(c)
                                .under(Math::exp)));
    }

    private static Part noise(String composition, Criterion criterion) {
        return new Part(
                "gradient noise of " + composition + " over that of shuffled batches, geometric mean over batch sizes",
                Unit.RATIO,
                criterion,
                (o, c) -> Curves.meanLog(o, Compositions.NOISE, composition)
                        .mean(c)
                        .under(Math::exp));
    }

    private static Part loss(String composition, Criterion criterion) {
        return new Part(
                "training loss over the curve of " + composition
                        + " over that of shuffled batches, geometric mean over batch" + " sizes",
                Unit.RATIO,
                criterion,
                (o, c) -> Curves.meanLogRatio(o, Compositions.LOSS, composition, PLAIN, b -> true)
                        .mean(c)
                        .under(Math::exp));
    }

    private static Values mean(Observations o, String series) {
        return o.perSeed(
                Quantity.TEST_ACCURACY,
                series,
                m -> m.values().stream().mapToDouble(a -> a).average().orElseThrow());
    }

    private static Values spread(Observations o, String series) {
        return o.perSeed(
                Quantity.TEST_ACCURACY, series, m -> Collections.max(m.values()) - Collections.min(m.values()));
    }

    @Override
    public Chart chart() {
        return new Chart(Compositions.NOISE, "batch size", Chart.Axis.LOG, Chart.Axis.LINEAR);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        return Compositions.protocol(scale, shapes);
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return Compositions.measurements(scale, evidence);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        return Compositions.observe(scale, evidence);
    }
}
