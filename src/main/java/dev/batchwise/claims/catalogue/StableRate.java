package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
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
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Claim 15. */
final class StableRate implements Claim {
    private static final String STUDY = "descent";
    private static final String BASE = "minimum";
    private static final String SERIES = "full batch";
    private static final double RATIO = 1.15;

    private static final Quantity STABLE =
            Quantity.of("stable", "the training loss never rose above where it began", Unit.NUMBER);
    private static final Quantity LOWER = Quantity.of("endsLower", "the training loss ended below where it began", Unit.NUMBER);
    private static final Quantity LAMBDA = Quantity.of("lambdaMax", "λ_max where it began", Unit.NUMBER);
    private static final Quantity LOSS = Quantity.of("lossRatio", "training loss at the end over that at the start", Unit.RATIO);

    @Override
    public Card card() {
        return new Card(
                15,
                "stable-rate",
                Question.GRADIENTS,
                "The usable learning rate is bounded by curvature: near a minimum, where the loss is locally quadratic, the largest"
                        + " stable full-batch rate is about 2/λ_max.",
                "Goodfellow, Bengio, Courville (2016), Deep Learning, sections 4.3.1 and 8.2; classical analysis of gradient descent.",
                "Networks trained near a minimum by full-batch gradient descent, gone on with from there at a ladder of rates; λ_max"
                        + " of the Hessian there. A rate is stable if the training loss at no time rises above where it began; the"
                        + " bound is put midway (geometrically) between the last stable rate and the first that is not.",
                "Exact for a quadratic: 2/λ_max.");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "largest stable rate times λ_max/2",
                        Unit.RATIO,
                        new Criterion.Within(0.8, 1.25),
                        (o, c) -> relative(o, STABLE).geometricMean(c)),
                new Part(
                        "largest rate up to which training still ends below where it began, times λ_max/2",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) -> relative(o, LOWER).geometricMean(c)));
    }

    private static Values relative(Observations o, Quantity holds) {
        return o.perSeed(holds, SERIES, StableRate::bound)
                .with(o.in(LAMBDA, SERIES), (bound, lambda) -> bound * lambda / 2);
    }

    /** Returns the place where a run of ones ends, not a number if it does not begin or end within the ladder. */
    private static double bound(SortedMap<Double, Double> holds) {
        double last = Double.NaN;
        for (Map.Entry<Double, Double> rate : holds.entrySet()) {
            if (rate.getValue() == 0) {
                return Math.sqrt(last * rate.getKey());
            }
            last = rate.getKey();
        }
        return Double.NaN;
    }

    @Override
    public Chart chart() {
        return new Chart(LOSS, "learning rate", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    /**
     * What is trained, always with all examples in every update.
     *
     * @param data small
     * @param model network
     * @param rate of the training towards a minimum
     * @param updates of it
     * @param rates on the ladder, each higher than the one before by the same factor
     * @param least of them
     * @param tries updates at each
     * @param seeds 1, 2, …
     */
    private record Setting(
            DataSpec data, String model, double rate, int updates, int rates, double least, int tries, int seeds) {}

    private static Setting setting(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Setting(small("mnist", 200), "mlp:8", 0.05, 200, 8, 0.05, 40, 2);
            case DESK -> new Setting(small("mnist", 1_000), "mlp:16", 0.05, 3_000, 24, 0.02, 200, 5);
            case PAPER -> new Setting(small("cifar10", 5_000), "mlp:200,200", 0.01, 50_000, 24, 0.005, 1_000, 5);
        };
    }

    private static DataSpec small(String name, int examples) {
        return new DataSpec(name, 0, 1).withTrainExamples(examples);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        Setting s = setting(scale);
        int examples = shapes.of(s.data()).trainExamples();
        List<TrialSpec> trials = new ArrayList<>();
        for (long seed = 1; seed <= s.seeds(); seed++) {
            TrialSpec base = draft(BASE, s, examples, s.updates()).rate(new Constant(s.rate())).seed(seed);
            trials.add(base);
            for (int i = 0; i < s.rates(); i++) {
                trials.add(draft("rate-" + i, s, examples, s.tries())
                        .rate(new Constant(s.least() * Math.pow(RATIO, i)))
                        .remedies("from=trial:" + base.id())
                        .curve(new CurveGrid.Even(2L * examples), examples)
                        .seed(seed));
            }
        }
        return Protocol.of(words(s, examples), STUDY, new ListedTrials(trials))
                .measuredFor("sharpness near minima", scale == Scale.SMOKE ? 1 : 10.0 * s.seeds());
    }

    private static Trials.Draft draft(String id, Setting s, int examples, int updates) {
        return Trials.Draft.of(id, s.data(), s.model(), new Horizon(examples, (long) updates * examples))
                .batch(examples);
    }

    private static String words(Setting s, int examples) {
        return String.format(
                Locale.ROOT,
                "%s on %,d examples of %s, %,d updates of full-batch gradient descent at rate %s, then %d updates from there at each"
                        + " of %d rates from %s up by %s, %d seeds.",
                s.model(),
                examples,
                s.data().name(),
                s.updates(),
                s.rate(),
                s.tries(),
                s.rates(),
                s.least(),
                RATIO,
                s.seeds());
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return evidence.of(STUDY).entrySet().stream()
                .filter(trial -> trial.getKey().startsWith(BASE))
                .map(Map.Entry::getValue)
                .filter(trial -> trial.outcome().isTrained())
                .<Measurement<?>>map(StableRate::asked)
                .toList();
    }

    private static Measurement.Sharpness asked(TrialRecord minimum) {
        return new Measurement.Sharpness(minimum, minimum.spec().batchSize(), List.of(1e-3), 1);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        evidence.of(STUDY).forEach((id, trial) -> {
            long seed = trial.spec().seed();
            if (id.startsWith(BASE)) {
                evidence.found(asked(trial))
                        .ifPresent(found -> all.add(LAMBDA, SERIES, 0, seed, found.hessian().lambdaMax().value()));
            } else if (trial.outcome().isTrained() || trial.outcome() instanceof Outcome.Diverged) {
                observe(all, trial);
            }
        });
        return all.all();
    }

    private static void observe(Observations.Collector all, TrialRecord trial) {
        double rate = trial.spec().learningRate();
        long seed = trial.spec().seed();
        List<CurvePoint> curve = trial.curve();
        double start = curve.get(0).trainLoss();
        double end = trial.outcome().isTrained() ? curve.get(curve.size() - 1).trainLoss() : Double.POSITIVE_INFINITY;
        double most = curve.stream().mapToDouble(CurvePoint::trainLoss).max().orElse(end);
        all.add(STABLE, SERIES, rate, seed, Math.max(most, end) <= start ? 1 : 0);
        all.add(LOWER, SERIES, rate, seed, end < start ? 1 : 0);
        all.add(LOSS, SERIES, rate, seed, end / start);
    }
}
