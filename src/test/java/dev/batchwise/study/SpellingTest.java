package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> NAMES = List.of("sgd", "momentum", "nesterov", "adam");

    /** Worked examples: kitten/sitting is Wagner and Fischer's; ca/abc separates this form (3) from the unrestricted (2). */
    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "ca,abc,3", "mnits,mnist,1", "'',abc,3", "abc,'',3", "same,same,0", "ab,ba,1"})
    void distanceIsThatOfOptimalStringAlignment(String a, String b, int expected) {
        assertThat(Spelling.distance(a, b)).isEqualTo(expected);
        assertThat(Spelling.distance(b, a)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"sdg,sgd", "momentun,momentum", "Adam,adam", "nestrov,nesterov", "adamw,adam"})
    void aMisspeltNameFindsItsNeighbour(String given, String expected) {
        assertThat(Spelling.nearest(given, NAMES)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"rmsprop", "''", "xyz"})
    void aFarFetchedGuessIsNotMade(String given) {
        assertThat(Spelling.nearest(given, NAMES)).isEmpty();
    }

    @Test
    void ofEquallyNearNamesTheFirstIsChosen() {
        assertThat(Spelling.nearest("c3", List.of("c1", "c2"))).contains("c1");
        assertThat(Spelling.nearest("c3", List.of("c2", "c1"))).contains("c2");
    }

    @Test
    void withoutCandidatesNothingIsNear() {
        assertThat(Spelling.nearest("sgd", List.of())).isEmpty();
    }
}
