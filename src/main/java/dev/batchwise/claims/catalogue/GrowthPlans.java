package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.DecayToGrowth;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.NoiseLaw;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.Batching;
import dev.batchwise.study.Composition;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.Locale;
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

    /** Share of the budget at which the rate first falls: until then the falling and the growing plan of a rule are one. */
    static final double FIRST_STEP = 0.3;

    /** Even gaps between the points of a curve. */
    static final int CURVE_GAPS = 20;

    private final GrowthSetting setting;
    private final Horizon horizon;

    private GrowthPlans(GrowthSetting setting, Horizon horizon) {
        this.setting = setting;
        this.horizon = horizon;
    }

    /** Returns the plans of a scale. */
    static GrowthPlans of(Scale scale, Shapes shapes) {
        GrowthSetting setting = GrowthSetting.of(scale);
        return new GrowthPlans(
                setting, Horizon.ofEpochs(shapes.of(setting.data()).trainExamples(), setting.epochs()));
    }

    /** Returns the trials of a plan, one a seed. */
    List<TrialSpec> trials(String id, String rule, Plan plan) {
        Draft draft = Draft.of(id, setting.data(), setting.model(), horizon)
                .optimizer(rule, setting.weightDecay())
                .momentum(((Constant) plan.momentum()).value())
                .rate(plan.learningRate())
                .batch(plan.batchSize())
                .remedies(setting.remedies().toArray(String[]::new))
                .batching(
                        new Batching(Composition.SHUFFLED, Optional.empty(), OptionalInt.empty(), setting.ghostBatch()))
                .curve(new CurveGrid.Even(horizon.budgetExamples() / CURVE_GAPS), 2_000);
        return LongStream.rangeClosed(1, setting.seeds()).mapToObj(draft::seed).toList();
    }

    /** Returns the plan whose rate falls at constant batch size. */
    Plan decay(String rule) {
        return decay(rule, 1, 1);
    }

    /** Returns the same with initial rate and batch size multiplied. */
    private Plan decay(String rule, double rateFactor, int batchFactor) {
        return Plan.of(
                setting.decay().of(rateFactor * setting.rate(rule)),
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
                .withInitialRate(FACTOR * setting.rate(MOMENTUM));
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
                setting.rate(MOMENTUM),
                setting.batch(),
                setting.cap(),
                setting.seeds());
    }
}
