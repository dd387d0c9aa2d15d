package dev.batchwise.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScheduleReportTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Conversion conversion() {
        Plan smith = new Plan(
                Schedule.parse("0.1 @0, 0.02 @60ep, 0.004 @120ep, 0.0008 @160ep"),
                new Constant(128),
                new Constant(0.9),
                Horizon.ofEpochs(50_000, 200));
        return DecayToGrowth.keeping(NoiseLaw.SGD).withMaxBatch(5_120).convert(smith);
    }

    @Test
    void jsonHoldsTheFormatsKeys() {
        JsonNode json = JSON.valueToTree(conversion().report());
        assertThat(json.at("/format").asString()).isEqualTo("batchwise-schedule/1");
        assertThat(json.at("/given/updates").asLong()).isEqualTo(78_125);
        assertThat(json.at("/converted/updates").asLong()).isEqualTo(29_141);
        assertThat(json.at("/converted/batchSize").asString()).isEqualTo("128 @0, 640 @60ep, 3200 @120ep, 5120 @160ep");
        assertThat(json.at("/given").has("adam")).isFalse();
        assertThat(json.at("/converted/phases").size()).isEqualTo(4);
        assertThat(json.at("/converted/phases/1").toString())
                .isEqualTo("{\"fromExamples\":3000000,\"toExamples\":6000000,\"updates\":4688,\"examples\":3000320,"
                        + "\"batchSize\":640,\"learningRate\":0.1,\"momentum\":0.9,\"noiseScale\":78.125}");
    }

    @Test
    void jsonIsReadBackAsTheSameReport() {
        ScheduleReport report = conversion().report();
        assertThat(JSON.readValue(JSON.writeValueAsString(report), ScheduleReport.class))
                .isEqualTo(report);
    }

    @Test
    void scaledReportHoldsAdamsConstants() {
        Plan plan = new Plan(new Constant(0.001), new Constant(128), new Constant(0), new Horizon(50_000, 100_000));
        ScheduleReport report = new AdamSdeRule()
                .scale(Recipe.forAdam(plan, AdamConstants.defaults()), 512)
                .report();
        JsonNode json = JSON.valueToTree(report);
        assertThat(json.at("/given/adam/beta2").asDouble()).isEqualTo(0.999);
        assertThat(json.at("/converted/adam/beta2").asDouble()).isEqualTo(0.996);
        assertThat(JSON.treeToValue(json, ScheduleReport.class)).isEqualTo(report);
    }

    @Test
    void textShowsBothPlansSideBySide() {
        String text = conversion().text(List.of(new Figure("peak memory, MiB", "310", "512")));
        assertThat(text).isEqualTo("""
                learning rate
                  given      0.1 @0, 0.02 @60ep, 0.004 @120ep, 0.0008 @160ep
                  converted  0.1 @0, 0.032 @160ep
                batch size
                  given      128
                  converted  128 @0, 640 @60ep, 3200 @120ep, 5120 @160ep
                momentum
                  given      0.9
                  converted  0.9
                updates
                  given      78,125
                  converted  29,141 (2.68 times fewer)
                largest batch, examples
                  given      128
                  converted  5,120
                peak memory, MiB
                  given      310
                  converted  512

                examples                                              given                                        converted
                from   to  |  updates  batch    rate  momentum  noise scale  |  updates  batch   rate  momentum  noise scale
                   0   3M  |   23,437    128     0.1       0.9          391  |   23,437    128    0.1       0.9          391
                  3M   6M  |   23,438    128    0.02       0.9         78.1  |    4,688    640    0.1       0.9         78.1
                  6M   8M  |   15,625    128   0.004       0.9         15.6  |      625  3,200    0.1       0.9         15.6
                  8M  10M  |   15,625    128  0.0008       0.9         3.13  |      391  5,120  0.032       0.9         3.13
                Values are those at the middle of a phase; the noise scale is εN/(B(1 − m)).
                Note: the batch size stops growing at 5120; from there on the learning rate decays instead.
                Note: batch sizes reach 5120, above a tenth of the training set (5000): the noise scale is an approximation for B much smaller than N.
                """);
    }
}
