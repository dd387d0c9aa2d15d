package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ScheduleScaleTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    /** Scales from 10 to 40 on 1,000 training examples for two epochs. */
    private int scale(String rule, String learningRate, String... more) {
        List<String> all = new ArrayList<>(
                List.of("schedule", "scale", "--rule", rule, "--learning-rate", learningRate, "--from-batch", "10"));
        all.addAll(List.of("--to-batch", "40", "--examples-per-epoch", "1000", "--epochs", "2"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private void assertRefused(int code, String... problems) {
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).containsExactly(problems);
    }

    @Test
    void printsTheNewPlanAndWhatIsUncertainAboutIt() {
        int code = scale("linear", "0.1 @0, 0.05 @1ep", "--momentum", "0.5");
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        // κ = 4: rates times 4, 2,000 / 40 updates, g = 0.1 · 1,000 / (10 · 0.5) kept
        assertThat(out.toString()).isEqualTo("""
                learning rate
                  given      0.1 @0, 0.05 @1ep
                  converted  0.4 @0, 0.2 @1ep
                batch size
                  given      10
                  converted  40
                momentum
                  given      0.5
                  converted  0.5
                updates
                  given      200
                  converted  50 (4 times fewer)
                largest batch, examples
                  given      10
                  converted  40

                examples                                           given                                       converted
                from  to  |  updates  batch  rate  momentum  noise scale  |  updates  batch  rate  momentum  noise scale
                   0  1K  |      100     10   0.1       0.5           20  |       25     40   0.4       0.5           20
                  1K  2K  |      100     10  0.05       0.5           10  |       25     40   0.2       0.5           10
                Values are those at the middle of a phase; the noise scale is εN/(B(1 − m)).
                Note: Goyal et al. 2017, Accurate, Large Minibatch SGD assumes SGD with momentum, B much smaller than N, and a gradual warm-up of the rate over about 5 epochs.
                Note: the learning rate rises and there is no warm-up; put one in front, e.g. "warmup 5ep, 0.4 @0, 0.2 @1ep".
                """);
    }

    @ParameterizedTest
    @CsvSource({
        // κ = 4; surge: 2√(40·40)/(40 + 40) over 2√(40·10)/(40 + 10), that is 1 over 0.8
        "linear, 0.4",
        "sqrt, 0.2",
        "adam-sde, 0.2",
        "half-life, 0.1",
        "surge, 0.125",
    })
    void everyRuleScalesTheRateAsItsPaperSays(String rule, String rate) {
        String[] noise = rule.equals("surge") ? new String[] {"--noise-scale", "40"} : new String[0];
        assertThat(scale(rule, "0.1", noise)).isZero();
        assertThat(out.toString()).startsWith("learning rate\n  given      0.1\n  converted  " + rate + "\n");
    }

    @Test
    void adamsConstantsAreScaledAndGoToJson() {
        int code = scale(
                "adam-sde",
                "0.001",
                "--optimizer",
                "adam",
                "--beta1",
                "0.8",
                "--beta2",
                "0.98",
                "--epsilon",
                "1e-6",
                "--json",
                "-");
        assertThat(code).isZero();
        JsonNode json = JSON.readTree(out.toString());
        assertThat(json.at("/given/adam").toString()).isEqualTo("{\"beta1\":0.8,\"beta2\":0.98,\"epsilon\":1.0E-6}");
        // 1 − 4·0.2, 1 − 4·0.02, 1e-6/√4
        assertThat(json.at("/converted/adam").toString())
                .isEqualTo("{\"beta1\":0.2,\"beta2\":0.92,\"epsilon\":5.0E-7}");
        assertThat(json.at("/converted/updates").asLong()).isEqualTo(50);
        assertThat(json.at("/cautions").valueStream().map(JsonNode::asString))
                .anyMatch(caution -> caution.startsWith("Malladi et al. 2022"))
                .anyMatch(caution -> caution.startsWith("1 − β₁ becomes 0.8"));
    }

    @Test
    void batchScheduleIsScaledAsAWhole() {
        run(
                "schedule",
                "scale",
                "--rule",
                "linear",
                "--learning-rate",
                "0.1",
                "--from-batch",
                "10 @0, 20 @1ep",
                "--to-batch",
                "40",
                "--examples-per-epoch",
                "1000",
                "--examples",
                "2k");
        assertThat(out.toString()).contains("converted  40 @0, 80 @1ep\n");
    }

    @Test
    void givenBatchSizeNeedNotBeWhole() {
        run(
                "schedule",
                "scale",
                "--rule",
                "linear",
                "--learning-rate",
                "0.1",
                "--from-batch",
                "12.5",
                "--to-batch",
                "100",
                "--examples-per-epoch",
                "1000",
                "--epochs",
                "2");
        assertThat(out.toString())
                .contains("given      12.5\n  converted  100\n", "given      0.1\n  converted  0.8\n");
    }

    @Test
    void withoutARuleItIsTheOneOfTheOptimizer() {
        List<String> usual = List.of(
                "schedule",
                "scale",
                "--learning-rate",
                "0.1",
                "--from-batch",
                "10",
                "--to-batch",
                "40",
                "--examples-per-epoch",
                "1000",
                "--epochs",
                "2");
        assertThat(run(usual.toArray(String[]::new))).isZero();
        assertThat(out.toString()).contains("converted  0.4\n", "Goyal et al. 2017");

        List<String> adam = new ArrayList<>(usual);
        adam.addAll(List.of("--optimizer", "adamw"));
        assertThat(run(adam.toArray(String[]::new))).isZero();
        assertThat(out.toString()).contains("converted  0.2\n", "Malladi et al. 2022");
    }

    @Test
    void missingOptionsAreToldTogether() {
        assertRefused(
                run("schedule", "scale"),
                "batchwise: --to-batch is missing; give the batch size to scale to, e.g. --to-batch 1024",
                "batchwise: --learning-rate is missing; give a value or a schedule, e.g. --learning-rate"
                        + " '0.1 @0, 0.02 @60ep'",
                "batchwise: --from-batch is missing; give a value or a schedule, e.g. --from-batch 128",
                "batchwise: --examples-per-epoch is missing; give the number of training examples, e.g."
                        + " --examples-per-epoch 50000, or a data set, e.g. --data mnist",
                "batchwise: --epochs is missing; give the length of the run, e.g. --epochs 200 or --examples 10M");
    }

    @Test
    void surgeAsksForTheNoiseScale() {
        assertRefused(
                scale("surge", "0.1"),
                "batchwise: --noise-scale is missing, which --rule surge goes by; give the gradient noise scale in"
                        + " examples, e.g. --noise-scale 900");
    }

    @Test
    void optionsThatSayNothingHereAreTold() {
        assertRefused(
                scale("linear", "0.1", "--noise-scale", "900", "--beta2", "0.99", "--epsilon", "-1"),
                "batchwise: --beta2 0.99 does not go with --optimizer sgd; leave it out, or give --optimizer adam, adamw"
                        + " or lamb",
                "batchwise: --epsilon -1 does not go with --optimizer sgd; leave it out, or give --optimizer adam, adamw"
                        + " or lamb",
                "batchwise: value '-1' of --epsilon cannot be used; give a number of at least 0, e.g. 1e-8",
                "batchwise: --noise-scale 900 does not go with --rule linear; leave it out, or give --rule surge");
    }

    @Test
    void misspeltRuleGetsTheNearestSpelling() {
        assertRefused(
                scale("adam-sd", "0.1"),
                "batchwise: 'adam-sd' in --rule is not known; did you mean adam-sde? give one of linear, sqrt,"
                        + " adam-sde, half-life, surge");
    }

    @Test
    void newBatchSizeAboveTheTrainingSetIsRefused() {
        assertRefused(
                run(
                        "schedule",
                        "scale",
                        "--rule",
                        "sqrt",
                        "--learning-rate",
                        "0.1",
                        "--from-batch",
                        "10",
                        "--to-batch",
                        "1024",
                        "--examples-per-epoch",
                        "1000",
                        "--epochs",
                        "2"),
                "batchwise: batch size \"1024\" reaches 1024, above the 1000 training examples; stay below, e.g. at most"
                        + " 100, 1024");
    }
}
