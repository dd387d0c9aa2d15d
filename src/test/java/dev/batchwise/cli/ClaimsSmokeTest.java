package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.Effect;
import dev.batchwise.claims.Judgement;
import dev.batchwise.claims.catalogue.Catalogue;
import dev.batchwise.report.ResultsJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every claim at the smallest scale: that it runs and that what is deterministic holds, never how a noisy verdict comes out. */
final class ClaimsSmokeTest {
    @TempDir
    private static Path directory;

    private static final Map<String, ClaimResults> RESULTS = new LinkedHashMap<>();
    private static String said = "";

    @BeforeAll
    static void runAll() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Path study = directory.resolve("claims");
        int code = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "claims",
                "run",
                "--all",
                "--scale",
                "smoke",
                "--study",
                study.toString());
        assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK.code());
        said = err.toString();
        try (Stream<Path> files = Files.walk(study, 2)) {
            files.filter(file -> file.endsWith("results.json") && !study.equals(file.getParent()))
                    .flatMap(file -> ResultsJson.readClaims(file).stream())
                    .forEach(results -> RESULTS.put(results.card().id(), results));
        }
    }

    private static ClaimResults of(int number) {
        return RESULTS.values().stream()
                .filter(results -> results.card().number() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCatalogueHasThirtyFiveClaimsInOrder() {
        assertThat(Catalogue.all().stream().map(claim -> claim.card().number()))
                .isEqualTo(IntStream.rangeClosed(1, 35).boxed().toList());
        assertThat(Catalogue.all().stream().map(claim -> claim.card().id())).doesNotHaveDuplicates();
    }

    @Test
    void everyClaimRunsAndHasWhatItsVerdictIsComputedFrom() {
        assertThat(RESULTS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Catalogue.all().stream().map(claim -> claim.card().id()).toList());
        for (ClaimResults results : RESULTS.values()) {
            List<Effect> unknown = results.decision().orElseThrow().effects().stream()
                    .filter(effect -> effect.value().isEmpty())
                    .toList();
            assertThat(unknown).as(results.card().id()).isEmpty();
        }
        assertThat(said).contains("sharing trials saves");
    }

    @Test
    void everyVerdictIsComputedAgainFromItsOwnResults() {
        for (ClaimResults results : RESULTS.values()) {
            Claim claim = Catalogue.claim(results.card().id());
            assertThat(claim.rule().decide(results.observations()))
                    .as(results.card().id())
                    .isEqualTo(results.decision().orElseThrow());
        }
    }

    @Test
    void rescalingHoldsWhateverTheSeed() {
        assertThat(of(14).decision().orElseThrow().verdict()).isEqualTo(Judgement.SUPPORTED);
    }
}
