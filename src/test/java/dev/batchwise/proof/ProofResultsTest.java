package dev.batchwise.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.fixture.MadeUpProof;
import org.junit.jupiter.api.Test;

final class ProofResultsTest {
    private static Proof sgd(MadeUpProof trials) {
        return ProofResults.of(trials.record()).proofs().get(0);
    }

    /** Three seeds whose converted accuracy differs by those points. */
    private static MadeUpProof differing(double... points) {
        MadeUpProof trials = new MadeUpProof(points.length, "sgd");
        for (int i = 0; i < points.length; i++) {
            trials.completed("sgd-given-s" + (i + 1), 0.9, 1);
            trials.completed("sgd-converted-s" + (i + 1), 0.9 + points[i] / 100, 1);
        }
        return trials;
    }

    @Test
    void accuracyIsPairedAndEquivalentWithinTheMargin() {
        Proof proof = sgd(differing(0.1, 0.2, 0.0));
        AccuracyDifference accuracy = proof.finalAccuracy();
        assertThat(accuracy.difference().orElseThrow()).isCloseTo(0.001, within(1e-12));
        // mean 0.1, sd 0.1 points; t(0.975; 2) = 4.3027
        assertThat(accuracy.low().orElseThrow()).isCloseTo(0.001 - 4.302653 * 0.001 / Math.sqrt(3), within(1e-8));
        assertThat(accuracy.verdict()).isEqualTo("same");
        assertThat(proof.text()).startsWith("Final test accuracy is the same within 0.5 points: the difference is 0.1");
    }

    @Test
    void accuracyThatAgreesExactlyIsNotCertain() {
        // floor: one of 1,000 test examples, so ± t · 0.001/√2 with one degree of freedom
        AccuracyDifference accuracy = sgd(differing(0, 0)).finalAccuracy();
        assertThat(accuracy.high().orElseThrow()).isCloseTo(12.7062 * 0.001 / Math.sqrt(2), within(1e-6));
        assertThat(accuracy.verdict()).isEqualTo("same");
    }

    @Test
    void notToldApartIsUndecidedAndNotTheSame() {
        Proof proof = sgd(differing(-1, 0, 1.2));
        assertThat(proof.finalAccuracy().verdict()).isEqualTo("undecided");
        assertThat(proof.finalAccuracy().seedsNeeded().orElseThrow()).isGreaterThan(3);
        assertThat(proof.text()).contains("is undecided", "seeds (--seeds ");
    }

    @Test
    void aClearLossIsDifferent() {
        Proof proof = sgd(differing(-3, -3.1, -2.9));
        assertThat(proof.finalAccuracy().verdict()).isEqualTo("different");
        assertThat(proof.finalAccuracy().seedsNeeded()).isEmpty();
        assertThat(proof.text()).contains("Final test accuracy is different: by -3 points");
    }

    @Test
    void curvesAreComparedAfterThePlansPart() {
        Proof proof = ProofResults.of(MadeUpProof.finished()).proofs().get(0);
        CurveDifference curve = proof.lossCurve();
        assertThat(curve.partedAtExamples()).isEqualTo(1000);
        assertThat(curve.positions().stream().map(CurveDifference.Position::examples))
                .containsExactly(1500L, 2000L, 2500L, 3000L, 3500L, 4000L);
        assertThat(curve.positions().get(0).difference()).isCloseTo(Math.cbrt(1.005 * 1.01 * 1.015) - 1, within(1e-12));
        assertThat(curve.verdict()).isEqualTo("same");
        assertThat(proof.text()).contains("Training loss is the same within 10 % at each of 6 positions after 1,000");
    }

    @Test
    void aPairWithADivergedTrialIsLeftOutAndTold() {
        Proof adam = ProofResults.of(MadeUpProof.finished()).proofs().get(1);
        assertThat(adam.finalAccuracy().n()).isEqualTo(2);
        assertThat(adam.lossCurve().verdict()).isEqualTo("different");
        assertThat(adam.text()).contains("can be told apart at 6 of 6 positions");
        assertThat(adam.converted().outcomes()).containsEntry("diverged", 1).containsEntry("completed", 2);
        assertThat(adam.converted().trials()).hasSize(3);
        assertThat(adam.leftOut())
                .containsExactly("seed 3 is left out of the comparison: the converted plan diverged (the loss was not"
                        + " finite at update 7)");
    }

    @Test
    void withoutAPairNothingIsSaid() {
        Proof proof =
                sgd(new MadeUpProof(1, "sgd").completed("sgd-given-s1", 0.9, 1).diverged("sgd-converted-s1"));
        assertThat(proof.finalAccuracy().verdict()).isEqualTo("undecided");
        assertThat(proof.lossCurve().positions()).isEmpty();
        assertThat(proof.text()).startsWith("Nothing can be said");
    }

    @Test
    void oneSeedDecidesNothing() {
        Proof proof = sgd(differing(0.1));
        assertThat(proof.finalAccuracy().verdict()).isEqualTo("undecided");
        assertThat(proof.lossCurve().verdict()).isEqualTo("undecided");
        assertThat(proof.text()).startsWith("Undecided: one seed says nothing");
    }

    @Test
    void theFirstRulesPlansAreThoseOfTheReport() {
        ProofResults results = ProofResults.of(MadeUpProof.finished());
        assertThat(results.format()).isEqualTo("batchwise-schedule/1");
        assertThat(results.given().updates()).isEqualTo(400);
        assertThat(results.converted().updates()).isEqualTo(160); // 100 + 3,000 / 50
        assertThat(results.proofs().get(0).updatesRatio()).isEqualTo(2.5);
        assertThat(results.converted().peakMemoryBytes()).hasValue(5_000_000);
    }
}
