package dev.batchwise.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1",
                "0",
                "1e-7",
                "2.5e20",
                "0.1 @0, 0.02 @60ep, 0.004 @120ep",
                "128 @0, 640 @60ep, 3200 @120ep",
                "128 @0, 181.0193 @2.5ep, 256 @300K, 362 @1.5M, 512 @2560001",
                "0.1 @0, 0.1 @60ep",
                "linear 0.1 -> 0 over 300K",
                "linear 0.1 -> 0",
                "linear 32 -> 512 over 10ep",
                "cosine 0.1 over 5ep",
                "cosine 0.1 -> 0.001",
                "exp 0.1 x0.5 every 10ep",
                "exp 128 x1.5 every 300K",
                "warmup 5ep, 0.1 @0, 0.02 @60ep",
                "warmup 5ep from 0.1, cosine 0.8",
                "at most 5120, exp 128 x2 every 10ep",
                "12.8 / (cosine 0.1 over 200ep)",
                "1.28 / (linear 0.1 -> 0)^2",
                "2 * (0.1 @0, 0.02 @60ep)^0.5",
                "warmup 10, at most 5120, 12.8 / (warmup 3ep, cosine 0.1)",
            })
    void normalFormPrintsBackTheSame(String text) {
        assertThat(Schedule.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  .10@0,2e-2@ 60 epochs | 0.1 @0, 0.02 @60ep",
                "1k @0ep, 3.2K @1.5m | 1000 @0, 3200 @1.5M",
                "0.1 @ 0 | 0.1",
                "LINEAR 1e-4->0 OVER 300000 | linear 0.0001 -> 0 over 300K",
                "cosine 0.1 -> 0 over 1 epoch | cosine 0.1 over 1ep",
                "Warm-Up 5EP from 0, 0.1 | warmup 5ep, 0.1",
                "12.8/(cosine 0.1)^1 | 12.8 / (cosine 0.1)",
            })
    void otherSpellingsAreBroughtToNormalForm(String text, String normal) {
        assertThat(Schedule.parse(text).text()).isEqualTo(normal);
    }

    @Test
    void everyScheduleIsReadBackFromItsText() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Schedule schedule = anySchedule(random, 3);
            assertThat(Schedule.parse(schedule.text())).isEqualTo(schedule);
        }
    }

    private static Schedule anySchedule(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> new Constant(anyValue(random));
            case 1 -> anySteps(random);
            case 2 -> new Linear(anyValue(random), anyValue(random), anyLength(random));
            case 3 -> new Cosine(anyValue(random), random.nextInt(2) * anyValue(random), anyLength(random));
            case 4 -> new Exponential(anyValue(random), anyValue(random), new Extent.Epochs(anyValue(random)));
            case 5 ->
                new WarmUp(
                        new Extent.Count(1 + random.nextInt(9_000)), anyValue(random), anySchedule(random, depth - 1));
            case 6 -> new AtMost(anyValue(random), anySchedule(random, depth - 1));
            default ->
                new Power(
                        anyValue(random), anySchedule(random, depth - 1), random.nextBoolean() ? -1 : anyValue(random));
        };
    }

    private static double anyValue(Random random) {
        return Math.pow(10, random.nextInt(20) - 12) * (1 + random.nextInt(1_000_000));
    }

    private static Extent anyLength(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Extent.Budget();
            case 1 -> new Extent.Epochs(anyValue(random));
            default -> new Extent.Count(100L * (1 + random.nextInt(100_000_000)));
        };
    }

    private static Schedule anySteps(Random random) {
        List<Steps.Step> steps = new ArrayList<>(List.of(new Steps.Step(anyValue(random), new Extent.Count(0))));
        long from = 0;
        for (int i = 0; i <= random.nextInt(4); i++) {
            from += 1 + random.nextInt(3_000_000);
            steps.add(new Steps.Step(anyValue(random), new Extent.Count(from)));
        }
        return new Steps(steps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | at character 1, the end is not a value; give a value, steps such as",
                "fast | at character 1, \"fast\" is not a value; give a value, steps such as",
                "-0.1 | at character 1, \"-0.1\" is not a value",
                "NaN | at character 1, \"NaN\" is not a value",
                "1e999 | at character 1, \"1e999\" is too large",
                "0.1 0.2 | at character 5, \"0.2\" comes after the end of the schedule",
                "0.1 @0, 0.02 @60e | at character 15, \"60e\" is not a number of examples; give examples or epochs",
                "0.1 @0, 0.02 @1.5 | at character 15, \"1.5\" is not a whole number of examples",
                "0.1 @0, 0.02 | at character 13, the end is not \"@\"; say where the step begins",
                "0.1 @0, | at character 8, the end is not a value; give the next step",
                "0.1 @10ep | at character 6, \"10ep\" is where the first step begins; begin @0",
                "1 @0, 2 @60ep, 3 @30ep | at character 19, \"30ep\" goes back or overlaps; let every step begin after",
                "1 @0, 2 @300K, 3 @300000 | at character 19, \"300000\" goes back or overlaps",
                "1 @0, 2 @0ep | at character 10, \"0ep\" goes back or overlaps",
                "linear 0.1 over 5ep | at character 12, \"over\" is not \"->\"; write both ends",
                "cosine 0.1 over 0ep | at character 17, \"0ep\" is no length",
                "exp 0.1 x0 every 5ep | at character 9, \"x0\" is not a factor above 0",
                "exp 0.1 0.5 every 5ep | at character 9, \"0.5\" is not a factor above 0; write e.g. exp",
                "exp 0.1 x0.5 | at character 13, the end is not \"every\"",
                "warmup 5ep 0.1 | at character 12, \"0.1\" is not \",\"; write what is warmed up to",
                "at 5120, 128 | at character 4, \"5120\" is not \"most\"",
                "12.8 / cosine 0.1 | at character 8, \"cosine\" is not \"(\"; put the other schedule in brackets",
                "12.8 / (cosine 0.1 | at character 19, the end is not \")\"",
                "12.8 / (cosine 0.1)^0 | at character 21, \"0\" is an exponent of 0",
            })
    void whatCannotBeReadIsNamedWithItsPosition(String text, String problem) {
        assertThatThrownBy(() -> Schedule.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("schedule \"" + text + "\": " + problem);
    }
}
