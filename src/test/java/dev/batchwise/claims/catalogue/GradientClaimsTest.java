package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Judgement.INCONCLUSIVE;
import static dev.batchwise.claims.Judgement.REFUTED;
import static dev.batchwise.claims.Judgement.SUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Judgement;
import dev.batchwise.claims.Observations;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules of claims 14 to 17 and 34 say of observations. */
final class GradientClaimsTest {
    private static final String LAW = "√(tr Σ/m · (N − m)/(N − 1))";

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"rescalings", "ladders", "laws", "heldOut", "normality"})
    void ruleJudges(Claim claim, Judgement expected, Observations observed) {
        assertThat(claim.rule().decide(observed).verdict()).isEqualTo(expected);
    }

    static List<Arguments> rescalings() {
        return List.of(
                Arguments.of(new RescaledSharpness(), SUPPORTED, rescaled(1e-6, 50, 1)),
                Arguments.of(new RescaledSharpness(), REFUTED, rescaled(1e-6, 5, 1)),
                Arguments.of(new RescaledSharpness(), REFUTED, rescaled(1e-6, 50, 1.5)),
                Arguments.of(new RescaledSharpness(), REFUTED, rescaled(1e-3, 50, 1)),
                Arguments.of(new RescaledSharpness(), INCONCLUSIVE, new MadeUpObservations().all()));
    }

    /** Two networks, of which the second is moved by α as said. */
    private static Observations rescaled(double difference, double phi, double adaptive) {
        return new MadeUpObservations()
                .add("outputDifference", "rescaled", 0.1, 1e-7, difference)
                .add("outputDifference", "rescaled", 1, 0, 0)
                .add("keskarPhi", "rescaled", 0.1, 100, phi)
                .add("keskarPhi", "rescaled", 1, 1, 1)
                .add("adaptiveSharpness", "rescaled", 0.1, 1, adaptive)
                .add("adaptiveSharpness", "rescaled", 1, 1, 1)
                .all();
    }

    static List<Arguments> ladders() {
        return List.of(
                Arguments.of(new StableRate(), SUPPORTED, ladder(20, 20.2, 19.9, 20.4, 19.6)),
                Arguments.of(new StableRate(), REFUTED, ladder(60, 61, 59, 60.5, 59.5)),
                Arguments.of(new StableRate(), INCONCLUSIVE, ladder(10, 40, 20, 15, 30)),
                Arguments.of(new StableRate(), INCONCLUSIVE, new MadeUpObservations().all()));
    }

    /** Rates of 0.09 are stable and rates of 0.11 are not, while λ_max is as said: 20 puts 2/λ_max at 0.1. */
    private static Observations ladder(double... lambdas) {
        return new MadeUpObservations()
                .add("stable", "full batch", 0.05, 1, 1, 1, 1, 1)
                .add("stable", "full batch", 0.09, 1, 1, 1, 1, 1)
                .add("stable", "full batch", 0.11, 0, 0, 0, 0, 0)
                .add("stable", "full batch", 0.2, 1, 0, 0, 1, 0) // a catapult beyond the bound is not stable
                .add("lambdaMax", "full batch", 0, lambdas)
                .all();
    }

    static List<Arguments> laws() {
        return List.of(
                Arguments.of(
                        new SquareRootNoise(), SUPPORTED, law(-0.5, 1, 1, 1).all()),
                Arguments.of(new SquareRootNoise(), REFUTED, law(-0.4, 1, 1, 1).all()),
                Arguments.of(
                        new SquareRootNoise(), REFUTED, law(-0.5, 1.3, 1, 1).all()),
                Arguments.of(
                        new SquareRootNoise(), REFUTED, law(-0.5, 1, 0.5, 1).all()),
                Arguments.of(new SquareRootNoise(), REFUTED, law(-0.5, 1, 1, 2).all()),
                Arguments.of(
                        new SquareRootNoise(),
                        INCONCLUSIVE,
                        law(-0.5, 1, 1, 1)
                                .anywhere("errorSlope", "measured", 0, -0.5)
                                .all()));
    }

    private static MadeUpObservations law(double slope, double factor, double time, double memory) {
        MadeUpObservations all = new MadeUpObservations().about("errorSlope", "measured", 0, slope);
        for (int m : new int[] {1, 64, 128, 256, 1024}) {
            all.about("gradientError", "measured", m, factor / Math.sqrt(m));
            all.about("gradientError", LAW, m, 1 / Math.sqrt(m));
            all.about("gradientSeconds", "measured", m, m < 128 ? 1e-3 : 1e-5 * Math.pow(m, time));
        }
        return all.about("peakMemory", "whole", 1024, 2e6)
                .about("peakMemory", "whole", 2048, 3e6)
                .about("peakMemory", "whole", 4096, 3e6 + memory * 2e6);
    }

    static List<Arguments> heldOut() {
        return List.of(
                Arguments.of(new HeldOutNoise(), SUPPORTED, heldOut(1, 0, 0.5)),
                Arguments.of(new HeldOutNoise(), REFUTED, heldOut(2, 0, 0.5)),
                Arguments.of(new HeldOutNoise(), REFUTED, heldOut(1, 0.2, 0.5)),
                Arguments.of(new HeldOutNoise(), REFUTED, heldOut(1, 0, 5)),
                Arguments.of(new HeldOutNoise(), INCONCLUSIVE, new MadeUpObservations().all()));
    }

    private static Observations heldOut(double ratio, double slope, double deviation) {
        MadeUpObservations all = new MadeUpObservations();
        for (int n : new int[] {125, 500, 2000}) {
            all.about("distanceOverLaw", "N up to M/4", n, ratio * Math.pow(n / 500.0, slope));
        }
        return all.about("deviation", "full training set", 54_000, deviation).all();
    }

    static List<Arguments> normality() {
        return List.of(
                Arguments.of(new NormalBatchMeans(), SUPPORTED, normality(0.02, 0.2, 0.3)),
                Arguments.of(new NormalBatchMeans(), REFUTED, normality(0.1, 0.2, 0.3)),
                Arguments.of(new NormalBatchMeans(), REFUTED, normality(0.02, 3, 0.3)),
                Arguments.of(new NormalBatchMeans(), REFUTED, normality(0.02, 0.2, 2)),
                Arguments.of(new NormalBatchMeans(), INCONCLUSIVE, new MadeUpObservations().all()));
    }

    /** Initial weights are always in order; what trained ones give is said. */
    private static Observations normality(double distance, double kurtosis, double error) {
        return new MadeUpObservations()
                .about("normalDistance", "start", 32, 0.02)
                .about("normalDistance", "end", 32, distance)
                .about("skewness", "start", 32, 0.1)
                .about("skewness", "end", 32, 0.1)
                .about("excessKurtosis", "start", 32, 0.1)
                .about("excessKurtosis", "end", 32, kurtosis)
                .about("relativeError", "start", 256, 0.2)
                .about("relativeError", "end", 256, error)
                .all();
    }
}
