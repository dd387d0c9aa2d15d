package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.fixture.MadeUpProof;
import dev.batchwise.proof.ProofResults;
import org.junit.jupiter.api.Test;

final class ProofTableTest {
    private static final ProofResults RESULTS = ProofResults.of(MadeUpProof.finished());

    @Test
    void plansVerdictsAndWordsAreTold() {
        assertThat(ProofTable.of(RESULTS, 100, Style.PLAIN)).isEqualTo("""
                mlp:8 on mnist: 4,000 examples shown in every trial, 3 seeds of each plan.

                sgd
                  given      400 updates; peak memory 1.00 MB; rate 0.1 @0, 0.02 @1ep; batch size 10; momentum 0
                  converted  160 updates (2.5 times fewer); peak memory 5.00 MB; rate 0.1; batch size 10 @0, 50
                             @1ep; momentum 0
                  examples           given               noise  converted               noise
                      from     to  updates  batch  rate  scale    updates  batch  rate  scale
                         0  1,000      100     10   0.1     10        100     10   0.1     10
                     1,000  4,000      300     10  0.02      2         60     50   0.1      2

                adam: the schedule of sgd times 0.01, by the ratio of the usual starting rates (0.001 of adam, 0.1
                of sgd, on ε/(1 − m)), no law; --adam-rate sets another
                  given      400 updates; peak memory 1.00 MB; rate 0.001 @0, 0.0002 @1ep; batch size 10; momentum 0
                  converted  160 updates (2.5 times fewer); peak memory 5.00 MB; rate 0.001; batch size 10 @0, 50
                             @1ep; momentum 0
                  examples           given                 noise  converted                noise
                      from     to  updates  batch    rate  scale    updates  batch   rate  scale
                         0  1,000      100     10   0.001    0.1        100     10  0.001    0.1
                     1,000  4,000      300     10  0.0002   0.02         60     50  0.001   0.02

                      updates given             test %      test %    difference   accuracy       loss
                        → converted  ratio       given   converted        points    verdict      curve
                sgd       400 → 160    2.5  95.2 ± 0.2  95.3 ± 0.2   0.05 ± 0.25       same       same
                adam      400 → 160    2.5  95.0 ± 0.2  93.1 ± 0.9  -1.95 ± 0.90  different  different
                Test accuracy: mean ± half its 95 % t interval over seeds; difference: converted less given, paired
                over seeds, 95 % interval. Same: equivalence (two one-sided tests at 5 %) within 0.5 points of
                accuracy, or within 10 % of training loss at every curve position after the plans part. Different:
                an interval (simultaneous over the curve) excludes 0 and equivalence does not hold. Undecided:
                neither. Each optimizer is judged by itself.

                sgd: Final test accuracy is the same within 0.5 points: the difference is 0.05 points (95 % interval
                -0.198 to 0.298, n=3). Training loss is the same within 10 % at each of 6 positions after 1,000
                examples, where the plans part: its means differ by 1.0 %.

                adam: Final test accuracy is different: by -1.95 points (95 % interval -2.85 to -1.05, n=2), and not
                shown to be within 0.5 points. The loss curves can be told apart at 6 of 6 positions after 1,000
                examples, where the plans part: means differ by 50.0 %.
                  - seed 3 is left out of the comparison: the converted plan diverged (the loss was not finite at
                    update 7)

                Note: for Adam, growing the batch size by the factor that the rate would fall by is a heuristic of
                      Smith et al. 2018: the noise scale was derived for SGD; the square-root rule is the
                      alternative.
                """);
    }

    @Test
    void narrowTerminalsLoseTheLeastImportantColumns() {
        String narrow = ProofTable.of(RESULTS, 60, Style.PLAIN);
        assertThat(narrow.lines()).allMatch(line -> line.length() <= 80);
        assertThat(narrow).contains("verdict").doesNotContain("test %");
    }
}
