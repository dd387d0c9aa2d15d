package dev.batchwise.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.Arm;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CaveatsTest {
    private static MadeUpStudy bestInTheMiddle(int seeds) {
        return MadeUpStudy.of(seeds, 16, 64, 256).accuracy((arm, b, seed) -> b == 64 ? 0.95 : 0.9);
    }

    private static List<String> caveats(MadeUpStudy study) {
        return study.advice().caveats();
    }

    @Test
    void soundStudyHasNone() {
        assertThat(caveats(bestInTheMiddle(5))).isEmpty();
    }

    @Test
    void fewSeedsAreNamed() {
        assertThat(caveats(bestInTheMiddle(4)))
                .containsExactly(
                        "Only 4 seeds were run, and intervals from so few are wide and lean on normality: run at "
                                + "least 5 (--seeds 5).");
    }

    @Test
    void bestAtAnEdgeOfTheSizesTriedAsksForMore() {
        assertThat(caveats(bestInTheMiddle(5).accuracy((arm, b, seed) -> b == 16 ? 0.95 : 0.9)))
                .containsExactly(
                        "The best size seen, 16, is the smallest tried, so a smaller one may be better still: add 8 "
                                + "to --batch-sizes.");
        assertThat(caveats(bestInTheMiddle(5).accuracy((arm, b, seed) -> b == 256 ? 0.95 : 0.9)))
                .containsExactly("The recommended size, 256, is the largest tried, so a larger one may do as well or "
                        + "better: add 512 to --batch-sizes.");
    }

    @Test
    void batchSizeOneHasNoSmallerNeighbour() {
        MadeUpStudy study = MadeUpStudy.of(5, 1, 64).accuracy((arm, b, seed) -> b == 1 ? 0.95 : 0.9);
        assertThat(caveats(study)).isEmpty();
    }

    @Test
    void failuresAreCountedBySize() {
        Optional<Outcome> oom = Optional.of(new Outcome.OutOfMemory("no memory"));
        List<String> caveats = caveats(bestInTheMiddle(5)
                .ending((b, seed, scores) -> b == 256
                        ? oom
                        : b == 16 && seed == 1
                                ? Optional.of(new Outcome.Diverged(3))
                                : Optional.of(new Outcome.Completed(scores))));
        assertThat(caveats)
                .containsExactly(
                        "Not every trial completed at 16 (1 diverged of 5) and 256 (5 out of memory of 5), so no "
                                + "such size is recommended: lower its learning rate where trials diverged, or leave it out of "
                                + "--batch-sizes.");
    }

    @Test
    void budgetTooSmallForAnySizeToConvergeIsSaid() {
        List<String> caveats = caveats(bestInTheMiddle(5).budget(1_000));
        assertThat(caveats).first().asString().startsWith("The budget was too small for any size to converge");
        assertThat(caveats).anyMatch(c -> c.startsWith("The budget shows each training example 0.0185 times"));
        assertThat(caveats).anyMatch(c -> c.contains("smallest size made 63 updates and the largest 4,"));
    }

    @Test
    void largestSizesWithFewUpdatesMayBeUndertrained() {
        // 300,000 examples are 74 updates at 4096 and 1,172 at 256.
        List<String> caveats =
                caveats(MadeUpStudy.of(5, 16, 256, 4096).accuracy((arm, b, seed) -> b == 256 ? 0.95 : 0.9));
        assertThat(caveats)
                .anyMatch(c -> c.startsWith("4096 had not converged when the budget ended, and may be undertrained"));
    }

    @Test
    void shareOfTheLastQuarterOfAnExponentialIsItsClosedForm() {
        // Nine points put one at three quarters exactly: (e^(−3r/4) − e^(−r))/(1 − e^(−r)).
        for (double r : new double[] {1, 3, 8}) {
            double expected = (Math.exp(-0.75 * r) - Math.exp(-r)) / (1 - Math.exp(-r));
            assertThat(BudgetCaveats.lastQuarterShare(MadeUpStudy.curve(80_000, r)))
                    .isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void lossThatDidNotFallHasNotConverged() {
        List<CurvePoint> flat = List.of(point(0, 2), point(50, 2.1), point(100, 2));
        assertThat(BudgetCaveats.lastQuarterShare(flat)).isEqualTo(1);
    }

    private static CurvePoint point(long examples, double loss) {
        return new CurvePoint(examples, examples, 1, loss, 0.5, OptionalDouble.empty(), OptionalDouble.empty());
    }

    @Test
    void rateAtTheEdgeOfItsGridIsNamed() {
        StudyRecord record = bestInTheMiddle(5).record();
        StudyRecord edge = new StudyRecord(
                record.spec(),
                record.shape(),
                record.environment(),
                record.curveTrainExamples(),
                record.trials(),
                List.of(new RateFound(Arm.TUNED, 16, 0.1, true), new RateFound(Arm.TUNED, 64, 0.1, false)),
                record.memory());
        assertThat(Results.of(edge).advice().caveats())
                .containsExactly("The learning rate at 16 lies at the edge of the rates tried, so a better one may lie "
                        + "beyond: search a wider grid of rates.");
    }

    @Test
    void untunedFirstArmIsNamed() {
        assertThat(caveats(bestInTheMiddle(5).arms(Arm.SQRT)))
                .singleElement()
                .asString()
                .contains("arm 'sqrt'");
    }

    @Test
    void validationSplitTooSmallForTheMarginIsNamed() {
        assertThat(caveats(bestInTheMiddle(5).validationExamples(600)))
                .singleElement()
                .asString()
                .startsWith("The margin of 0.5 points is 3 of the 600 validation examples");
    }

    @Test
    void sizesAboveATenthOfTheDataLeaveTheNoiseApproximation() {
        List<String> caveats = caveats(MadeUpStudy.of(5, 16, 5400, 5401)
                .budget(10_000_000)
                .accuracy((arm, b, seed) -> b == 5400 ? 0.95 : 0.9));
        assertThat(caveats).singleElement().asString().startsWith("5401 is more than a tenth of the 54,000");
    }
}
