package dev.batchwise.claims.catalogue;

import dev.batchwise.advice.CompositionNoise;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Gauge;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** One network trained with batches of every composition at several sizes; the noise of such batches, and the minima they end in. */
final class Compositions {
    /** Gradient noise, start and end. */
    static final Quantity NOISE =
            Quantity.of("noiseOverShuffled", "gradient noise over that of shuffled batches, start and end", Unit.RATIO);

    /** How fast it converged. */
    static final Quantity LOSS = Quantity.of("meanCurveLoss", "training loss, mean over the curve", Unit.NATS);

    /** How sharp it ended. */
    static final Quantity LAMBDA = Quantity.of("lambdaMax", "λ_max at the end", Unit.NUMBER);

    private static final String STUDY = "compositions";

    private Compositions() {}

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

    /** Returns their protocol. */
    static Protocol protocol(Scale scale, Shapes shapes) {
        Setting s = setting(scale);
        int examples = shapes.of(s.data()).trainExamples();
        List<TrialSpec> trials = new ArrayList<>();
        for (Composition composition : List.of(Composition.SHUFFLED, Composition.STRATIFIED, Composition.BALANCED)) {
            for (int size : s.sizes()) {
                Draft draft = draft(s, examples, composition, size);
                for (long seed = 1; seed <= s.seeds(); seed++) {
                    trials.add(draft.seed(seed));
                }
            }
        }
        return Protocol.of(words(s, examples), STUDY, new ListedTrials(trials))
                .measuredFor("composition noise", scale == Scale.SMOKE ? 1 : 60)
                .measuredFor("sharpness after compositions", scale == Scale.SMOKE ? 1 : 150);
    }

    private static Draft draft(Setting s, int examples, Composition composition, int size) {
        return Draft.of(composition.label() + "-b" + size, s.data(), s.model(), Horizon.ofEpochs(examples, s.epochs()))
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

    /** Returns what is measured of those that have been trained. */
    static List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
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
        return composition(trial) == Composition.SHUFFLED
                && trial.spec().batchSize() == s.sizes().get(0);
    }

    private static Measurement.Sharpness sharpness(Setting s, TrialRecord trial) {
        return new Measurement.Sharpness(trial, s.examples(), List.of(1e-3), 1);
    }

    private static Gauge.Composed noise(Setting s, TrialRecord trial, Measurement.When when) {
        return new Gauge.Composed(trial, when, s.examples(), s.sizes());
    }

    /** Returns the observations by composition and batch size. */
    static Observations observe(Scale scale, Evidence evidence) {
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
                    .ifPresent(found -> all.add(
                            LAMBDA,
                            series,
                            size,
                            seed,
                            found.hessian().lambdaMax().value()));
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
