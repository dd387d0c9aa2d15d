package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.fixture.TinyData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ScheduleConvertTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SMITH = "0.1 @0, 0.02 @60ep, 0.004 @120ep, 0.0008 @160ep";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int convert(String... args) {
        List<String> all = new ArrayList<>(List.of("schedule", "convert"));
        all.addAll(List.of(args));
        return Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    /** Runs on 1,000 training examples for two epochs. */
    private int small(String... args) {
        List<String> all = new ArrayList<>(List.of("--examples-per-epoch", "1000", "--epochs", "2"));
        all.addAll(List.of(args));
        return convert(all.toArray(String[]::new));
    }

    private int smith(String... args) {
        List<String> all = new ArrayList<>(List.of(
                "--examples-per-epoch", "50000", "--epochs", "200", "--learning-rate", SMITH, "--batch", "128"));
        all.addAll(List.of(args));
        return convert(all.toArray(String[]::new));
    }

    private void assertRefused(int code, String... problems) {
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).containsExactly(problems);
    }

    @Test
    void printsBothPlansSideBySide() {
        int code = small("--batch", "10", "--learning-rate", "0.1 @0, 0.05 @1ep");
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        // 2,000 / 10 updates; 1,000 / 10 + 1,000 / 20; g = 0.1 · 1,000 / 10
        assertThat(out.toString()).isEqualTo("""
                learning rate
                  given      0.1 @0, 0.05 @1ep
                  converted  0.1
                batch size
                  given      10
                  converted  10 @0, 20 @1ep
                momentum
                  given      0
                  converted  0
                updates
                  given      200
                  converted  150 (1.33 times fewer)
                largest batch, examples
                  given      10
                  converted  20

                examples                                           given                                       converted
                from  to  |  updates  batch  rate  momentum  noise scale  |  updates  batch  rate  momentum  noise scale
                   0  1K  |      100     10   0.1         0           10  |      100     10   0.1         0           10
                  1K  2K  |      100     10  0.05         0            5  |       50     20   0.1         0            5
                Values are those at the middle of a phase; the noise scale is εN/(B(1 − m)).
                """);
    }

    @Test
    void jsonOnStandardOutputHoldsThePublishedUpdatesAndNothingElse() {
        int code = smith("--momentum", "0.9", "--max-batch", "5120", "--json", "-");
        assertThat(code).isZero();
        assertThat(out.toString()).startsWith("{\n").endsWith("}\n");
        JsonNode json = JSON.readTree(out.toString());
        assertThat(json.at("/format").asString()).isEqualTo("batchwise-schedule/1");
        assertThat(json.at("/given/updates").asLong()).isEqualTo(78_125);
        assertThat(json.at("/converted/updates").asLong()).isEqualTo(29_141);
        assertThat(json.at("/given/phases").size()).isEqualTo(4);
        assertThat(json.at("/converted/phases/3/batchSize").asInt()).isEqualTo(5_120);
        assertThat(json.at("/cautions").size()).isEqualTo(2);
        assertThat(err.toString()).contains("29,141 (2.68 times fewer)");
    }

    /** Update counts of Smith et al. 2018, table and text on CIFAR-10. */
    @Test
    void increasedRateAndMomentumGiveThePublishedUpdates() {
        smith("--momentum", "0.9", "--max-batch", "640");
        assertThat(out.toString()).contains("converted  34,375 ");
        smith("--momentum", "0.9", "--max-batch", "5120", "--initial-rate", "0.5");
        assertThat(out.toString()).contains("converted  6,406 ");
        smith("--momentum", "0.9", "--max-batch", "5120", "--initial-rate", "0.5", "--to-momentum", "0.98");
        assertThat(out.toString()).contains("converted  2,305 ");
    }

    @Test
    void jsonFileHoldsWhatStandardOutputWouldAndTheTableIsStillPrinted(@TempDir Path directory) throws IOException {
        smith("--json", "-");
        String json = out.toString();
        String table = err.toString();
        out.getBuffer().setLength(0);
        Path file = directory.resolve("new/plans.json");
        assertThat(smith("--json", file.toString())).isZero();
        assertThat(Files.readString(file)).isEqualTo(json);
        assertThat(out.toString()).isEqualTo(table);
    }

    @Test
    void jsonFileThatCannotBeWrittenIsTold(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThat(smith("--json", file.resolve("plans.json").toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("batchwise: cannot write " + file);
    }

    @Test
    void growthGoesBackToDecay() {
        assertThat(small("--to", "decay", "--batch", "10 @0, 20 @1ep", "--learning-rate", "0.1"))
                .isZero();
        assertThat(out.toString())
                .contains("converted  0.1 @0, 0.05 @1ep\n", "converted  10\n", "converted  200 (1.33 times more)\n")
                .doesNotContain("Note:");
    }

    @Test
    void growthGoesBackToDecayAtAnotherBatchSize() {
        small("--to", "decay", "--to-batch", "40", "--batch", "10 @0, 20 @1ep", "--learning-rate", "0.1");
        assertThat(out.toString()).contains("converted  0.4 @0, 0.2 @1ep\n", "converted  50 (3 times fewer)\n");
    }

    @Test
    void decayOfAPlanThatDoesNotGrowSaysThatNothingChanges() {
        small("--to", "decay", "--batch", "10", "--learning-rate", "0.1");
        assertThat(out.toString()).contains("Note: the learning rate does not change: the batch size never does.\n");
    }

    @Test
    void momentumIsNineTenthsUnlessGiven() {
        small("--optimizer", "nesterov", "--batch", "10", "--learning-rate", "0.1 @0, 0.05 @1ep");
        assertThat(out.toString()).contains("momentum\n  given      0.9\n  converted  0.9\n");
    }

    @Test
    void decayTooFastToBeSquaredIsStillConverted() {
        assertThat(small(
                        "--optimizer",
                        "adam",
                        "--adam-rule",
                        "sqrt",
                        "--batch",
                        "10",
                        "--learning-rate",
                        "exp 0.1 x1e-300 every 1"))
                .isZero();
        assertThat(out.toString()).contains("converted  at most 100, 0.1 / (exp 0.1 x1e-300 every 1)^2\n");
    }

    @Test
    void adamGrowsByTheFactorOfTheRateAsAHeuristicOrByItsSquare() {
        String[] plan = {"--optimizer", "adam", "--batch", "10", "--learning-rate", "0.1 @0, 0.05 @1ep"};
        small(plan);
        assertThat(out.toString()).contains("converted  10 @0, 20 @1ep\n", "Note: for Adam", "is a heuristic of Smith");
        List<String> root = new ArrayList<>(List.of(plan));
        root.addAll(List.of("--adam-rule", "sqrt"));
        small(root.toArray(String[]::new));
        assertThat(out.toString()).contains("converted  10 @0, 40 @1ep\n", "the noise scale is ε²N/B.");
    }

    @Test
    void trainingExamplesAreCountedFromTheDataWithoutThoseHeldOut(@TempDir Path directory) {
        String data = TinyData.write(directory);
        convert("--data", data, "--examples", "10 epochs", "--batch", "10", "--learning-rate", "0.1");
        assertThat(out.toString()).contains("updates\n  given      360\n"); // 10 · 0.9 · 400 / 10
        convert("--data", data, "--validation", "0", "--epochs", "10", "--batch", "10", "--learning-rate", "0.1");
        assertThat(out.toString()).contains("updates\n  given      400\n");
    }

    @Test
    void missingOptionsAreToldTogether() {
        assertRefused(
                convert(),
                "batchwise: --learning-rate is missing; give a value or a schedule, e.g. --learning-rate"
                        + " '0.1 @0, 0.02 @60ep'",
                "batchwise: --batch is missing; give a value or a schedule, e.g. --batch 128",
                "batchwise: --examples-per-epoch is missing; give the number of training examples, e.g."
                        + " --examples-per-epoch 50000, or a data set, e.g. --data mnist",
                "batchwise: --epochs is missing; give the length of the run, e.g. --epochs 200 or --examples 10M");
    }

    @Test
    void schedulesThatOverlapOrStartLateAreToldTogether() {
        assertRefused(
                small("--learning-rate", "0.1 @0, 0.02 @60ep, 0.004 @60ep", "--batch", "128 @10, 256 @1K"),
                "batchwise: --learning-rate: schedule \"0.1 @0, 0.02 @60ep, 0.004 @60ep\": at character 28, \"60ep\""
                        + " goes back or overlaps; let every step begin after the one before it",
                "batchwise: --batch: schedule \"128 @10, 256 @1K\": at character 6, \"10\" is where the first step"
                        + " begins; begin @0, e.g. 0.1 @0, 0.02 @60ep");
    }

    @Test
    void whatOnlyTheHorizonShowsIsToldTogether() {
        assertRefused(
                small("--learning-rate", "0.1 @0, 0.02 @1ep, 0.01 @500", "--batch", "0", "--momentum", "1"),
                "batchwise: learning rate \"0.1 @0, 0.02 @1ep, 0.01 @500\" goes back: @500 is example 500, not after"
                        + " @1ep, which is example 1000; put the steps in the order of their examples",
                "batchwise: batch size \"0\" reaches 0; keep it at 1 or more, and give a warm-up its start, e.g. warmup"
                        + " 5ep from 32, 512",
                "batchwise: momentum \"1\" reaches 1; keep it below 1, e.g. 0.9");
    }

    @Test
    void aScheduleThatCannotBeReadDoesNotHideTheOthersProblems() {
        assertRefused(
                small("--learning-rate", "fast", "--batch", "1001"),
                "batchwise: --learning-rate: schedule \"fast\": at character 1, \"fast\" is not a value; give a value,"
                        + " steps such as \"0.1 @0, 0.02 @60ep\", or linear, cosine, exp, warmup or at most",
                "batchwise: batch size \"1001\" reaches 1001, above the 1000 training examples; stay below, e.g. at"
                        + " most 100, 1001");
    }

    @Test
    void everythingThatStandsInTheWayOfTheConversionIsTold() {
        assertRefused(
                small(
                        "--learning-rate",
                        "linear 0 -> 0.1",
                        "--batch",
                        "64",
                        "--max-batch",
                        "32",
                        "--optimizer",
                        "adam",
                        "--to-momentum",
                        "0.98"),
                "batchwise: learning rate \"linear 0 -> 0.1\" starts at 0, so no batch size can follow it; write the rise"
                        + " as a warm-up, e.g. warmup 5ep, cosine 0.1",
                "batchwise: momentum \"0\" cannot be raised to 0.98 here; do it for sgd, momentum or nesterov from one"
                        + " constant momentum",
                "batchwise: max batch 32 is below the plan's own batch size 64; give a max batch above it");
    }

    @Test
    void valuesThatCannotBeUsedAreToldTogether() {
        assertRefused(
                convert(
                        "--learning-rate",
                        "0.1",
                        "--batch",
                        "8",
                        "--optimizer",
                        "adma",
                        "--max-batch",
                        "0",
                        "--initial-rate",
                        "-1",
                        "--to-momentum",
                        "1",
                        "--examples-per-epoch",
                        "many",
                        "--epochs",
                        "NaN"),
                "batchwise: 'adma' in --optimizer is not known; did you mean adam? give one of sgd, momentum, nesterov,"
                        + " adam, adamw, lars, lamb",
                "batchwise: value '0' of --max-batch cannot be used; give a batch size of at least 1, e.g. 5120",
                "batchwise: value '-1' of --initial-rate cannot be used; give a rate above 0, e.g. 0.5",
                "batchwise: value '1' of --to-momentum cannot be used; give a value in [0, 1), e.g. 0.98",
                "batchwise: value 'many' of --examples-per-epoch cannot be used; give a number of training examples of"
                        + " at least 1, e.g. 50000 or 1.28M",
                "batchwise: value 'NaN' of --epochs cannot be used; give a number above 0, e.g. 200");
    }

    @Test
    void optionsThatContradictOneAnotherAreTold() {
        assertRefused(
                convert(
                        "--to",
                        "decay",
                        "--max-batch",
                        "64",
                        "--learning-rate",
                        "0.1",
                        "--batch",
                        "8",
                        "--optimizer",
                        "sgd",
                        "--momentum",
                        "0.9",
                        "--adam-rule",
                        "sqrt",
                        "--data",
                        "mnist",
                        "--examples-per-epoch",
                        "50k",
                        "--epochs",
                        "3",
                        "--examples",
                        "1M"),
                "batchwise: --adam-rule sqrt does not go with --optimizer sgd; leave it out, or give --optimizer adam",
                "batchwise: --max-batch 64 does not go with --to decay; give --to-batch, or --to growth",
                "batchwise: --momentum 0.9 does not go with --optimizer sgd; give --optimizer momentum or --optimizer"
                        + " nesterov",
                "batchwise: --examples-per-epoch 50k and --data mnist both say how large the training set is; give one"
                        + " of them",
                "batchwise: --epochs 3 and --examples 1M both give the budget; give one of them");
    }

    @Test
    void misspeltOptionGetsTheNearestSpelling() {
        assertRefused(
                convert("--lerning-rate", "0.1"),
                "batchwise: unknown option '--lerning-rate'; did you mean --learning-rate?",
                "Try 'batchwise schedule convert --help'.");
    }
}
