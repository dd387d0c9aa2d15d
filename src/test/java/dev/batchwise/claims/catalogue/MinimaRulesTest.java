package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.Quantity.TRAIN_ACCURACY;
import static dev.batchwise.claims.catalogue.LargerEigenvalues.LAMBDA;
import static dev.batchwise.claims.catalogue.SharperMinima.RANDOM_PHI;
import static dev.batchwise.claims.catalogue.Sharpnesses.PHI;
import static dev.batchwise.claims.catalogue.SteeperLine.RISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Decision;
import dev.batchwise.claims.Judgement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Quantity;
import org.junit.jupiter.api.Test;

/** What the rules of claims 6 to 13, 18 and 33 say of observations whose answer is plain. */
final class MinimaRulesTest {
    private static final String SMALL = "small batches";
    private static final String LARGE = "large batches";

    /** Observations of five seeds. */
    private static final class Seen {
        private final Observations.Collector all = new Observations.Collector();

        /** Adds five values that lie evenly around a mean; those of two series with one spread differ by the same at each seed. */
        Seen of(Quantity quantity, String series, double x, double mean, double spread) {
            for (int i = -2; i <= 2; i++) {
                all.add(quantity, series, x, i + 3, mean + i * spread / 2);
            }
            return this;
        }

        /** Adds five values that are a mean times powers of a factor. */
        Seen times(Quantity quantity, String series, double x, double mean, double factor) {
            for (int i = -2; i <= 2; i++) {
                all.add(quantity, series, x, i + 3, mean * Math.pow(factor, i / 2.0));
            }
            return this;
        }

        Seen accuracy(String series, double mean) {
            return of(TEST_ACCURACY, series, 0, mean, 0.001);
        }

        /** Accuracies that have nothing to do with those of other series at the same seed. */
        Seen uncertain(String series, double mean) {
            return of(TEST_ACCURACY, series, 0, mean, 0.1);
        }

        Seen phi(String series, double mean) {
            return times(PHI, series, 0, mean, 1.1);
        }

        Judgement by(Claim claim) {
            return decision(claim).verdict();
        }

        Decision decision(Claim claim) {
            return claim.rule().decide(all.all());
        }
    }

    private static Seen trained(double small, double large) {
        return new Seen().of(TRAIN_ACCURACY, SMALL, 0, small, 0.0005).of(TRAIN_ACCURACY, LARGE, 0, large, 0.0005);
    }

    @Test
    void theGapNeedsEqualTrainingAccuracyAndWorseTests() {
        Claim claim = new LargeBatchGap();
        // Keskar et al. 2017, table 2, F1
        assertThat(trained(0.9966, 0.9992)
                        .accuracy(SMALL, 0.9803)
                        .accuracy(LARGE, 0.9781)
                        .by(claim))
                .isEqualTo(Judgement.SUPPORTED);
        assertThat(trained(0.9966, 0.9992)
                        .accuracy(SMALL, 0.9781)
                        .accuracy(LARGE, 0.9803)
                        .by(claim))
                .isEqualTo(Judgement.REFUTED);
        assertThat(trained(0.9966, 0.9992)
                        .accuracy(SMALL, 0.98)
                        .uncertain(LARGE, 0.97)
                        .by(claim))
                .isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(trained(0.9966, 0.95)
                        .accuracy(SMALL, 0.98)
                        .accuracy(LARGE, 0.97)
                        .by(claim))
                .isEqualTo(Judgement.REFUTED);
    }

    @Test
    void sharperMinimaMustBeSharperInBothSpaces() {
        Claim claim = new SharperMinima();
        Seen[] seen = new Seen[] {boxes(205, 9.22), boxes(0.5, 0.05), boxes(205, 0.05), scatteredBoxes()};
        assertThat(seen)
                .extracting(s -> s.by(claim))
                .containsExactly(Judgement.SUPPORTED, Judgement.REFUTED, Judgement.REFUTED, Judgement.INCONCLUSIVE);
        assertThat(seen[0].decision(claim).effects().get(0).value().orElseThrow())
                .isCloseTo(205 / 1.23, withinPercentage(1e-9));
    }

    /** Small batches as in Keskar et al. 2017, tables 3 and 4, F1. */
    private static Seen boxes(double full, double random) {
        return new Seen()
                .phi(SMALL, 1.23)
                .phi(LARGE, full)
                .times(RANDOM_PHI, SMALL, 0, 0.11, 1.1)
                .times(RANDOM_PHI, LARGE, 0, random, 1.1);
    }

    private static Seen scatteredBoxes() {
        return new Seen()
                .phi(SMALL, 1.23)
                .phi(LARGE, 205)
                .times(RANDOM_PHI, SMALL, 0, 0.11, 1.1)
                .times(RANDOM_PHI, LARGE, 0, 0.11, 9);
    }

    @Test
    void eigenvaluesAreComparedByTheirRatio() {
        Claim claim = new LargerEigenvalues();
        assertThat(eigenvalues(40, 1.1).by(claim)).isEqualTo(Judgement.SUPPORTED);
        assertThat(eigenvalues(2, 1.1).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(eigenvalues(11, 9).by(claim)).isEqualTo(Judgement.INCONCLUSIVE);
    }

    private static Seen eigenvalues(double large, double factor) {
        return new Seen().times(LAMBDA, SMALL, 0, 10, 1.1).times(LAMBDA, LARGE, 0, large, factor);
    }

    @Test
    void theLineMustRiseFasterNearAndFar() {
        Claim claim = new SteeperLine();
        assertThat(line(0.3, 1).by(claim)).isEqualTo(Judgement.SUPPORTED);
        assertThat(line(0.3, 0.1).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(line(0.3, 0.1).of(RISE, LARGE, 0.5, 0.4, 3).by(claim)).isEqualTo(Judgement.INCONCLUSIVE);
    }

    private static Seen line(double near, double far) {
        return new Seen()
                .of(RISE, SMALL, 0.25, 0.1, 0.05)
                .of(RISE, SMALL, 0.5, 0.3, 0.05)
                .of(RISE, LARGE, 0.25, near, 0.05)
                .of(RISE, LARGE, 0.5, far, 0.05);
    }

    @Test
    void aThresholdIsFlatFirstThenFallsAndGrowsSharper() {
        Claim claim = new AccuracyThreshold();
        assertThat(sizes(0.951, 0.951, 0.94, 1, 4, 9).by(claim)).isEqualTo(Judgement.SUPPORTED);
        assertThat(sizes(0.951, 0.951, 0.951, 1, 4, 9).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(sizes(0.951, 0.951, 0.94, 9, 4, 1).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(sizes(0.951, 0.951, 0.94, 1, 4, 9)
                        .of(TEST_ACCURACY, "sizes", 128, 0.951, 0.05)
                        .by(claim))
                .isEqualTo(Judgement.INCONCLUSIVE);
    }

    private static Seen sizes(double a, double b, double c, double phiA, double phiB, double phiC) {
        return new Seen()
                .of(TEST_ACCURACY, "sizes", 32, a, 0.001)
                .of(TEST_ACCURACY, "sizes", 128, b, 0.001)
                .of(TEST_ACCURACY, "sizes", 600, c, 0.001)
                .times(PHI, "sizes", 32, phiA, 1.1)
                .times(PHI, "sizes", 64, (phiA + phiB) / 2, 1.1)
                .times(PHI, "sizes", 128, phiB, 1.1)
                .times(PHI, "sizes", 300, (phiB + phiC) / 2, 1.1)
                .times(PHI, "sizes", 600, phiC, 1.1);
    }

    @Test
    void aThresholdIsNotSeenInLessThanThreeSizes() {
        assertThat(new Seen()
                        .of(TEST_ACCURACY, "sizes", 600, 0.95, 0.001)
                        .times(PHI, "sizes", 600, 4, 1.1)
                        .by(new AccuracyThreshold()))
                .isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void anEarlyStartGainsNothingAndALateOneDoes() {
        Claim claim = new Piggyback();
        assertThat(started(0.94, 0.95, 3).by(claim)).isEqualTo(Judgement.SUPPORTED);
        assertThat(started(0.95, 0.95, 3).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(started(0.94, 0.95, 30).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(started(0.94, 0.95, 3)
                        .of(TEST_ACCURACY, "started with small batches", 20, 0.95, 0.1)
                        .by(claim))
                .isEqualTo(Judgement.INCONCLUSIVE);
    }

    private static Seen started(double early, double late, double latePhi) {
        String started = "started with small batches";
        return new Seen()
                .accuracy("from new weights", 0.94)
                .phi("from new weights", 10)
                .of(TEST_ACCURACY, started, 1, early, 0.001)
                .of(TEST_ACCURACY, started, 20, late, 0.001)
                .times(PHI, started, 1, 10, 1.1)
                .times(PHI, started, 20, latePhi, 1.1);
    }

    @Test
    void everyRemedyMustGainAndAllTogetherStaySharp() {
        Claim claim = new RemediesStaySharp();
        assertThat(remedies(0.95, 0.95, 0.95, 5).by(claim)).isEqualTo(Judgement.SUPPORTED);
        assertThat(remedies(0.95, 0.93, 0.95, 5).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(remedies(0.95, 0.95, 0.95, 0.5).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(remedies(0.95, 0.95, 0.95, 5)
                        .uncertain("large, augmented", 0.95)
                        .by(claim))
                .isEqualTo(Judgement.INCONCLUSIVE);
    }

    private static Seen remedies(double augmented, double conservative, double adversarial, double phi) {
        return new Seen()
                .accuracy(SMALL, 0.96)
                .accuracy(LARGE, 0.94)
                .accuracy("large, augmented", augmented)
                .accuracy("large, conservative", conservative)
                .accuracy("large, adversarial", adversarial)
                .phi(SMALL, 1)
                .phi(LARGE, 10)
                .phi("large, augmented", phi)
                .phi("large, conservative", phi)
                .phi("large, adversarial", phi);
    }

    @Test
    void theGapClosesIfMoreUpdatesHelpAndNothingOfItIsLeft() {
        Claim claim = new EqualUpdates();
        // Hoffer et al. 2017, table 1, F1
        assertThat(updates(0.9827, 0.9705)
                        .accuracy("large batches, as many updates", 0.9853)
                        .by(claim))
                .isEqualTo(Judgement.SUPPORTED);
        assertThat(updates(0.9827, 0.9705)
                        .accuracy("large batches, as many updates", 0.975)
                        .by(claim))
                .isEqualTo(Judgement.REFUTED);
        assertThat(updates(0.9827, 0.9827)
                        .accuracy("large batches, as many updates", 0.982)
                        .by(claim))
                .isEqualTo(Judgement.REFUTED);
        assertThat(updates(0.9827, 0.9705)
                        .uncertain("large batches, as many updates", 0.983)
                        .by(claim))
                .isEqualTo(Judgement.INCONCLUSIVE);
    }

    private static Seen updates(double small, double large) {
        return new Seen().accuracy(SMALL, small).accuracy("large batches, as many examples", large);
    }

    @Test
    void smallBatchesLeaveAndLargeOnesStay() {
        Claim claim = new LeavingMinimum();
        assertThat(after(2, 9).by(claim)).isEqualTo(Judgement.SUPPORTED);
        assertThat(after(8, 9).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(after(2, 2).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(after(2, 9).times(PHI, "after large batches", 0, 9, 9).by(claim))
                .isEqualTo(Judgement.INCONCLUSIVE);
    }

    private static Seen after(double small, double large) {
        return new Seen()
                .phi("at the minimum", 10)
                .phi("after small batches", small)
                .phi("after large batches", large);
    }

    @Test
    void injectedNoiseMustFlattenAndHelp() {
        Claim claim = new InjectedNoise();
        assertThat(noisy(3, 0.95).by(claim)).isEqualTo(Judgement.SUPPORTED);
        assertThat(noisy(3, 0.93).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(noisy(20, 0.95).by(claim)).isEqualTo(Judgement.REFUTED);
        assertThat(noisy(3, 0.95).uncertain("large batches with noise", 0.95).by(claim))
                .isEqualTo(Judgement.INCONCLUSIVE);
    }

    private static Seen noisy(double phi, double accuracy) {
        return new Seen()
                .accuracy(SMALL, 0.96)
                .accuracy(LARGE, 0.94)
                .accuracy("large batches with noise", accuracy)
                .phi(SMALL, 1)
                .phi(LARGE, 10)
                .phi("large batches with noise", phi);
    }
}
