package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.DecayToGrowth;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.NoiseLaw;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.Batching;
import dev.batchwise.study.Composition;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * The plans of Smith, Kindermans, Ying and Le (2018) on one network and one budget: a rate that falls in steps, a batch size that
 * grows instead, and plans that start from larger rates, batches and momenta. Claims 27 to 30 take what they need of them, and so
 * share what they have in common.
 */
final class GrowthPlans {
    /** Factor by which the rate falls at each step. */
    static final int FACTOR = 5;

    /** Update rules that are tried, momentum first. */
    static final List<String> RULES = List.of("momentum", "sgd", "nesterov", "adam");

    private static final String MOMENTUM = RULES.get(0);
    /** Larger momentum of claim 29. */
    private static final double LARGE_MOMENTUM = 0.98;
    /** Factor between noise scales that claim 30 tells apart. */
    private static final int APART = 8;

    /** Even gaps between the points of a curve. */
    static final int CURVE_GAPS = 20;

    private final Setting setting;
    private final Horizon horizon;

    private GrowthPlans(Setting setting, Horizon horizon) {
        this.setting = setting;
        this.horizon = horizon;
    }

    /**
     * What is trained.
     *
     * @param data set
     * @param model network
     * @param epochs of training
     * @param decay factors of the initial rate
     * @param firstStep share of the budget before the rate falls
     * @param batch B of the plan whose rate falls
     * @param cap largest batch size
     * @param rates initial ones by update rule
     * @param weightDecay of all
     * @param ghostBatch examples behind one set of batch-norm statistics
     * @param remedies they train with
     * @param seeds 1, 2, …
     */
    private record Setting(
            DataSpec data,
            String model,
            int epochs,
            Decay decay,
            double firstStep,
            int batch,
            int cap,
            Map<String, Double> rates,
            double weightDecay,
            OptionalInt ghostBatch,
            List<String> remedies,
            int seeds) {}

    private static Setting setting(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                new Setting(
                        Trials.data("mnist", 1_000),
                        "mlp:8",
                        4,
                        Decay.parse("1 @0, 0.2 @2ep, 0.04 @3ep"),
                        0.5,
                        8,
                        300,
                        rates(0.02, 0.001),
                        0,
                        OptionalInt.empty(),
                        List.of(),
                        2);
            case DESK ->
                new Setting(
                        Trials.data("fashion-mnist"),
                        "mlp:128",
                        10,
                        Decay.parse("1 @0, 0.2 @3ep, 0.04 @6ep, 0.008 @8ep"),
                        0.3,
                        16,
                        5_120,
                        rates(0.01, 5e-4),
                        0,
                        OptionalInt.empty(),
                        List.of(),
                        6);
            case PAPER ->
                new Setting(
                        new DataSpec("cifar10", 0, 1),
                        "wrn-16-4",
                        200,
                        Decay.parse("1 @0, 0.2 @60ep, 0.04 @120ep, 0.008 @160ep"),
                        0.3,
                        128,
                        5_120,
                        rates(0.1, 1e-3),
                        5e-4,
                        OptionalInt.of(128),
                        List.of("augment=flip/shift:0.125"),
                        5);
        };
    }

    /** Of sgd the rate has the same ε/(1 − m) as with momentum. */
    private static Map<String, Double> rates(double momentum, double adam) {
        return Map.of("momentum", momentum, "nesterov", momentum, "sgd", momentum / (1 - 0.9), "adam", adam);
    }

    /** Returns the plans of a scale. */
    static GrowthPlans of(Scale scale, Shapes shapes) {
        Setting setting = setting(scale);
        return new GrowthPlans(
                setting, Horizon.ofEpochs(shapes.of(setting.data()).trainExamples(), setting.epochs()));
    }

    /** Returns the share of the budget before which plans of one rule are the same. */
    static double firstStep(Scale scale) {
        return setting(scale).firstStep();
    }

    /** Returns the trials of a plan, one a seed. */
    List<TrialSpec> trials(String id, String rule, Plan plan) {
        Trials.Draft draft = Trials.Draft.of(id, setting.data(), setting.model(), horizon)
                .optimizer(optimizer(rule))
                .momentum(((Constant) plan.momentum()).value())
                .rate(plan.learningRate())
                .batch(plan.batchSize())
                .remedies(setting.remedies().toArray(String[]::new))
                .batching(new Batching(
                        Composition.SHUFFLED, Optional.empty(), OptionalInt.empty(), setting.ghostBatch()))
                .curve(new CurveGrid.Even(horizon.budgetExamples() / CURVE_GAPS), 2_000);
        return LongStream.rangeClosed(1, setting.seeds()).mapToObj(draft::seed).toList();
    }

    private OptimizerSpec optimizer(String rule) {
        OptimizerSpec usual = OptimizerSpec.named(rule);
        return new OptimizerSpec(
                rule, usual.beta1(), usual.beta2(), usual.epsilon(), setting.weightDecay(), usual.clipNorm());
    }

    /** Returns the plan whose rate falls at constant batch size. */
    Plan decay(String rule) {
        return decay(rule, 1, 1);
    }

    /** Returns the same with initial rate and batch size multiplied. */
    private Plan decay(String rule, double rateFactor, int batchFactor) {
        return Plan.of(
                setting.decay().of(rateFactor * setting.rates().get(rule)),
                setting.batch() * batchFactor,
                OptimizerSpec.named(rule).usualMomentum(),
                horizon);
    }

    /** Returns the plan whose batch size grows where the rate fell. */
    Plan growth(String rule) {
        return growth(rule, DecayToGrowth.keeping(NoiseLaw.of(rule)).withMaxBatch(setting.cap()));
    }

    /** Returns the plan whose batch size grows at the first step alone. */
    Plan hybrid(String rule) {
        return growth(rule, DecayToGrowth.keeping(NoiseLaw.of(rule)).withMaxBatch(FACTOR * setting.batch()));
    }

    /** Returns the growing plan from a rate and a batch size five times as large. */
    Plan largerRate() {
        return growth(MOMENTUM, fromLargerRate());
    }

    /** Returns the same with a momentum of 0.98 and batches five times as large again. */
    Plan largerMomentum() {
        return growth(MOMENTUM, fromLargerRate().withMomentum(LARGE_MOMENTUM));
    }

    private DecayToGrowth fromLargerRate() {
        return DecayToGrowth.keeping(NoiseLaw.SGD)
                .withMaxBatch(setting.cap())
                .withInitialRate(FACTOR * setting.rates().get(MOMENTUM));
    }

    private Plan growth(String rule, DecayToGrowth how) {
        return how.convert(decay(rule)).converted();
    }

    /** Returns the falling plan from a rate and a batch size five times as large: of the same noise scale. */
    Plan bothLarger() {
        return decay(MOMENTUM, FACTOR, FACTOR);
    }

    /** Returns the falling plan whose rate is eight times lower: of a noise scale eight times lower. */
    Plan lowerRate() {
        return decay(MOMENTUM, 1.0 / APART, 1);
    }

    /** Returns the falling plan whose batch is eight times larger: of the same noise scale as that. */
    Plan largerBatch() {
        return decay(MOMENTUM, 1, APART);
    }

    /** Returns network, data and plan in words, as a sentence begins. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%s on %,d examples of %s, %d epochs; rate × %s (momentum 0.9 from %s), or batches that grow from %d to at most %,d"
                        + " instead; %d seeds",
                setting.model(),
                horizon.examplesPerEpoch(),
                setting.data().name(),
                setting.epochs(),
                setting.decay().label(),
                setting.rates().get(MOMENTUM),
                setting.batch(),
                setting.cap(),
                setting.seeds());
    }
}
