package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.batchwise.claims.catalogue.Catalogue;
import dev.batchwise.data.DataSets;
import dev.batchwise.ledger.Ledger;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code claims} on one claim at the smallest scale: real workers, real training. */
final class ClaimsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private static Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Runs claim 3 once, which several tests look at. */
    @BeforeAll
    static void runOnce() {
        ClaimsTest first = new ClaimsTest();
        int code = first.run("claims", "run", "3", "--scale", "smoke", "--study", study());
        assertThat(code).as(first.err.toString()).isEqualTo(ExitCode.OK.code());
        assertThat(first.out.toString())
                .startsWith("3. With batches of 4,096")
                .contains(" at scale smoke\n  - updates of the smallest", "15.6 times [15.6, 15.6], n = 2")
                .contains("report.html");
    }

    private static String study() {
        return directory.resolve("claims").toString();
    }

    private static Path results() {
        return directory.resolve("claims/claim-03-few-updates/results.json");
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private static JsonNode json(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    @Test
    void aSecondRunTrainsNothingAndFindsTheSame() throws IOException {
        JsonNode before = json(results());

        assertThat(run("claims", "run", "few-updates", "--scale", "smoke", "--study", study(), "--json", "-"))
                .isEqualTo(ExitCode.OK.code());

        assertThat(err.toString()).contains("trials have ended already").doesNotContain("validation ");
        assertThat(json(results())).isEqualTo(before);
        assertThat(JSON.readTree(out.toString()).at("/format").asString()).isEqualTo("batchwise-claims/1");
    }

    @Test
    void theVerdictFollowsFromTheObservationsAlone() throws IOException {
        Path alone = Files.copy(results(), directory.resolve("alone.json"));

        assertThat(run("claims", "judge", alone.toString())).isEqualTo(ExitCode.OK.code());

        String stored = json(results()).at("/decision/verdict").asString();
        assertThat(out.toString())
                .contains("\n  " + stored.toUpperCase(java.util.Locale.ROOT) + "\n")
                .endsWith(": " + stored + "\n\n");
    }

    @Test
    void aVerdictThatDoesNotFollowIsTold() throws IOException {
        String changed =
                Files.readString(results()).replaceFirst("\"verdict\" : \"[a-z]+\"", "\"verdict\" : \"refuted\"");
        Path file = Files.writeString(directory.resolve("changed.json"), changed);

        assertThat(run("claims", "judge", file.toString())).isEqualTo(ExitCode.OK.code());
        assertThat(out.toString()).contains("says refuted: its rule was another");
    }

    @Test
    void meansOfTheChartAreInTheResults() throws IOException {
        JsonNode points = json(results()).path("points");
        assertThat(points.valueStream()
                        .filter(p -> p.path("quantity").asString().equals("testAccuracy")))
                .hasSize(6)
                .allSatisfy(p -> assertThat(p.path("n").asInt()).isEqualTo(2));
    }

    @Test
    void theListShowsALineOfEachClaim() {
        assertThat(run("claims", "list", "--study", study())).isEqualTo(ExitCode.OK.code());

        assertThat(out.toString().lines().filter(line -> line.matches(" +\\d+  .*")))
                .hasSize(Catalogue.all().size())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(out.toString()).containsPattern("   3  few-updates +(inconclusive|supported|refuted) +With batches");
    }

    @Test
    void whatWasNeverRunIsListedWithoutVerdicts() {
        assertThat(run("claims", "list", "--study", directory.resolve("none").toString()))
                .isEqualTo(ExitCode.OK.code());
        assertThat(out.toString()).contains("None has been run here").doesNotContain("not run");
    }

    @Test
    void aClaimIsShownWholeAtAllScales() {
        assertThat(run("claims", "show", "few-updates")).isEqualTo(ExitCode.OK.code());
        assertThat(out.toString())
                .contains(
                        "\nRule, fixed beforehand\n",
                        "\nAt scale smoke\n",
                        "\nAt scale desk\n",
                        "\nAt scale paper\n  c1 on cifar10");
    }

    @Test
    void theReportIsWrittenAgainAlsoAsMarkdown() throws IOException {
        Path markdown = directory.resolve("claims.md");
        Files.delete(directory.resolve("claims/report.html"));

        assertThat(run("claims", "report", "--study", study(), "--markdown", markdown.toString()))
                .isEqualTo(ExitCode.OK.code());
        assertThat(Files.readString(markdown))
                .contains("[few-updates](#3-few-updates-", "### 3. few-updates: ", "commit ")
                .contains(
                        "## At paper scale: not run",
                        "| 27 | growth-for-decay | wrn-16-4 on 50,000 examples of cifar10");
        assertThat(run("report", study())).isEqualTo(ExitCode.OK.code());
        assertThat(directory.resolve("claims/report.html")).isNotEmptyFile();
    }

    @Test
    void anotherDirectoryTakesOverWhatItLacks() throws IOException {
        Path into = directory.resolve("into");
        assertThat(run("claims", "merge", "--study", into.toString(), study())).isEqualTo(ExitCode.OK.code());
        assertThat(out.toString())
                .containsPattern("took [1-9]\\d* trials, 0 measurements, 0 memory peaks and [1-9]\\d* network files");
        assertThat(json(into.resolve("claim-03-few-updates/results.json")).path("decision"))
                .isEqualTo(json(results()).path("decision"));
        assertThat(json(into.resolve("results.json")).path("environments").size())
                .isEqualTo(1);

        assertThat(run("claims", "merge", "--study", into.toString(), study())).isEqualTo(ExitCode.OK.code());
        assertThat(out.toString()).contains("took 0 trials, 0 measurements, 0 memory peaks and 0 network files");
        assertThat(run("claims", "run", "3", "--scale", "smoke", "--study", into.toString()))
                .isEqualTo(ExitCode.OK.code());
        assertThat(err.toString()).doesNotContain("validation ");
    }

    @Test
    void otherScalesAndKindsAreNotMerged() {
        Path desk = directory.resolve("desk");
        try (Ledger ledger = Ledger.open(create(desk))) {
            ledger.keepFact("kind", StudyDirectory.Kind.CLAIMS);
            ledger.keepFact("study", new dev.batchwise.claims.ClaimsStudy(dev.batchwise.claims.Scale.DESK));
        }
        Path proof = directory.resolve("proof");
        try (Ledger ledger = Ledger.open(create(proof))) {
            ledger.keepFact("kind", StudyDirectory.Kind.PROOF);
        }
        String none = directory.resolve("nowhere").toString();

        assertThat(run("claims", "merge", "--study", none, study(), desk.toString()))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(run("claims", "merge", "--study", desk.toString(), study())).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("claims", "merge", "--study", study(), proof.toString(), none))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(run("claims", "merge", "--study", study(), study())).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("claims", "run", "3", "--scale", "smoke", "--study", proof.toString()))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(run("claims", "report", "--study", none)).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString())
                .contains("are of the scales smoke, desk; give directories of one scale")
                .contains("desk is of scale desk, and ")
                .contains("proof holds no claims; give", "nowhere holds no claims, and there is no such directory")
                .contains("cannot be taken into itself")
                .contains("holds a proof of a converted plan, not claims")
                .contains("nowhere holds no study");
        assertThat(Path.of(none)).doesNotExist();
    }

    private static Path create(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void dataThatAreMissingAreNamedOnce() {
        assumeTrue(isMissing("cifar10"), "left out: data set cifar10 is here");

        assertThat(run(
                        "claims",
                        "run",
                        "3",
                        "--scale",
                        "paper",
                        "--study",
                        directory.resolve("paper").toString()))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString())
                .contains("claim 3 (few-updates) cannot be run at scale paper:")
                .containsOnlyOnce("batchwise data fetch cifar10`, or put");
    }

    private static boolean isMissing(String data) {
        try {
            DataSets.shapeOf(new DataSpec(data, 0.1, 1));
            return false;
        } catch (UsageException e) {
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "run few-update; did you mean few-updates?",
                "run 99; claim '99' is not in the catalogue",
                "run; no claim was given; give",
                "run --all 3; --all and the claim 3 were both given",
                "run 3 --scale desktop; --scale",
                "show fewupdates; did you mean few-updates?",
                "judge nowhere.json; there are no results at nowhere.json",
            })
    void mistakesAreToldAndNothingIsTrained(String mistake, String message) {
        assertThat(run(("claims " + mistake).split(" "))).isEqualTo(ExitCode.USAGE.code());

        assertThat(err.toString()).startsWith("batchwise: ").contains(message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void resultsOfAllClaimsAreJudgedAsFarAsTheyWereRun() {
        Path all = directory.resolve("claims/results.json");
        assertThat(run("claims", "judge", all.toString())).isEqualTo(ExitCode.OK.code());
        assertThat(out.toString())
                .contains("\n3. With batches of 4,096")
                .endsWith("\n" + all + ": 31 claims not run\n") // three have the same trials
                .doesNotContain("its rule was another");
    }

    @Test
    void otherResultsAreNotJudged() throws IOException {
        Path other = Files.writeString(directory.resolve("other.json"), "{\"format\": \"batchwise-results/1\"}");
        assertThat(run("claims", "judge", other.toString())).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("batchwise-results/1", "give the results.json of claims");
    }
}
