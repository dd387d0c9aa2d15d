package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class StopsTest {
    private static List<CurvePoint> curve(double... losses) {
        List<CurvePoint> points = new ArrayList<>();
        for (double loss : losses) {
            long i = points.size();
            points.add(new CurvePoint(
                    100 * i, 10 * i, i, loss, 0.5, OptionalDouble.of(loss), OptionalDouble.of(1 - loss)));
        }
        return points;
    }

    private static Optional<Stopping.Rule> ruleAt(Stopping stopping, List<CurvePoint> curve) {
        return new Stops(stopping).at(curve, 30, 3).map(Stops.Ending::rule);
    }

    private static Stopping plateau(int points) {
        return new Stopping(
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalInt.of(points),
                OptionalInt.empty());
    }

    private static Stopping patience(int points) {
        return new Stopping(
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.of(points));
    }

    @Test
    void theBudgetAloneEndsNothingBefore() {
        assertThat(ruleAt(Stopping.atBudget(), curve(1, 1, 1, 1))).isEmpty();
    }

    @Test
    void targetIsJudgedAtTheLastPoint() {
        Stopping stopping = Stopping.atTarget(Target.parse("validation accuracy 0.9"));

        assertThat(ruleAt(stopping, curve(1, 0.11))).isEmpty();
        assertThat(ruleAt(stopping, curve(1, 0.11, 0.1))).contains(Stopping.Rule.TARGET);
        assertThat(ruleAt(Stopping.atTarget(Target.parse("train loss 0.2")), curve(1, 0.2)))
                .contains(Stopping.Rule.TARGET);
    }

    @Test
    void plateauWantsATenthOfAPercentOfProgress() {
        assertThat(ruleAt(plateau(2), curve(1, 0.9995, 0.9993))).contains(Stopping.Rule.PLATEAU);
        assertThat(ruleAt(plateau(2), curve(1, 0.9995, 0.9985))).isEmpty();
        assertThat(ruleAt(plateau(2), curve(1, 0.5, 0.6, 0.4, 0.41))).isEmpty();
    }

    @Test
    void patienceCountsPointsSinceTheLeastValidationLoss() {
        assertThat(ruleAt(patience(3), curve(1, 0.5, 0.6, 0.55))).isEmpty();
        assertThat(ruleAt(patience(3), curve(1, 0.5, 0.6, 0.55, 0.5))).contains(Stopping.Rule.PATIENCE);
        assertThat(Stops.best(curve(1, 0.5, 0.6, 0.5))).isEqualTo(1);
        assertThat(Stops.best(curve(1))).isEqualTo(0);
    }

    @Test
    void budgetsOfUpdatesAndSecondsAreSpentWhenTheyAreReached() {
        Stopping both = new Stopping(
                OptionalLong.of(31), OptionalDouble.of(3), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

        assertThat(new Stops(both).isSpent(30, 2.9)).isFalse();
        assertThat(new Stops(both).isSpent(31, 2.9)).isTrue();
        assertThat(ruleAt(both, curve(1))).contains(Stopping.Rule.SECONDS);
    }
}
