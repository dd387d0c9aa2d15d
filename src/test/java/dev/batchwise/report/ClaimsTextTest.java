package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.claims.Untried;
import dev.batchwise.fixture.MadeUpClaims;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClaimsTextTest {
    private static final ClaimsResults RESULTS = MadeUpClaims.results();

    private static ClaimResults claim(int number) {
        return RESULTS.claims().get(number - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100})
    void theListHasALineOfEachClaimThatFits(int width) {
        String list = ClaimsTable.of(RESULTS, width, Style.PLAIN);

        assertThat(list.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
        assertThat(list.lines().filter(line -> line.startsWith("   "))).hasSize(7);
        assertThat(list)
                .contains(
                        "   2  sizes-alike      refuted       Statement 2:",
                        "   5  never-here       not run       Statement")
                .contains("At scale desk: 3 supported, 1 refuted, 1 inconclusive, 2 not");
    }

    @Test
    void questionsWithoutClaimsAreLeftOut() {
        List<Card> cards = MadeUpClaims.all().stream().map(Claim::card).toList();

        assertThat(ClaimsTable.of(RESULTS, 100, Style.PLAIN))
                .contains("What kind of minimum")
                .doesNotContain("memory");
        assertThat(ClaimsTable.of(cards, 100, Style.PLAIN))
                .startsWith("What does the batch size do to accuracy?\n   1  sizes-matter     Statement 1")
                .doesNotContain("memory");
    }

    @Test
    void colourDoesNotMoveTheColumns() {
        String coloured = ClaimsTable.of(RESULTS, 80, Style.COLOUR);

        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(ClaimsTable.of(RESULTS, 80, Style.PLAIN));
    }

    @Test
    void aClaimIsToldWithItsEffectsAndWhatItTook() {
        assertThat(ClaimText.found(claim(2), 100, Style.PLAIN))
                .contains(
                        "  REFUTED at scale desk\n  - test accuracy of the smallest size less that of the largest\n      1.94 points [")
                .contains("], n = 5; asked whether it lies within −0.50 and 0.50 points: refuted\n")
                .endsWith("  1 seed, 1 trial, 1,000 examples, 1.50 s of training (shared trials counted in full).\n");
        assertThat(ClaimText.found(claim(3), 100, Style.PLAIN))
                .contains("not known: no trials to compute it from; asked whether it is below 1 times: inconclusive")
                .contains("  ! mlp:8 at batch size 48, seed 1: diverged");
        assertThat(ClaimText.found(claim(5), 100, Style.PLAIN))
                .endsWith("  not run: data set timit is not here; put timit.npz into the data directory\n");
        assertThat(ClaimText.found(claim(6), 100, Style.PLAIN)).endsWith("  not run: not run yet\n");
    }

    @Test
    void theOthersAreCountedInALine() {
        assertThat(ClaimsTable.others(RESULTS, List.of("sizes-alike", "never-here")))
                .contains("5 other claims: 3 supported, 0 refuted, 1 inconclusive, 1 not run.");
    }

    @Test
    void markdownHasATableOfAllAndASectionEach() {
        String page = ClaimsMarkdown.text(
                RESULTS, List.of(new Untried(claim(1).card(), "wrn-16-4 on cifar10 | 200 epochs", 36_000_001)));

        assertThat(page)
                .contains("\n| 2 | [sizes-alike](#2-sizes-alike-refuted) | **refuted** | test accuracy of the smallest")
                .contains("\n### 2. sizes-alike: refuted\n", "\n### 5. never-here: not run\n")
                .contains("Rule changed after results: The margin was 0.1 nats")
                .contains("commit abc1234.", "commit def5678.")
                .endsWith("| 1 | sizes-matter | wrn-16-4 on cifar10 \\| 200 epochs | 10,001 |\n")
                .contains("means it \\| in earnest", "&lt;b onclick")
                .doesNotContain("memory, and does it matter", "<b ");
        assertThat(page.lines().filter(line -> line.startsWith("| ") && !line.contains("---")))
                .allSatisfy(line -> assertThat(line.replace("\\|", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count())
                        .isIn(5L, 6L));
        assertThat(ClaimsMarkdown.text(RESULTS, List.of())).doesNotContain("paper scale");
    }
}
