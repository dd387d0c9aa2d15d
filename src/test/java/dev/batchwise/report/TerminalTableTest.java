package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.advice.StudyResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTableTest {
    @Test
    void aStudyToATargetShowsWhatEachSizeTook() {
        String table = TerminalTable.of(TargetStudies.target(), 100, Style.PLAIN);

        assertThat(table)
                .contains("mlp:128 on mnist: to validation accuracy 0.95, 150,000 examples at most")
                .contains("20,300 ± 2,000  5,080 ± 510")
                .contains("Spearman rank correlation of batch size with updates -1.00, with examples 0.900 (n=5 sizes)")
                .contains("4,096", "> 150,000", "> 37 ", "more than that: half of the trials or more did not reach it");
    }

    @Test
    void armsStandSideBySideAndTheAdviceFollows() {
        assertThat(plain(Studies.full())).isEqualTo("""
                        mlp:128 on mnist: 150,000 examples shown in every trial, momentum, linear decay, 3 seeds.
                        Arm tuned. Accuracies: mean ± half its 95 % t interval over seeds; times: median over seeds. To
                        best: difference of validation accuracy, paired over seeds, simultaneous 95 % intervals.

                           batch           learning  validation        test      to best  time  examples  memory
                            size  updates      rate           %           %       points     s        /s      MB
                         ~     4   37,500      0.04  97.6 ± 0.1  97.5 ± 0.1   -0.2 ± 0.2  22.1     6,800    9.06
                         *    16    9,375      0.08  97.8 ± 0.1  97.8 ± 0.1    0.0        9.68    15,500    9.23
                        >~    64    2,344      0.16  97.8 ± 0.2  97.7 ± 0.2   -0.1 ± 0.2  6.58    22,800    9.92
                             256      586      0.32  97.3 ± 0.2  97.2 ± 0.2   -0.6 ± 0.3  5.81    25,800       -
                           1,024      147      0.64  95.5 ± 0.5  95.4 ± 0.5   -2.4 ± 0.6  5.61    26,700    23.6
                           4,096       37     1.28!  87.6 ± 1.5  87.3 ± 1.5  -10.3 ± 1.6  5.57    26,900    67.6
                        > recommended, * highest validation accuracy, ~ cannot be told apart from it, ! at the edge of the
                        rates tried

                        Validation accuracy of each arm in %, and its learning rates

                           batch             tuned            linear                sqrt          constant
                            size  rate           %  rate           %    rate           %  rate           %
                               4  0.04  97.6 ± 0.1  0.02  97.3 ± 0.1  0.0566  97.5 ± 0.1  0.16  96.4 ± 0.1
                              16  0.08  97.8 ± 0.1  0.08  97.8 ± 0.1   0.113  97.8 ± 0.1  0.16  97.6 ± 0.1
                              64  0.16  97.8 ± 0.2  0.32  97.5 ± 0.2   0.226  97.7 ± 0.2  0.16  97.8 ± 0.2
                             256  0.32  97.3 ± 0.2  1.28  96.0 ± 1.5   0.453  97.2 ± 0.2  0.16  96.9 ± 0.3
                           1,024  0.64  95.5 ± 0.5  5.12           -   0.905  95.3 ± 0.5  0.16  93.3 ± 0.7
                           4,096  1.28  87.6 ± 1.5  20.5           -    1.81  86.3 ± 1.7  0.16  80.4

                        Advice: batch size 64, learning rate 0.16, 2,344 updates
                          Train with batch size 64: it is the fastest size whose validation accuracy is, at 95 %
                          simultaneous confidence, less than 0.5 points below the best. 4, 16 and 64 cannot be told apart at
                          3 seeds.
                          - The learning rate of batch size 4096 lies at the edge of the rates that were tried; a better one
                            may lie beyond.
                          - 256 and larger did not reach the training loss of 64 within the budget: with more examples the
                            answer may change.
                        """);
    }

    @Test
    void oneSeedHasNoIntervalsAndOneSizeNoComparison() {
        assertThat(plain(Studies.tiny())).isEqualTo("""
                        mlp:128 on mnist: 150,000 examples shown in every trial, momentum, linear decay, 1 seed.
                        Arm constant. Figures of 1 seed, so without intervals.

                           batch           learning  validation  test  time  examples
                            size  updates      rate           %     %     s        /s
                         *    64    2,344      0.16        97.8  97.8  6.58    22,800

                        Advice: unknown
                          One batch size gives nothing to compare.
                        """);
    }

    @Test
    void divergedSizesAreTold() {
        assertThat(plain(Studies.diverged())).isEqualTo("""
                        mlp:128 on mnist: 150,000 examples shown in every trial, momentum, linear decay, 3 seeds.
                        Arm tuned. No accuracy was measured.

                           batch
                            size  updates
                               4   37,500
                              16    9,375
                              64    2,344
                             256      586
                           1,024      147
                           4,096       37
                        Batch sizes 4; 16; 64; 256; 1,024; 4,096: 3 of 3 trials diverged.

                        Advice: unknown
                          No trial completed: every learning rate that was tried diverged.
                        """);
    }

    @Test
    void withoutValidationTheTestFiguresStandAlone() {
        assertThat(plain(Studies.unvalidated())).isEqualTo("""
                        mlp:128 on mnist: 150,000 examples shown in every trial, momentum, linear decay, 3 seeds.
                        Arm constant. Accuracies: mean ± half its 95 % t interval over seeds; times: median over seeds.

                           batch           learning        test  time  examples  memory
                            size  updates      rate           %     s        /s      MB
                               4   37,500      0.16  96.3 ± 0.1  22.1     6,800    9.06
                              16    9,375      0.16  97.5 ± 0.1  9.68    15,500    9.23
                              64    2,344      0.16  97.7 ± 0.2  6.58    22,800    9.92
                             256      586      0.16  96.9 ± 0.3  5.81    25,800       -
                           1,024      147      0.16  93.2 ± 0.7  5.61    26,700    23.6
                           4,096       37      0.16  80.0        5.57    26,900    67.6
                        Batch size 4,096: 1 of 3 trials crashed, 1 of 3 trials ran out of memory.

                        Advice: unknown
                          Without a validation split nothing can be chosen.
                        """);
    }

    @Test
    void aNarrowTerminalGetsFewerColumns() {
        assertThat(TerminalTable.of(Studies.full(), 72, Style.PLAIN)).isEqualTo("""
                        mlp:128 on mnist: 150,000 examples shown in every trial, momentum,
                        linear decay, 3 seeds.
                        Arm tuned. Accuracies: mean ± half its 95 % t interval over seeds;
                        times: median over seeds. To best: difference of validation accuracy,
                        paired over seeds, simultaneous 95 % intervals.

                           batch           learning  validation        test      to best  time
                            size  updates      rate           %           %       points     s
                         ~     4   37,500      0.04  97.6 ± 0.1  97.5 ± 0.1   -0.2 ± 0.2  22.1
                         *    16    9,375      0.08  97.8 ± 0.1  97.8 ± 0.1    0.0        9.68
                        >~    64    2,344      0.16  97.8 ± 0.2  97.7 ± 0.2   -0.1 ± 0.2  6.58
                             256      586      0.32  97.3 ± 0.2  97.2 ± 0.2   -0.6 ± 0.3  5.81
                           1,024      147      0.64  95.5 ± 0.5  95.4 ± 0.5   -2.4 ± 0.6  5.61
                           4,096       37     1.28!  87.6 ± 1.5  87.3 ± 1.5  -10.3 ± 1.6  5.57
                        > recommended, * highest validation accuracy, ~ cannot be told apart
                        from it, ! at the edge of the rates tried

                        Validation accuracy of each arm in %, and its learning rates

                           batch       tuned      linear        sqrt    constant
                            size           %           %           %           %
                               4  97.6 ± 0.1  97.3 ± 0.1  97.5 ± 0.1  96.4 ± 0.1
                              16  97.8 ± 0.1  97.8 ± 0.1  97.8 ± 0.1  97.6 ± 0.1
                              64  97.8 ± 0.2  97.5 ± 0.2  97.7 ± 0.2  97.8 ± 0.2
                             256  97.3 ± 0.2  96.0 ± 1.5  97.2 ± 0.2  96.9 ± 0.3
                           1,024  95.5 ± 0.5           -  95.3 ± 0.5  93.3 ± 0.7
                           4,096  87.6 ± 1.5           -  86.3 ± 1.7  80.4

                        Advice: batch size 64, learning rate 0.16, 2,344 updates
                          Train with batch size 64: it is the fastest size whose validation
                          accuracy is, at 95 % simultaneous confidence, less than 0.5 points
                          below the best. 4, 16 and 64 cannot be told apart at 3 seeds.
                          - The learning rate of batch size 4096 lies at the edge of the rates
                            that were tried; a better one may lie beyond.
                          - 256 and larger did not reach the training loss of 64 within the
                            budget: with more examples the answer may change.
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 72, 80, 100, 132})
    void noLineIsWiderThanTheTerminal(int width) {
        assertThat(TerminalTable.of(Studies.full(), width, Style.PLAIN).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }

    @Test
    void colourIsAddedOnlyWhenAskedForAndChangesNoCharacter() {
        String coloured = TerminalTable.of(Studies.full(), 100, Style.COLOUR);

        assertThat(coloured).contains("\u001b[1;32m>~    64");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain(Studies.full()));
        assertThat(plain(Studies.full())).doesNotContain("\u001b");
    }

    private static String plain(StudyResults results) {
        return TerminalTable.of(results, 100, Style.PLAIN);
    }
}
