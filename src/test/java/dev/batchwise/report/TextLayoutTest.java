package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.advice.Estimate;
import dev.batchwise.report.TextTable.Column;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TextLayoutTest {
    @Test
    void linesBreakBetweenWordsAndHangUnderTheLead() {
        assertThat(Paragraphs.wrap("- ", "one two three  four extraordinarily five", 12))
                .containsExactly("- one two", "  three four", "  extraordinarily", "  five");
    }

    @Test
    void columnsAreLeftOutByRankUntilTheRestFits() {
        List<Column> columns = List.of(
                new Column(List.of("size"), List.of("1"), 0),
                new Column(List.of("second"), List.of("22"), 2),
                new Column(List.of("first"), List.of("333"), 1));

        assertThat(TextTable.fitting(columns, 19).headings()).containsExactly("size  second  first");
        assertThat(TextTable.fitting(columns, 18).headings()).containsExactly("size  first");
        assertThat(TextTable.fitting(columns, 2).rows()).containsExactly("   1");
    }

    @Test
    void columnsWithoutAnyFigureAreLeftOut() {
        List<Column> columns = List.of(
                new Column(List.of("size"), List.of("1", "2"), 0), new Column(List.of("memory"), List.of("-", "-"), 0));

        assertThat(TextTable.fitting(columns, 80).headings()).containsExactly("size");
    }

    @Test
    void headingsStandOnTheirFigures() {
        List<Column> columns = List.of(
                new Column(List.of("batch", "size"), List.of("1,024"), 0),
                new Column(List.of("rate"), List.of("0.0001"), 0));

        assertThat(TextTable.fitting(columns, 80).headings()).containsExactly("batch", " size    rate");
    }

    @Test
    void estimatesOfOneColumnLineUp() {
        assertThat(percentages(
                        List.of(estimate(0.978, 0.002, 3), estimate(0.0512, 0.0105, 3), Optional.empty(), single(0.9))))
                .containsExactly("97.8 ± 0.2", " 5.1 ± 1.1", "-", "90.0      ");
    }

    @Test
    void intervalsNarrowerThanTheLastDigitGetAnother() {
        assertThat(percentages(List.of(estimate(0.978, 0.0004, 3), estimate(0.97, 0.002, 3))))
                .containsExactly("97.80 ± 0.04", "97.00 ± 0.20");
    }

    @Test
    void unevenIntervalsAreGivenByTheirEnds() {
        Estimate uneven = new Estimate(-0.003, OptionalDouble.of(-0.008), OptionalDouble.of(0), 3);

        assertThat(percentages(List.of(Optional.of(uneven), estimate(-0.01, 0.002, 3))))
                .containsExactly("-0.3 [-0.8, 0.0] ", "-1.0 [-1.2, -0.8]");
    }

    private static List<String> percentages(List<Optional<Estimate>> estimates) {
        return EstimateTexts.percentages(
                estimates, EstimateTexts.decimals(estimates.stream().flatMap(Optional::stream)));
    }

    private static Optional<Estimate> estimate(double mean, double half, int n) {
        return Optional.of(new Estimate(mean, OptionalDouble.of(mean - half), OptionalDouble.of(mean + half), n));
    }

    private static Optional<Estimate> single(double mean) {
        return Optional.of(new Estimate(mean, OptionalDouble.empty(), OptionalDouble.empty(), 1));
    }
}
