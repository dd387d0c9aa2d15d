package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Judgement.INCONCLUSIVE;
import static dev.batchwise.claims.Judgement.REFUTED;
import static dev.batchwise.claims.Judgement.SUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Judgement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Scale;
import dev.batchwise.schedule.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules of claims 27 to 30 say of observations, and the updates that their plans make. */
final class ScheduleClaimsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"growths", "largerRates", "largerMomenta", "noiseScales"})
    void ruleJudges(Claim claim, Judgement expected, Observations observed) {
        assertThat(claim.rule().decide(observed).verdict()).isEqualTo(expected);
    }

    static List<Arguments> growths() {
        return List.of(
                Arguments.of(
                        new GrowthForDecay(), SUPPORTED, growth(0.94, 1, 29_141).all()),
                Arguments.of(
                        new GrowthForDecay(), REFUTED, growth(0.92, 1, 29_141).all()),
                Arguments.of(
                        new GrowthForDecay(), REFUTED, growth(0.94, 1.3, 29_141).all()),
                Arguments.of(
                        new GrowthForDecay(), REFUTED, growth(0.94, 1, 50_000).all()),
                Arguments.of(
                        new GrowthForDecay(),
                        INCONCLUSIVE,
                        growth(0.94, 1, 29_141)
                                .anywhere("testAccuracy", "adam batch grows", 0, 0.94)
                                .all()));
    }

    /** Adam's growing plan is as said; the others keep everything. */
    private static MadeUpObservations growth(double accuracy, double loss, double updates) {
        MadeUpObservations all = new MadeUpObservations();
        for (String rule : GrowthPlans.RULES) {
            boolean said = rule.equals("adam");
            all.about("testAccuracy", rule + " rate falls", 0, 0.94)
                    .about("testAccuracy", rule + " batch grows", 0, said ? accuracy : 0.94)
                    .about("curveLoss", rule + " rate falls", 0.1, 1)
                    .about("curveLoss", rule + " batch grows", 0.1, 9) // before the first step: does not count
                    .about("curveLoss", rule + " rate falls", 0.5, 0.3)
                    .about("curveLoss", rule + " batch grows", 0.5, said ? 0.3 * loss : 0.3);
        }
        return all.add("updates", "momentum rate falls", 0, 78_125, 78_125)
                .add("updates", "momentum batch grows", 0, updates, updates);
    }

    static List<Arguments> largerRates() {
        return List.of(
                Arguments.of(new LargerInitialRate(), SUPPORTED, larger(0.945, 6_406)),
                Arguments.of(new LargerInitialRate(), REFUTED, larger(0.93, 6_406)),
                Arguments.of(new LargerInitialRate(), REFUTED, larger(0.945, 20_000)),
                Arguments.of(new LargerInitialRate(), INCONCLUSIVE, new MadeUpObservations().all()));
    }

    private static Observations larger(double accuracy, double updates) {
        return new MadeUpObservations()
                .about("testAccuracy", "batch grows", 0, 0.944)
                .about("testAccuracy", "batch grows from 5ε, 5B", 0, accuracy)
                .add("updates", "batch grows", 0, 29_141, 29_141)
                .add("updates", "batch grows from 5ε, 5B", 0, updates, updates)
                .all();
    }

    static List<Arguments> largerMomenta() {
        return List.of(
                Arguments.of(new LargerMomentum(), SUPPORTED, momentum(0.933)),
                Arguments.of(new LargerMomentum(), REFUTED, momentum(0.9)),
                Arguments.of(new LargerMomentum(), REFUTED, momentum(0.95)),
                Arguments.of(new LargerMomentum(), INCONCLUSIVE, momentum(0.945)));
    }

    private static Observations momentum(double accuracy) {
        return new MadeUpObservations()
                .about("testAccuracy", "batch grows from 5ε, 5B", 0, 0.945)
                .about("testAccuracy", "batch grows from 5ε, 25B, momentum 0.98", 0, accuracy)
                .add("updates", "batch grows from 5ε, 5B", 0, 6_406, 6_406)
                .add("updates", "batch grows from 5ε, 25B, momentum 0.98", 0, 2_305, 2_305)
                .all();
    }

    static List<Arguments> noiseScales() {
        return List.of(
                Arguments.of(
                        new EqualNoiseScale(), SUPPORTED, noiseScale(0.88, 0.3).all()),
                Arguments.of(
                        new EqualNoiseScale(), REFUTED, noiseScale(0.86, 0.3).all()),
                Arguments.of(
                        new EqualNoiseScale(), REFUTED, noiseScale(0.88, 0.2).all()),
                Arguments.of(
                        new EqualNoiseScale(),
                        INCONCLUSIVE,
                        noiseScale(0.88, 0.3)
                                .anywhere("trainLoss", "ε/8, B, momentum 0.9", 0, 0.3)
                                .all()));
    }

    /** The accuracy of the run from (5ε, 5B) and the training loss at the lower noise scale are as said. */
    private static MadeUpObservations noiseScale(double accuracy, double loss) {
        return new MadeUpObservations()
                .about("testAccuracy", "ε, B, momentum 0.9", 0, 0.88)
                .about("testAccuracy", "10ε, B, no momentum", 0, 0.881)
                .about("testAccuracy", "5ε, 5B, momentum 0.9", 0, accuracy)
                .about("testAccuracy", "ε/8, B, momentum 0.9", 0, 0.86)
                .about("testAccuracy", "ε, 8B, momentum 0.9", 0, 0.861)
                .about("trainLoss", "ε, B, momentum 0.9", 0, 0.2)
                .about("trainLoss", "ε/8, B, momentum 0.9", 0, loss);
    }

    /** Smith et al. (2018) read about 80,000, 29,000, under 6,500 and under 2,500 off their figures. */
    @Test
    void plansOfThePaperMakeItsUpdates() {
        GrowthPlans plans = GrowthPlans.of(Scale.PAPER, new MadeUpShapes());

        for (String rule : GrowthPlans.RULES) {
            assertThat(plans.decay(rule).updates()).isEqualTo(78_125);
            assertThat(plans.hybrid(rule).updates()).isEqualTo(34_375);
            assertThat(plans.growth(rule).updates()).isEqualTo(29_141);
        }
        assertThat(plans.largerRate().updates()).isEqualTo(6_406);
        assertThat(plans.largerMomentum().updates()).isEqualTo(2_305);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void plansThatAreComparedHaveOneNoiseScale(Scale scale) {
        GrowthPlans plans = GrowthPlans.of(scale, new MadeUpShapes());
        double g = noiseScale(plans.decay("momentum"));

        assertThat(List.of(
                        plans.decay("sgd"),
                        plans.growth("momentum"),
                        plans.largerRate(),
                        plans.largerMomentum(),
                        plans.bothLarger()))
                .allSatisfy(plan -> assertThat(noiseScale(plan) / g).isCloseTo(1, within(1e-9)));
        assertThat(noiseScale(plans.lowerRate()) / g).isCloseTo(1.0 / 8, within(1e-9));
        assertThat(noiseScale(plans.largerBatch()) / g).isCloseTo(1.0 / 8, within(1e-9));
    }

    /** Returns εN/(B(1 − m)) of the first update. */
    private static double noiseScale(Plan plan) {
        double batch = plan.firstBatch();
        return plan.startingRate() * plan.horizon().examplesPerEpoch() / (batch * (1 - plan.momentumAt(0)));
    }
}
