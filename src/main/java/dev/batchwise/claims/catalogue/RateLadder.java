package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
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

/** Full-batch gradient descent to near a minimum, and on from there at a ladder of rates. */
final class RateLadder {
    /** The one series. */
    static final String SERIES = "full batch";

    /** 1 if the rate was stable, 0 if it was not. */
    static final Quantity STABLE =
            Quantity.of("stable", "the training loss never rose far above where it began", Unit.NUMBER);

    /** A loss that rises by no more than this share has not risen: what is left of the way to the minimum may go uphill. */
    private static final double RISE = 0.1;

    /** 1 if training went on in spite of that, 0 if it did not. */
    static final Quantity LOWER = Quantity.of("endsLower", "the training loss ended below where it began", Unit.NUMBER);

    /** Curvature where the ladder begins. */
    static final Quantity LAMBDA =
            Quantity.of("lambdaMax", "λ_max of loss and weight decay where it began", Unit.NUMBER);

    /** What a rate did. */
    static final Quantity LOSS =
            Quantity.of("lossRatio", "training loss at the end over that at the start", Unit.RATIO);

    private static final String STUDY = "descent";
    private static final String BASE = "minimum";

    private RateLadder() {}

    /**
     * What is trained, always with all examples in every update.
     *
     * @param data small
     * @param model network
     * @param rate of the training towards a minimum
     * @param weightDecay of all training, without which there is no minimum: the loss would fall for ever
     * @param updates of it
     * @param rates on the ladder
     * @param least of them
     * @param ratio of each to the one before
     * @param tries updates at each
     * @param seeds 1, 2, …
     */
    private record Setting(
            DataSpec data,
            String model,
            double rate,
            double weightDecay,
            int updates,
            int rates,
            double least,
            double ratio,
            int tries,
            int seeds) {}

    private static Setting setting(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Setting(small("mnist", 200), "mlp:8", 0.1, 0.003, 300, 8, 0.05, 2, 40, 2);
            case DESK -> new Setting(small("mnist", 1_000), "mlp:16", 0.1, 0.003, 1_500, 18, 0.15, 1.15, 200, 5);
            case PAPER ->
                new Setting(small("cifar10", 5_000), "mlp:200,200", 0.02, 0.003, 50_000, 24, 0.01, 1.15, 1_000, 5);
        };
    }

    private static DataSpec small(String name, int examples) {
        return new DataSpec(name, 0, 1).withTrainExamples(examples);
    }

    /** Returns their protocol. */
    static Protocol protocol(Scale scale, Shapes shapes) {
        Setting s = setting(scale);
        int examples = shapes.of(s.data()).trainExamples();
        List<TrialSpec> trials = new ArrayList<>();
        for (long seed = 1; seed <= s.seeds(); seed++) {
            TrialSpec base = draft(BASE, s, examples, s.updates())
                    .rate(new Constant(s.rate()))
                    .seed(seed);
            trials.add(base);
            for (int i = 0; i < s.rates(); i++) {
                trials.add(draft("rate-" + i, s, examples, s.tries())
                        .rate(new Constant(s.least() * Math.pow(s.ratio(), i)))
                        .remedies("from=trial:" + base.id())
                        .curve(new CurveGrid.Even(4L * examples), examples)
                        .seed(seed));
            }
        }
        return Protocol.of(words(s, examples), STUDY, new ListedTrials(trials))
                .measuredFor("sharpness near minima", scale == Scale.SMOKE ? 1 : 10.0 * s.seeds());
    }

    private static Draft draft(String id, Setting s, int examples, int updates) {
        return Draft.of(id, s.data(), s.model(), new Horizon(examples, (long) updates * examples))
                .optimizer("sgd", s.weightDecay())
                .batch(examples);
    }

    private static String words(Setting s, int examples) {
        return String.format(
                Locale.ROOT,
                "%s on %,d examples of %s, %,d updates of full-batch gradient descent at rate %s with weight decay %s, then %d updates from there at each"
                        + " of %d rates from %s up by %s, %d seeds.",
                s.model(),
                examples,
                s.data().name(),
                s.updates(),
                s.rate(),
                s.weightDecay(),
                s.tries(),
                s.rates(),
                s.least(),
                s.ratio(),
                s.seeds());
    }

    /** Returns what is measured of the minima that have been reached. */
    static List<Measurement<?>> measurements(Evidence evidence) {
        return evidence.of(STUDY).entrySet().stream()
                .filter(trial -> trial.getKey().startsWith(BASE))
                .map(Map.Entry::getValue)
                .filter(trial -> trial.outcome().isTrained())
                .<Measurement<?>>map(RateLadder::asked)
                .toList();
    }

    private static Measurement.Sharpness asked(TrialRecord minimum) {
        return new Measurement.Sharpness(minimum, minimum.spec().batchSize(), List.of(1e-3), 1);
    }

    /** Returns the observations by rate. */
    static Observations observe(Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        evidence.of(STUDY).forEach((id, trial) -> {
            long seed = trial.spec().seed();
            if (id.startsWith(BASE)) {
                evidence.found(asked(trial))
                        .ifPresent(found -> all.add(
                                LAMBDA,
                                SERIES,
                                0,
                                seed,
                                found.hessian().lambdaMax().value()
                                        + trial.spec().optimizer().weightDecay()));
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
        all.add(STABLE, SERIES, rate, seed, Math.max(most, end) <= (1 + RISE) * start ? 1 : 0);
        all.add(LOWER, SERIES, rate, seed, end < start ? 1 : 0);
        all.add(LOSS, SERIES, rate, seed, end / start);
    }
}
