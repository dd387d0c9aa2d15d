package dev.batchwise.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.UsageException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ScalingRulesTest {
    private static final Horizon HORIZON = Horizon.ofEpochs(50_000, 200);

    private static Plan plan(String learningRate, String batchSize) {
        return new Plan(Schedule.parse(learningRate), Schedule.parse(batchSize), new Constant(0.9), HORIZON);
    }

    private static Recipe adam(int batchSize) {
        return Recipe.forAdam(plan("0.001", Integer.toString(batchSize)), AdamConstants.defaults());
    }

    @Test
    void linearRuleMultipliesEveryRateAndMovesNoPosition() {
        Recipe given = Recipe.forSgd(plan("warmup 5ep from 0.1, 0.1 @0, 0.02 @60ep", "128"));
        Scaled scaled = new LinearRule().scale(given, 1_024);
        Plan plan = scaled.scaled().plan();
        assertThat(plan.learningRate().text()).isEqualTo("warmup 5ep from 0.8, 0.8 @0, 0.16 @60ep");
        assertThat(plan.batchSize().text()).isEqualTo("1024");
        assertThat(plan.momentum().text()).isEqualTo("0.9");
        assertThat(scaled.doubts()).singleElement().asString().startsWith("Goyal et al. 2017");
    }

    @Test
    void linearRuleReproducesGoyalsReference() {
        // η = 0.1·B/256, so 3.2 at 8,192
        Recipe given = Recipe.forSgd(
                new Plan(new Constant(0.1), new Constant(256), new Constant(0.9), Horizon.ofEpochs(1_281_167, 90)));
        Scaled scaled = new LinearRule().scale(given, 8_192);
        assertThat(scaled.scaled().plan().learningRate()).isEqualTo(new Constant(3.2));
        assertThat(scaled.doubts()).anyMatch(doubt -> doubt.contains("no warm-up"));
        assertThat(scaled.doubts()).noneMatch(doubt -> doubt.contains("32-fold"));
        assertThat(new LinearRule().scale(given, 8_193).doubts()).anyMatch(doubt -> doubt.contains("32-fold"));
    }

    @Test
    void squareRootRuleMultipliesByTheRoot() {
        Recipe given = Recipe.forSgd(plan("0.1", "128"));
        // Hoffer et al.: 128 → 4,096, √32
        Plan plan = new SquareRootRule().scale(given, 4_096).scaled().plan();
        assertThat(plan.learningRateAt(0)).isCloseTo(0.1 * Math.sqrt(32), within(1e-12));
    }

    @Test
    void adamSdeRuleMovesRateBothMemoriesAndEpsilon() {
        Scaled scaled = new AdamSdeRule().scale(adam(128), 512);
        AdamConstants constants = scaled.scaled().adam().orElseThrow();
        assertThat(scaled.scaled().plan().learningRate()).isEqualTo(new Constant(0.002));
        assertThat(constants).isEqualTo(new AdamConstants(0.6, 0.996, 5e-9));
        assertThat(scaled.doubts()).noneMatch(doubt -> doubt.contains("would become"));
    }

    @Test
    void adamSdeRuleThatHasNoAnswerSaysSo() {
        Scaled scaled = new AdamSdeRule().scale(adam(128), 2_048);
        assertThat(scaled.scaled().adam().orElseThrow().beta1()).isZero();
        assertThat(scaled.doubts())
                .anyMatch(doubt -> doubt.startsWith("1 − β₁ would become 1.6, which is no decay rate"));
        assertThat(new AdamSdeRule().scale(adam(128), 768).doubts())
                .anyMatch(doubt -> doubt.startsWith("1 − β₁ becomes 0.6, which is not much smaller than 1"));
    }

    @Test
    void halfLifeRuleKeepsTheHalfLifeInExamples() {
        AdamConstants given = AdamConstants.defaults();
        for (int batch : new int[] {1, 16, 256, 4_096}) {
            Scaled scaled = new HalfLifeRule().scale(adam(128), batch);
            AdamConstants constants = scaled.scaled().adam().orElseThrow();
            // β₂ is kept to twelve digits, which at B = 1 leaves 1 − β₂ = 8e-6 with seven
            assertThat(constants.halfLifeExamples(batch)).isCloseTo(given.halfLifeExamples(128), within(0.01));
            assertThat(constants.beta1()).isEqualTo(0.9);
            assertThat(scaled.scaled().plan().learningRate()).isEqualTo(new Constant(0.001));
        }
    }

    @Test
    void halfLifeRuleReproducesMareksTunedPair() {
        // Marek et al. 2025, GPT-2: β₂ 0.95 at B = 512 and 0.9999 at B = 1 are about the same half-life
        AdamConstants at512 = new AdamConstants(0.9, 0.95, 1e-8);
        assertThat(new HalfLifeRule().constants(at512, 1 / 512.0).beta2()).isCloseTo(0.9999, within(5e-7));
    }

    @Test
    void halfLifeAndSdeRulesAgreeToFirstOrder() {
        AdamConstants given = AdamConstants.defaults();
        double sde = 1 - new AdamSdeRule().constants(given, 4).beta2();
        double halfLife = 1 - new HalfLifeRule().constants(given, 4).beta2();
        assertThat(halfLife).isCloseTo(sde, within(0.002 * sde)); // second order: 3(1 − β₂)/2
    }

    @Test
    void surgeRuleRisesLikeTheRootPeaksAtTheNoiseScaleAndFalls() {
        SurgeRule rule = new SurgeRule(1_000);
        assertThat(rule.rateFactor(1, 4)).isCloseTo(2, within(0.01));
        assertThat(rule.rateFactor(1_000, 999)).isLessThan(1);
        assertThat(rule.rateFactor(1_000, 1_001)).isLessThan(1);
        assertThat(rule.rateFactor(250, 4_000)).isCloseTo(1, within(1e-14));
        // η(B)/η_max at a quarter of the noise scale: 1/[½(2 + ½)] = 0.8
        assertThat(rule.rateFactor(1_000, 250)).isCloseTo(0.8, within(1e-14));
        assertThat(rule.scale(adam(250), 4_000).doubts())
                .anyMatch(doubt -> doubt.startsWith("batch size 4000 lies beyond the noise scale 1000"));
    }

    @Test
    void scalingThereAndBackIsTheSamePlan() {
        Recipe given = Recipe.forAdam(plan("0.3 @0, 0.1 @9ep", "128"), AdamConstants.defaults());
        for (ScalingRule rule :
                List.of(new LinearRule(), new SquareRootRule(), new AdamSdeRule(), new SurgeRule(700))) {
            Recipe back = rule.scale(rule.scale(given, 512).scaled(), 128).scaled();
            assertThat(back.plan().learningRateAt(0)).isCloseTo(0.3, within(1e-11));
            assertThat(back.plan().learningRateAt(1e6)).isCloseTo(0.1, within(1e-11));
            assertThat(back.plan().updates()).isEqualTo(given.plan().updates());
            assertThat(back.adam()).isEqualTo(given.adam());
        }
    }

    @Test
    void batchScheduleIsScaledAsAWhole() {
        Recipe given = Recipe.forSgd(plan("0.1", "128 @0, 640 @60ep"));
        assertThat(new LinearRule()
                        .scale(given, 192)
                        .scaled()
                        .plan()
                        .batchSize()
                        .text())
                .isEqualTo("192 @0, 960 @60ep");
    }

    @Test
    void everyRuleNamesItsPaperAndWhatItAssumes() {
        for (String name : List.of("linear", "sqrt", "adam-sde", "half-life", "surge")) {
            ScalingRule rule = ScalingRule.named(name, OptionalDouble.of(900));
            assertThat(rule.label()).isEqualTo(name);
            assertThat(rule.paper()).matches(".*20\\d\\d, .+");
            assertThat(rule.scale(adam(128), 256).doubts().get(0))
                    .isEqualTo(rule.paper() + " assumes " + rule.assumes());
        }
    }

    @Test
    void ruleForTheOtherKindOfOptimizerIsDoubted() {
        assertThat(new LinearRule().scale(adam(128), 256).doubts()).anyMatch(doubt -> doubt.contains("stated for SGD"));
        Recipe sgd = Recipe.forSgd(plan("0.1", "128"));
        assertThat(new AdamSdeRule().scale(sgd, 256).doubts()).anyMatch(doubt -> doubt.contains("is for Adam"));
        assertThat(new SurgeRule(900).scale(sgd, 256).doubts()).anyMatch(doubt -> doubt.contains("is for Adam"));
    }

    @Test
    void batchAboveATenthOfTheTrainingSetIsDoubtedAndAboveAllOfItRefused() {
        assertThat(new LinearRule().scale(adam(128), 5_000).doubts()).noneMatch(doubt -> doubt.contains("a tenth"));
        assertThat(new LinearRule().scale(adam(128), 5_001).doubts())
                .anyMatch(doubt -> doubt.contains("reach 5001, above a tenth of the training set (5000)"));
        assertThatThrownBy(() -> new LinearRule().scale(adam(128), 50_001)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new LinearRule().scale(adam(128), 0)).hasMessageContaining("is not positive");
    }

    @Test
    void unknownRulesAndMissingNoiseScalesAreUsageErrors() {
        assertThatThrownBy(() -> ScalingRule.named("cubic", OptionalDouble.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("give linear, sqrt, adam-sde, half-life or surge");
        assertThatThrownBy(() -> ScalingRule.named("surge", OptionalDouble.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("batchwise noise");
        assertThatThrownBy(() -> new AdamConstants(1, -1, Double.NaN))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("beta1 1.0", "beta2 -1.0", "epsilon NaN");
    }
}
