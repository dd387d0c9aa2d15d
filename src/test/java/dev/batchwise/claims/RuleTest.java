package dev.batchwise.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.stats.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleTest {
    private static final Part.Statistic DIFFERENCE = (o, c) -> o.in(Quantity.TEST_ACCURACY, "a")
            .minus(o.in(Quantity.TEST_ACCURACY, "b"))
            .mean(c);

    private static Observations observed(double[] a, double[] b) {
        Observations.Collector all = new Observations.Collector();
        for (int i = 0; i < a.length; i++) {
            all.add(Quantity.TEST_ACCURACY, "a", 0, i + 1, a[i]);
            all.add(Quantity.TEST_ACCURACY, "b", 0, i + 1, b[i]);
        }
        return all.all();
    }

    private static Rule rule(Criterion... criteria) {
        return new Rule(java.util.stream.Stream.of(criteria)
                .map(criterion -> new Part("a less b", Unit.POINTS, criterion, DIFFERENCE))
                .toList());
    }

    @Test
    void anIntervalOnOneSideDecidesAndOneOnBothDoesNot() {
        Interval low = new Interval(-3, -1);
        Interval middle = new Interval(-1, 1);
        Interval high = new Interval(1, 3);
        assertThat(List.of(low, middle, high).stream().map(new Criterion.Above(0)::of))
                .containsExactly(Judgement.REFUTED, Judgement.INCONCLUSIVE, Judgement.SUPPORTED);
        assertThat(List.of(low, middle, high).stream().map(new Criterion.Below(0)::of))
                .containsExactly(Judgement.SUPPORTED, Judgement.INCONCLUSIVE, Judgement.REFUTED);
        assertThat(List.of(low, middle, high).stream().map(new Criterion.Within(-1.5, 1.5)::of))
                .containsExactly(Judgement.INCONCLUSIVE, Judgement.SUPPORTED, Judgement.INCONCLUSIVE);
        assertThat(List.of(low, middle, high).stream().map(new Criterion.Outside(-0.5, 0.5)::of))
                .containsExactly(Judgement.SUPPORTED, Judgement.INCONCLUSIVE, Judgement.SUPPORTED);
    }

    @Test
    void sameInAWideIntervalIsInconclusiveAndNotSupported() {
        Decision decision = rule(new Criterion.Within(-0.005, 0.005))
                .decide(observed(new double[] {0.90, 0.92, 0.94}, new double[] {0.92, 0.92, 0.92}));
        assertThat(decision.verdict()).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void intervalsAreBonferroniCorrectedOverThePartsThatJudge() {
        Observations some = observed(new double[] {0.93, 0.95, 0.94}, new double[] {0.90, 0.90, 0.90});
        Decision two = rule(new Criterion.Above(0), new Criterion.Above(0), new Criterion.Shown())
                .decide(some);
        assertThat(two.confidence()).isCloseTo(0.975, within(1e-12));
        // differences 0.03, 0.05, 0.04: standard error 0.01/√3; t(0.9875; 2) = 6.205347 (SciPy stats.t.ppf)
        Effect effect = two.effects().get(0);
        assertThat(effect.low().orElseThrow()).isCloseTo(0.04 - 6.205347 * 0.01 / Math.sqrt(3), within(1e-7));
        assertThat(effect.n()).isEqualTo(3);
    }

    @Test
    void onePartRefutesAndAllAreNeededToSupport() {
        Observations some = observed(new double[] {0.940, 0.941, 0.942}, new double[] {0.90, 0.90, 0.90});
        assertThat(rule(new Criterion.Above(0.01), new Criterion.Below(0.5))
                        .decide(some)
                        .verdict())
                .isEqualTo(Judgement.SUPPORTED);
        assertThat(rule(new Criterion.Above(0.01), new Criterion.Above(0.5))
                        .decide(some)
                        .verdict())
                .isEqualTo(Judgement.REFUTED);
        assertThat(rule(new Criterion.Above(0.01), new Criterion.Above(0.041))
                        .decide(some)
                        .verdict())
                .isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void nothingObservedAndOneSeedAreInconclusive() {
        Rule rule = rule(new Criterion.Above(0));
        Decision nothing = rule.decide(new Observations(List.of(), List.of()));
        assertThat(nothing.verdict()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(nothing.effects().get(0).missing()).isNotEmpty();
        Decision one = rule.decide(observed(new double[] {0.9}, new double[] {0.1}));
        assertThat(one.verdict()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(one.effects().get(0).found()).isEqualTo("80.00 points, without an interval (n = 1)");
    }

    @Test
    void accuraciesThatAgreeByLuckKeepTheSpreadOfTheirGrid() {
        Decision decision = rule(new Criterion.Above(0.00005))
                .decide(observed(new double[] {0.9001, 0.9001}, new double[] {0.9, 0.9}));
        assertThat(decision.verdict()).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void intervalsEndWhereTheirStatisticDoes() {
        Observations some = observed(new double[] {0.99, 1.0, 0.98}, new double[] {0.01, 0.0, 0.02});
        Part share = new Part(
                "accuracy",
                Unit.PERCENT,
                new Criterion.Above(0.5),
                (o, c) -> o.in(Quantity.TEST_ACCURACY, "a").mean(c));
        Part points = new Part(
                "accuracy",
                Unit.POINTS,
                new Criterion.Above(0.5),
                (o, c) -> o.in(Quantity.TEST_ACCURACY, "a").mean(c));
        List<Effect> effects = Rule.of(share, points).decide(some).effects();
        assertThat(effects.get(0).high()).hasValue(1);
        assertThat(effects.get(1).high().orElseThrow()).isGreaterThan(1);
        assertThat(effects.get(0).low()).isEqualTo(effects.get(1).low());
        assertThat(Finding.of(0.9, new Interval(-3, 1.5), 2).within(-1, 1).interval())
                .contains(new Interval(-1, 1));
        assertThat(Point.of(some).get(1).low()).hasValue(0);
    }
}
