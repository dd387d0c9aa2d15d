package dev.batchwise.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleValuesTest {
    /** 1 ep is 1,000 examples; the budget is 10 ep. */
    private static final Horizon HORIZON = Horizon.ofEpochs(1_000, 10);

    private static final Offset<Double> ROUNDING = within(1e-14);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.3 | 0 | 0.3",
                "0.3 | 99999 | 0.3",
                "0.1 @0, 0.02 @6ep | 5999.5 | 0.1",
                "0.1 @0, 0.02 @6ep | 6000 | 0.02",
                "1 @0, 2 @500, 3 @1.5ep | 1499.5 | 2",
                "1 @0, 2 @500, 3 @1.5ep | 20000 | 3",
                "linear 4 -> 0 over 1K | 250 | 3",
                "linear 4 -> 1 over 1K | 5000 | 1",
                "linear 1 -> 3 | 5000 | 2",
                "cosine 4 over 1ep | 0 | 4",
                "cosine 4 over 3ep | 1000 | 3",
                "cosine 4 -> 1 over 1ep | 500 | 2.5",
                "cosine 4 -> 1 over 1ep | 5000 | 1",
                "exp 8 x0.5 every 1ep | 3000 | 1",
                "exp 8 x2.25 every 1ep | 500 | 12",
                "warmup 1ep, 8 | 250 | 2",
                "warmup 1ep, 8 | 1000 | 8",
                "warmup 1ep from 2, 6 | 500 | 4",
                "warmup 2ep, 8 @0, 4 @1ep | 500 | 2",
                "warmup 2ep, 8 @0, 4 @1ep | 1500 | 3",
                "warmup 2ep from 4, 8 @0, 4 @1ep | 1500 | 3.5",
                "at most 5, linear 0 -> 10 | 4000 | 4",
                "at most 5, linear 0 -> 10 | 6000 | 5",
                "12 / (linear 4 -> 2 over 1ep) | 500 | 4",
                "12 / (linear 4 -> 2 over 1ep)^2 | 1000 | 3",
                "3 * (4)^0.5 | 7 | 6",
            })
    void valueIsTheShapesClosedForm(String text, double examples, double value) {
        assertThat(Schedule.parse(text).at(examples, HORIZON)).isCloseTo(value, ROUNDING);
    }

    @Test
    void namedDecaysFallOverTheBudget() {
        for (int examples = 0; examples <= 10_000; examples += 625) {
            double t = examples / 10_000.0;
            assertThat(Decay.LINEAR.of(0.3).at(examples, HORIZON)).isCloseTo(0.3 * (1 - t), ROUNDING);
            assertThat(Decay.COSINE.of(0.3).at(examples, HORIZON))
                    .isCloseTo(0.15 * (1 + Math.cos(Math.PI * t)), ROUNDING);
            assertThat(Decay.CONSTANT.of(0.3).at(examples, HORIZON)).isCloseTo(0.3, ROUNDING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "cosine", "constant", "1 @0, 0.2 @3ep", "warmup 1ep, cosine 1 over 4ep"})
    void decayIsReadBackFromItsLabel(String text) {
        Decay decay = Decay.parse(text);

        assertThat(decay.label()).isEqualTo(text);
        assertThat(Decay.parse(decay.label())).isEqualTo(decay);
        assertThat(decay.spansBudget()).isEqualTo(!text.contains("ep"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "4 @0, 2 @3ep", "linear 4 -> 1 over 3ep", "cosine 4 -> 1", "exp 4 x0.5 every 2ep"})
    void powerIsThePowerOfEveryValue(String text) {
        Schedule schedule = Schedule.parse(text);
        for (double exponent : new double[] {1, 2, -1, -2, 0.5}) {
            Schedule power = schedule.power(7, exponent);
            for (double examples = 0; examples <= 10_000; examples += 500) {
                double expected = 7 * Math.pow(schedule.at(examples, HORIZON), exponent);
                // the simplest shape's constants are kept to twelve digits
                assertThat(power.at(examples, HORIZON)).isCloseTo(expected, within(1e-10 * expected));
                assertThat(power.power(Math.pow(7, -1 / exponent), 1 / exponent).at(examples, HORIZON))
                        .isCloseTo(schedule.at(examples, HORIZON), within(1e-10));
            }
        }
    }

    @Test
    void powerTakesTheSimplestShape() {
        assertThat(Schedule.parse("0.1 @0, 0.02 @6ep").power(12.8, -1).text()).isEqualTo("128 @0, 640 @6ep");
        assertThat(Schedule.parse("exp 0.1 x0.2 every 6ep").power(12.8, -1).text())
                .isEqualTo("exp 128 x5 every 6ep");
        assertThat(Schedule.parse("12.8 / (cosine 0.1)").power(12.8, -1).text()).isEqualTo("cosine 0.1");
    }

    @Test
    void limitIsReachedAtAPlaceThatIsABreak() {
        Schedule limited = Schedule.parse("at most 5, linear 0 -> 10");
        assertThat(limited.breaks(HORIZON)).containsExactly(5_000L);
        // 2^(x/1000) ≥ 3 first at ⌈1000·log₂ 3⌉ = 1585
        assertThat(Schedule.parse("at most 3, exp 1 x2 every 1ep").breaks(HORIZON))
                .containsExactly(1_585L);
        assertThat(Schedule.parse("at most 99, linear 0 -> 10").breaks(HORIZON)).isEmpty();
    }

    @Test
    void breaksAreWhereTheFormulaChanges() {
        Schedule schedule = Schedule.parse("warmup 2ep, 4 @0, 3 @1500, 2 @2ep, 1 @99ep");
        assertThat(schedule.breaks(HORIZON)).containsExactly(1_500L, 2_000L);
        assertThat(Schedule.parse("linear 1 -> 0").breaks(HORIZON)).isEmpty();
        assertThat(Schedule.parse("cosine 1 over 9ep").breaks(HORIZON)).containsExactly(9_000L);
    }

    @Test
    void rangeHoldsEveryValueAndIsTightForMonotonePieces() {
        assertThat(Schedule.parse("2 @0, 9 @1ep, 4 @2ep").range(HORIZON)).isEqualTo(new Range(2, 9));
        assertThat(Schedule.parse("linear 4 -> 2").range(HORIZON)).isEqualTo(new Range(2, 4));
        assertThat(Schedule.parse("exp 1 x2 every 5ep").range(HORIZON)).isEqualTo(new Range(1, 4));
        assertThat(Schedule.parse("warmup 5ep, cosine 8").range(HORIZON)).isEqualTo(new Range(0, 8));
        assertThat(Schedule.parse("warmup 5ep from 2, 8 @0, 4 @2ep").range(HORIZON))
                .isEqualTo(new Range(1, 8));
        assertThat(Schedule.parse("warmup 5ep from 9, 3").range(HORIZON)).isEqualTo(new Range(3, 9));
        assertThat(Schedule.parse("at most 3, linear 1 -> 9").range(HORIZON)).isEqualTo(new Range(1, 3));
        assertThat(Schedule.parse("8 / (linear 1 -> 4)").range(HORIZON)).isEqualTo(new Range(2, 8));
    }

    @Test
    void stepAfterTheBudgetIsNeverReached() {
        assertThat(Schedule.parse("2 @0, 9 @11ep").range(HORIZON)).isEqualTo(new Range(2, 2));
    }
}
