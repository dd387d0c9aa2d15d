package dev.batchwise.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.UsageException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecayToGrowthTest {
    private static final Horizon CIFAR = Horizon.ofEpochs(50_000, 200);
    private static final DecayToGrowth SGD = DecayToGrowth.keeping(NoiseLaw.SGD);

    private static Plan plan(String learningRate, String batchSize, String momentum, Horizon horizon) {
        return new Plan(Schedule.parse(learningRate), Schedule.parse(batchSize), Schedule.parse(momentum), horizon);
    }

    /** The schedule of Smith et al. 2018 on CIFAR-10. */
    private static Plan smith() {
        return plan("0.1 @0, 0.02 @60ep, 0.004 @120ep, 0.0008 @160ep", "128", "0.9", CIFAR);
    }

    @Test
    void growingBatchOfSmithMakesThePublishedUpdates() {
        Conversion conversion = SGD.withMaxBatch(5_120).convert(smith());
        assertThat(conversion.given().updates()).isEqualTo(78_125);
        assertThat(conversion.converted().updates()).isEqualTo(29_141);
        assertThat(conversion.converted().batchSize().text()).isEqualTo("128 @0, 640 @60ep, 3200 @120ep, 5120 @160ep");
        assertThat(conversion.converted().learningRate().text()).isEqualTo("0.1 @0, 0.032 @160ep");
        assertNoiseKept(conversion);
    }

    @Test
    void hybridOfSmithMakesThePublishedUpdates() {
        Conversion conversion = SGD.withMaxBatch(640).convert(smith());
        assertThat(conversion.converted().updates()).isEqualTo(34_375);
        assertThat(conversion.converted().batchSize().text()).isEqualTo("128 @0, 640 @60ep");
        assertThat(conversion.converted().learningRate().text()).isEqualTo("0.1 @0, 0.02 @120ep, 0.004 @160ep");
        assertNoiseKept(conversion);
    }

    @Test
    void increasedInitialRateOfSmithMakesThePublishedUpdates() {
        Conversion conversion = SGD.withMaxBatch(5_120).withInitialRate(0.5).convert(smith());
        assertThat(conversion.converted().updates()).isEqualTo(6_406);
        assertThat(conversion.converted().batchSize().text()).isEqualTo("640 @0, 3200 @60ep, 5120 @120ep");
        assertThat(conversion.converted().learningRate().text()).isEqualTo("0.5 @0, 0.16 @120ep, 0.032 @160ep");
        assertNoiseKept(conversion);
    }

    @Test
    void increasedMomentumOfSmithMakesThePublishedUpdates() {
        Conversion conversion =
                SGD.withMaxBatch(5_120).withInitialRate(0.5).withMomentum(0.98).convert(smith());
        assertThat(conversion.converted().updates()).isEqualTo(2_305);
        assertThat(conversion.converted().batchSize().text()).isEqualTo("3200 @0, 5120 @60ep");
        assertThat(conversion.converted().momentum().text()).isEqualTo("0.98");
        assertNoiseKept(conversion);
        assertThat(conversion.cautions()).anyMatch(caution -> caution.contains("raising the momentum"));
    }

    @Test
    void startingNoiseScaleIsThePublishedOne() {
        // g = 0.1 · 50,000 / (128 · 0.1) = 390.6
        assertThat(SGD.convert(smith()).givenPhases().get(0).noiseScale()).isCloseTo(390.625, within(1e-9));
    }

    @Test
    void capIsATenthOfTheTrainingSetUnlessGiven() {
        Conversion conversion = SGD.convert(smith());
        assertThat(conversion.converted().largestBatch()).isEqualTo(5_000);
        assertThat(conversion.cautions())
                .containsExactly(
                        "the batch size stops growing at 5000; from there on the learning rate decays instead");
        assertThat(SGD.withMaxBatch(5_120).convert(smith()).cautions())
                .anyMatch(caution -> caution.contains("reach 5120, above a tenth of the training set (5000)"));
    }

    @ParameterizedTest
    @EnumSource(NoiseLaw.class)
    void noiseIsKeptAndTheCapObservedWhateverTheSteps(NoiseLaw law) {
        Random random = new Random(3);
        for (int i = 0; i < 70; i++) {
            Plan given = anySteps(random);
            int cap = given.largestBatch() + random.nextInt(3_000);
            Conversion conversion = DecayToGrowth.keeping(law).withMaxBatch(cap).convert(given);
            assertNoiseKept(conversion);
            assertThat(conversion.converted().largestBatch()).isLessThanOrEqualTo(cap);
            conversion
                    .converted()
                    .walk()
                    .forEachRemaining(update -> assertThat(update.batchSize()).isLessThanOrEqualTo(cap));
        }
    }

    @ParameterizedTest
    @EnumSource(NoiseLaw.class)
    void convertingThereAndBackGivesTheSameRates(NoiseLaw law) {
        Random random = new Random(4);
        for (int i = 0; i < 70; i++) {
            Plan given = anySteps(random);
            Plan grown = DecayToGrowth.keeping(law)
                    .withMaxBatch(5_000)
                    .convert(given)
                    .converted();
            Plan back =
                    new GrowthToDecay(law, given.batchSizeAt(0)).convert(grown).converted();
            for (int examples = 0; examples < 50_000; examples += 250) {
                double rate = given.learningRateAt(examples);
                // constants are kept to twelve digits
                assertThat(back.learningRateAt(examples)).isCloseTo(rate, within(1e-10 * rate));
            }
            assertThat(back.updates()).isEqualTo(given.updates());
        }
    }

    private static Plan anySteps(Random random) {
        StringBuilder rate = new StringBuilder("0.5 @0");
        double value = 0.5;
        for (int from = 500 + random.nextInt(9_000); from < 50_000; from += 500 + random.nextInt(20_000)) {
            value *= 0.2 + 0.7 * random.nextDouble();
            rate.append(", ")
                    .append(Numerals.plain(Numerals.tidy(value)))
                    .append(" @")
                    .append(from);
        }
        String warmUp = random.nextInt(3) == 0 ? "warmup 2K, " : "";
        String batch = Integer.toString(8 + random.nextInt(200));
        return plan(warmUp + rate, batch, "0.9", Horizon.ofEpochs(10_000, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp 0.1 x0.2 every 60ep",
                "linear 0.1 -> 0",
                "cosine 0.1",
                "cosine 0.1 -> 0.001 over 150ep",
                "warmup 5ep, cosine 0.1",
                "warmup 5ep from 0.01, exp 0.1 x0.5 every 20ep",
                "warmup 5ep, 0.1 @0, 0.02 @60ep",
            })
    void noiseIsKeptAtEveryUpdateOfASmoothDecay(String learningRate) {
        for (NoiseLaw law : NoiseLaw.values()) {
            Plan given = plan(learningRate, "128", "0.9", CIFAR);
            Conversion conversion = DecayToGrowth.keeping(law).convert(given);
            assertNoiseKept(conversion);
            Plan grown = conversion.converted();
            assertThat(grown.updates()).isLessThan(given.updates());
            UpdateWalk walk = grown.walk();
            for (long place = 0; place < CIFAR.budgetExamples() - 5_000; place += 9_000) { // before the cut
                walk.skipTo(place);
                Update update = walk.next();
                assertSame(given, grown, update.middle(), update.batchSize(), law);
            }
        }
    }

    private static void assertSame(Plan given, Plan grown, double middle, int batch, NoiseLaw law) {
        double before = law.noiseScale(given.learningRateAt(middle), 128, 0.9, 50_000);
        double after = law.noiseScale(grown.learningRateAt(middle), batch, 0.9, 50_000);
        assertThat(after).isCloseTo(before, within(before * (0.5 / batch + 1e-9)));
    }

    @Test
    void smoothDecayFallsAgainOnceTheCapIsReached() {
        Plan grown = SGD.withMaxBatch(512)
                .convert(plan("cosine 0.1", "128", "0.9", CIFAR))
                .converted();
        assertThat(grown.batchSize().text()).isEqualTo("at most 512, 12.8 / (cosine 0.1)");
        assertThat(grown.learningRate().text()).isEqualTo("at most 0.1, cosine 0.4");
    }

    @Test
    void exponentialDecayBecomesExponentialGrowthAndBack() {
        Plan given = plan("exp 0.1 x0.8 every 20ep", "128", "0.9", CIFAR);
        Plan grown = SGD.convert(given).converted();
        assertThat(grown.batchSize().text()).isEqualTo("exp 128 x1.25 every 20ep");
        assertThat(grown.learningRate().text()).isEqualTo("0.1");
        assertThat(new GrowthToDecay(NoiseLaw.SGD, 128).convert(grown).converted())
                .isEqualTo(given);
    }

    @Test
    void cosineIsThereAgainOnTheWayBack() {
        Plan given = plan("cosine 0.1 -> 0.01", "128", "0.9", CIFAR);
        Plan grown = SGD.convert(given).converted();
        assertThat(grown.learningRate()).isEqualTo(new Constant(0.1));
        assertThat(new GrowthToDecay(NoiseLaw.SGD, 128).convert(grown).converted())
                .isEqualTo(given);
    }

    @Test
    void warmUpStaysAWarmUpOfTheRate() {
        Plan given = plan("warmup 5ep from 0.02, 0.1 @0, 0.02 @60ep", "128", "0.9", CIFAR);
        Plan grown = SGD.withInitialRate(0.2).convert(given).converted();
        assertThat(grown.learningRate().text()).isEqualTo("warmup 5ep from 0.04, 0.2");
        assertThat(grown.batchSize().text()).isEqualTo("256 @0, 1280 @60ep");
    }

    @Test
    void squareRootRuleGrowsBySquares() {
        Plan grown = DecayToGrowth.keeping(NoiseLaw.ADAM_SQUARE_ROOT)
                .convert(plan("0.001 @0, 0.0005 @60ep, 0.0001 @120ep", "128", "0", CIFAR))
                .converted();
        // 128·2² = 512, 128·10² = 12,800 is cut to 5,000, and the rate falls to 0.0001·√(5000/128)
        assertThat(grown.batchSize().text()).isEqualTo("128 @0, 512 @60ep, 5000 @120ep");
        assertThat(grown.learningRateAt(7e6)).isCloseTo(1e-4 * Math.sqrt(5_000 / 128.0), within(1e-14));
    }

    @Test
    void adamIsLabelledAHeuristic() {
        assertThat(NoiseLaw.of("adam")).isEqualTo(NoiseLaw.ADAM_HEURISTIC);
        assertThat(DecayToGrowth.keeping(NoiseLaw.of("adam")).convert(smith()).cautions())
                .anyMatch(caution ->
                        caution.contains("heuristic of Smith et al. 2018") && caution.contains("square-root rule"));
        assertThat(List.of("sgd", "momentum", "nesterov")).allMatch(name -> NoiseLaw.of(name) == NoiseLaw.SGD);
        assertThatThrownBy(() -> NoiseLaw.of("lamb")).isInstanceOf(UsageException.class);
    }

    @Test
    void batchThatGrowsAlreadyGoesOnGrowing() {
        Plan given = plan("0.1 @0, 0.05 @100ep", "128 @0, 256 @50ep", "0.9", CIFAR);
        Conversion conversion = SGD.convert(given);
        assertThat(conversion.converted().batchSize().text()).isEqualTo("128 @0, 256 @50ep, 512 @100ep");
        assertNoiseKept(conversion);
    }

    @Test
    void whatCannotBeConvertedIsRefused() {
        assertRefused(
                () -> SGD.withMaxBatch(64).convert(smith()), "max batch 64 is below the plan's own batch size 128");
        assertRefused(
                () -> SGD.convert(plan("0.1 @0, 0.01 @9ep", "6000", "0", CIFAR)),
                "a tenth of the training set, 5000 is below the plan's own batch size 6000; give a max batch");
        assertRefused(() -> SGD.convert(plan("linear 0 -> 0.1", "128", "0", CIFAR)), "starts at 0");
        assertRefused(() -> SGD.withMomentum(1).convert(smith()), "momentum 1 is not in [0, 1)");
        assertRefused(
                () -> SGD.withInitialRate(Double.NaN).convert(smith()), "initial learning rate NaN is not above 0");
        assertRefused(() -> SGD.withInitialRate(0).convert(smith()), "initial learning rate 0 is not above 0");
        assertRefused(
                () -> DecayToGrowth.keeping(NoiseLaw.ADAM_HEURISTIC)
                        .withMomentum(0.98)
                        .convert(smith()),
                "momentum \"0.9\" cannot be raised to 0.98 here");
        assertRefused(() -> SGD.convert(plan("cosine 0.1", "128 @0, 256 @50ep", "0.9", CIFAR)), "both change");
        assertRefused(() -> new GrowthToDecay(NoiseLaw.SGD, 0), "batch size 0 is not positive");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String problem) {
        assertThatThrownBy(call).isInstanceOf(UsageException.class).hasMessageContaining(problem);
    }

    @Test
    void rateThatNeverFallsIsSaidToBeSo() {
        Conversion conversion = SGD.convert(plan("0.1", "128", "0.9", CIFAR));
        assertThat(conversion.cautions()).singleElement().asString().contains("the batch size does not change");
        assertThat(conversion.converted().updates()).isEqualTo(78_125);
    }

    /** Phase by phase: cut alike, every example shown, and the noise scale equal within the rounding of B. */
    private static void assertNoiseKept(Conversion conversion) {
        List<Phase> given = conversion.givenPhases();
        List<Phase> converted = conversion.convertedPhases();
        assertThat(given).hasSameSizeAs(converted);
        for (int i = 0; i < given.size(); i++) {
            assertThat(converted.get(i).fromExamples()).isEqualTo(given.get(i).fromExamples());
            assertThat(converted.get(i).toExamples()).isEqualTo(given.get(i).toExamples());
            double noise = given.get(i).noiseScale();
            double rounding = 0.5 / converted.get(i).batchSize() + 1e-9; // of B, and of twelve digits
            assertThat(converted.get(i).noiseScale()).isCloseTo(noise, within(noise * rounding));
        }
        long budget = conversion.given().horizon().budgetExamples();
        assertThat(given.stream().mapToLong(Phase::examples).sum()).isEqualTo(budget);
        assertThat(converted.stream().mapToLong(Phase::examples).sum()).isEqualTo(budget);
        assertThat(converted.stream().mapToLong(Phase::updates).sum())
                .isEqualTo(conversion.converted().updates());
    }

    /** 1,000 examples at 10, then 1,009 at 50: twenty whole updates and one of 9. */
    @Test
    void aLastUpdateOfFewExamplesIsToldWithTheBudgetThatAvoidsIt() {
        Plan given = Plan.of(Schedule.parse("0.1 @0, 0.02 @1K"), 10, 0, new Horizon(1000, 2009));
        assertThat(DecayToGrowth.keeping(NoiseLaw.SGD).convert(given).cautions())
                .containsExactly(
                        "the last update is left with 9 examples after batches of 50, at the same learning rate,"
                                + " which may undo some of the training; give a budget that ends with a whole batch, e.g."
                                + " --examples 2000");
        Plan whole = given.withBudget(2000);
        assertThat(DecayToGrowth.keeping(NoiseLaw.SGD).convert(whole).cautions())
                .isEmpty();
    }
}
