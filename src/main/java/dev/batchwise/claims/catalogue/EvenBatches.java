package dev.batchwise.claims.catalogue;

import dev.batchwise.advice.CompositionNoise;
import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Gauge;
import dev.batchwise.claims.ListedTrials;
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
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.Batching;
import dev.batchwise.study.Composition;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Claim 26. */
final class EvenBatches implements Claim {
    private static final String STUDY = "compositions";
    private static final String EVEN = Composition.BALANCED.label();
    private static final String PLAIN = Composition.SHUFFLED.label();
    private static final String CLASSES = Composition.STRATIFIED.label();

    private static final Quantity NOISE = Quantity.of(
            "noiseOverShuffled", "gradient noise over that of shuffled batches, start and end", Unit.RATIO);
    private static final Quantity LOSS =
            Quantity.of("meanCurveLoss", "training loss, mean over the curve", Unit.NATS);
    private static final Quantity LAMBDA = Quantity.of("lambdaMax", "λ_max at the end", Unit.NUMBER);

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
                        (o, c) -> Curves.meanLogRatio(o, LAMBDA, EVEN, PLAIN, b -> true)
                                .mean(c)
                                .under(Math::exp)));
    }

    private static Part noise(String composition, Criterion criterion) {
        return new Part(
                "gradient noise of " + composition + " over that of shuffled batches, geometric mean over batch sizes",
                Unit.RATIO,
                criterion,
                (o, c) -> o.perSeed(NOISE, composition, m -> m.values().stream()
                                .mapToDouble(Math::log)
                                .average()
                                .orElseThrow())
                        .mean(c)
                        .under(Math::exp));
    }

    private static Part loss(String composition, Criterion criterion) {
        return new Part(
                "training loss over the curve of " + composition + " over that of shuffled batches, geometric mean over batch"
                        + " sizes",
                Unit.RATIO,
                criterion,
                (o, c) -> Curves.meanLogRatio(o, LOSS, composition, PLAIN, b -> true)
                        .mean(c)
                        .under(Math::exp));
    }

    private static Values mean(Observations o, String series) {
        return o.perSeed(Quantity.TEST_ACCURACY, series, m -> m.values().stream()
                .mapToDouble(a -> a)
                .average()
                .orElseThrow());
    }

    private static Values spread(Observations o, String series) {
        return o.perSeed(
                Quantity.TEST_ACCURACY, series, m -> Collections.max(m.values()) - Collections.min(m.values()));
    }

    @Override
    public Chart chart() {
        return new Chart(NOISE, "batch size", Chart.Axis.LOG, Chart.Axis.LINEAR);
    }

    /**
     * What is trained.
     *
     * @param data set
     * @param model network
     * @param epochs of training
     * @param sizes batch sizes
     * @param examples that noise and λ_max are measured on
     * @param seeds 1, 2, …
     */
    private record Setting(DataSpec data, String model, int epochs, List<Integer> sizes, int examples, int seeds) {}

    private static Setting setting(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Setting(Trials.data("mnist", 1_000), "mlp:8", 2, List.of(16, 64), 300, 2);
            case DESK ->
                new Setting(Trials.data("fashion-mnist", 6_000), "mlp:128", 10, List.of(16, 64, 256), 3_000, 5);
            case PAPER -> new Setting(Trials.data("cifar10"), "c1", 60, List.of(32, 128, 512), 6_000, 5);
        };
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        Setting s = setting(scale);
        int examples = shapes.of(s.data()).trainExamples();
        List<TrialSpec> trials = new ArrayList<>();
        for (Composition composition : List.of(Composition.SHUFFLED, Composition.STRATIFIED, Composition.BALANCED)) {
            for (int size : s.sizes()) {
                Trials.Draft draft = draft(s, examples, composition, size);
                for (long seed = 1; seed <= s.seeds(); seed++) {
                    trials.add(draft.seed(seed));
                }
            }
        }
        return Protocol.of(words(s, examples), STUDY, new ListedTrials(trials))
                .measuredFor("composition noise", scale == Scale.SMOKE ? 1 : 60)
                .measuredFor("sharpness after compositions", scale == Scale.SMOKE ? 1 : 150);
    }

    private static Trials.Draft draft(Setting s, int examples, Composition composition, int size) {
        return Trials.Draft.of(
                        composition.label() + "-b" + size, s.data(), s.model(), Horizon.ofEpochs(examples, s.epochs()))
                .rate(0.1, Decay.LINEAR)
                .batch(size)
                .batching(new Batching(composition, Optional.empty(), OptionalInt.empty(), OptionalInt.empty()))
                .curve(new CurveGrid.Even((long) examples * s.epochs() / 10), 1_000);
    }

    private static String words(Setting s, int examples) {
        return String.format(
                Locale.ROOT,
                "%s on %,d examples of %s, %d epochs of SGD at batch sizes %s, the rate falling from 0.1 on a line, batches"
                        + " shuffled, stratified by class and balanced by similarity, %d seeds; noise at the first and last weights"
                        + " of the shuffled runs.",
                s.model(),
                examples,
                s.data().name(),
                s.epochs(),
                String.join(", ", s.sizes().stream().map(String::valueOf).toList()),
                s.seeds());
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        Setting s = setting(scale);
        List<Measurement<?>> all = new ArrayList<>();
        for (TrialRecord trial : evidence.trained(STUDY)) {
            if (composition(trial) != Composition.STRATIFIED) {
                all.add(sharpness(s, trial));
            }
            if (isGauged(s, trial)) {
                for (Measurement.When when : Measurement.When.values()) {
                    all.add(noise(s, trial, when));
                }
            }
        }
        return all;
    }

    private static Composition composition(TrialRecord trial) {
        return trial.spec().batching().composition();
    }

    private static boolean isGauged(Setting s, TrialRecord trial) {
        return composition(trial) == Composition.SHUFFLED && trial.spec().batchSize() == s.sizes().get(0);
    }

    private static Measurement.Sharpness sharpness(Setting s, TrialRecord trial) {
        return new Measurement.Sharpness(trial, s.examples(), List.of(1e-3), 1);
    }

    private static Gauge.Composed noise(Setting s, TrialRecord trial, Measurement.When when) {
        return new Gauge.Composed(trial, when, s.examples(), s.sizes());
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Setting s = setting(scale);
        Observations.Collector all = new Observations.Collector();
        for (TrialRecord trial : evidence.trained(STUDY)) {
            String series = composition(trial).label();
            int size = trial.spec().batchSize();
            long seed = trial.spec().seed();
            Trials.scores(all, series, size, trial);
            trial.curve().stream()
                    .mapToDouble(CurvePoint::trainLoss)
                    .average()
                    .ifPresent(mean -> all.add(LOSS, series, size, seed, mean));
            evidence.found(sharpness(s, trial))
                    .ifPresent(found -> all.add(LAMBDA, series, size, seed, found.hessian().lambdaMax().value()));
            if (isGauged(s, trial)) {
                observeNoise(all, s, trial, evidence);
            }
        }
        return all.all();
    }

    private static void observeNoise(Observations.Collector all, Setting s, TrialRecord trial, Evidence evidence) {
        Optional<CompositionNoise> start = evidence.found(noise(s, trial, Measurement.When.START));
        Optional<CompositionNoise> end = evidence.found(noise(s, trial, Measurement.When.END));
        if (start.isEmpty() || end.isEmpty()) {
            return;
        }
        for (CompositionNoise.Point first : start.get().points()) {
            end.get().points().stream()
                    .filter(last -> last.composition() == first.composition() && last.batchSize() == first.batchSize())
                    .forEach(last -> all.add(
                            NOISE,
                            first.composition().label(),
                            first.batchSize(),
                            trial.spec().seed(),
                            Math.sqrt(first.ratio() * last.ratio())));
        }
    }
}
