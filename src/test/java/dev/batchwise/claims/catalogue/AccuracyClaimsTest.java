package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Judgement.INCONCLUSIVE;
import static dev.batchwise.claims.Judgement.REFUTED;
import static dev.batchwise.claims.Judgement.SUPPORTED;
import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.Quantity.TEST_LOSS;
import static dev.batchwise.claims.Quantity.VALIDATION_ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Decision;
import dev.batchwise.claims.Judgement;
import dev.batchwise.claims.Observations;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of claims 1, 2, 4, 5, 23, 24 and 32 on observations that were made up for each verdict. */
final class AccuracyClaimsTest {
    private static final String CONSTANT = "constant";
    private static final String TUNED = "tuned";
    private static final String LINEAR = "linear";

    static Stream<Arguments> verdicts() {
        return Stream.of(
                arguments(new SameRate(), SUPPORTED, sizes(CONSTANT, 0.97, 0.96, 0.80)),
                arguments(new SameRate(), REFUTED, sizes(CONSTANT, 0.970, 0.971, 0.970)),
                arguments(new SameRate(), INCONCLUSIVE, noisy(CONSTANT)),
                arguments(new TunedRate(), SUPPORTED, spreads(0.20, 0.05)),
                arguments(new TunedRate(), REFUTED, spreads(0.20, 0.15)),
                arguments(
                        new TunedRate(),
                        INCONCLUSIVE,
                        new Observed()
                                .steady(TEST_ACCURACY, CONSTANT, 4, 0.97)
                                .scattered(TEST_ACCURACY, CONSTANT, 64, 0.80)
                                .steady(TEST_ACCURACY, TUNED, 4, 0.97)
                                .steady(TEST_ACCURACY, TUNED, 64, 0.89)
                                .all()),
                arguments(new ScaledRate(), SUPPORTED, multiples(0.05, 0.01, 0.03)),
                arguments(new ScaledRate(), REFUTED, multiples(0.05, 0.02, 0.03)),
                arguments(new ScaledRate(), REFUTED, multiples(0.05, 0.01, -0.01)),
                arguments(new ScaledRate(), REFUTED, multiples(-0.01, -0.01, 0.01)),
                arguments(
                        new ScaledRate(),
                        INCONCLUSIVE,
                        new Observed()
                                .steady(TEST_ACCURACY, CONSTANT, 1, 0.9)
                                .scattered(TEST_ACCURACY, CONSTANT, 4, 0.85)
                                .steady(TEST_ACCURACY, LINEAR, 1, 0.9)
                                .steady(TEST_ACCURACY, LINEAR, 4, 0.89)
                                .all()),
                arguments(new ThirtyTwo(), SUPPORTED, best(0.970, 0.972, 0.960)),
                arguments(new ThirtyTwo(), SUPPORTED, best(0.971, 0.970, 0.960)),
                arguments(new ThirtyTwo(), REFUTED, best(0.980, 0.970, 0.960)),
                arguments(new ThirtyTwo(), REFUTED, best(0.960, 0.970, 0.980)),
                arguments(
                        new ThirtyTwo(),
                        INCONCLUSIVE,
                        new Observed()
                                .steady(VALIDATION_ACCURACY, TUNED, 4, 0.98)
                                .scattered(TEST_ACCURACY, TUNED, 4, 0.97)
                                .steady(VALIDATION_ACCURACY, TUNED, 32, 0.97)
                                .steady(TEST_ACCURACY, TUNED, 32, 0.97)
                                .all()),
                arguments(new SizeFromSample(), SUPPORTED, chosen(64, 0.97, 0.95)),
                arguments(new SizeFromSample(), SUPPORTED, chosen(16, 0.97, 0.968)),
                arguments(new SizeFromSample(), REFUTED, chosen(16, 0.97, 0.95)),
                arguments(
                        new SizeFromSample(),
                        INCONCLUSIVE,
                        chosen(16)
                                .steady(TEST_ACCURACY, SizeFromSample.WHOLE, 64, 0.97)
                                .scattered(TEST_ACCURACY, SizeFromSample.WHOLE, 16, 0.97)
                                .all()),
                arguments(new StoppingPoint(), SUPPORTED, stopped(0.8, 0.5, 0.6)),
                arguments(new StoppingPoint(), REFUTED, stopped(0.8, 0.5, 0.4)),
                arguments(new StoppingPoint(), REFUTED, stopped(0.5, 0.5, 0.6)),
                arguments(
                        new StoppingPoint(),
                        INCONCLUSIVE,
                        new Observed()
                                .steady(TEST_LOSS, StoppingTrials.END, 0, 0.8)
                                .steady(TEST_LOSS, StoppingTrials.LEAST, 0, 0.5)
                                .scattered(TEST_LOSS, StoppingTrials.RISE, 0, 0.5)
                                .all()),
                arguments(new LongEnough(), SUPPORTED, ended(0.920, 0.918, 0.917)),
                arguments(new LongEnough(), REFUTED, ended(0.920, 0.918, 0.890)),
                arguments(
                        new LongEnough(),
                        INCONCLUSIVE,
                        new Observed()
                                .steady(TEST_ACCURACY, LongTrials.SINGLE, 1, 0.92)
                                .steady(TEST_ACCURACY, LongTrials.MINI, 32, 0.92)
                                .scattered(TEST_ACCURACY, LongTrials.FULL, 2_000, 0.92)
                                .all()));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void ruleJudgesByWhatWasObserved(Claim claim, Judgement verdict, Observations observed) {
        Decision decision = claim.rule().decide(observed);

        assertThat(decision.verdict()).as("%s", decision.effects()).isEqualTo(verdict);
    }

    private static Observations sizes(String arm, double small, double middle, double large) {
        return new Observed()
                .steady(TEST_ACCURACY, arm, 4, small)
                .steady(TEST_ACCURACY, arm, 32, middle)
                .steady(TEST_ACCURACY, arm, 256, large)
                .all();
    }

    private static Observations noisy(String arm) {
        return new Observed()
                .steady(TEST_ACCURACY, arm, 4, 0.9)
                .scattered(TEST_ACCURACY, arm, 256, 0.85)
                .all();
    }

    private static Observations spreads(double constant, double tuned) {
        return new Observed()
                .steady(TEST_ACCURACY, CONSTANT, 4, 0.97)
                .steady(TEST_ACCURACY, CONSTANT, 64, 0.97 - constant)
                .steady(TEST_ACCURACY, TUNED, 4, 0.97)
                .steady(TEST_ACCURACY, TUNED, 64, 0.97 - tuned)
                .all();
    }

    /** What is lost at four times the reference with the rate kept and scaled, and at sixteen times with it scaled. */
    private static Observations multiples(double fixed, double scaled, double largest) {
        return new Observed()
                .steady(TEST_ACCURACY, CONSTANT, 1, 0.9)
                .steady(TEST_ACCURACY, CONSTANT, 4, 0.9 - fixed)
                .steady(TEST_ACCURACY, LINEAR, 1, 0.9)
                .steady(TEST_ACCURACY, LINEAR, 4, 0.9 - scaled)
                .steady(TEST_ACCURACY, LINEAR, 16, 0.9 - largest)
                .all();
    }

    private static Observations best(double four, double thirtyTwo, double thousand) {
        Observed observed = new Observed();
        observed.steady(VALIDATION_ACCURACY, TUNED, 4, four).steady(TEST_ACCURACY, TUNED, 4, four);
        observed.steady(VALIDATION_ACCURACY, TUNED, 32, thirtyTwo).steady(TEST_ACCURACY, TUNED, 32, thirtyTwo);
        observed.steady(VALIDATION_ACCURACY, TUNED, 1024, thousand).steady(TEST_ACCURACY, TUNED, 1024, thousand);
        return observed.all();
    }

    /** All data say 64 on validation, the sample this. */
    private static Observed chosen(int onSample) {
        return new Observed()
                .steady(VALIDATION_ACCURACY, SizeFromSample.WHOLE, 16, 0.96)
                .steady(VALIDATION_ACCURACY, SizeFromSample.WHOLE, 64, 0.97)
                .steady(VALIDATION_ACCURACY, SizeFromSample.SAMPLE, onSample, 0.9)
                .steady(VALIDATION_ACCURACY, SizeFromSample.SAMPLE, onSample == 16 ? 64 : 16, 0.8);
    }

    private static Observations chosen(int onSample, double sixtyFour, double sixteen) {
        return chosen(onSample)
                .steady(TEST_ACCURACY, SizeFromSample.WHOLE, 64, sixtyFour)
                .steady(TEST_ACCURACY, SizeFromSample.WHOLE, 16, sixteen)
                .all();
    }

    private static Observations stopped(double end, double least, double rise) {
        return new Observed()
                .steady(TEST_LOSS, StoppingTrials.END, 0, end)
                .steady(TEST_LOSS, StoppingTrials.LEAST, 0, least)
                .steady(TEST_LOSS, StoppingTrials.RISE, 0, rise)
                .all();
    }

    private static Observations ended(double single, double mini, double full) {
        return new Observed()
                .steady(TEST_ACCURACY, LongTrials.SINGLE, 1, single)
                .steady(TEST_ACCURACY, LongTrials.MINI, 32, mini)
                .steady(TEST_ACCURACY, LongTrials.FULL, 2_000, full)
                .all();
    }
}
