package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.probe.MadeUpProbe;
import org.junit.jupiter.api.Test;

final class ProbeTextTest {
    @Test
    void everySizeHasItsRowAndEveryFitItsSentence() {
        assertThat(String.join("\n", ProbeText.of(MadeUpProbe.finished(), 100))).isEqualTo("""
                                                          update                memory  matmul   copy
                        batch        outcome  examples/s  median  quartiles  n    peak    peak  speed    bound by
                         size                                 ms         ms         MB       %      %
                            1            ran         909    1.10  1.09–1.11  9    2.01       3      0    overhead
                            4            ran       2,860    1.40  1.39–1.41  9    2.04       9      0    overhead
                           16            ran       6,150    2.60  2.57–2.63  9    2.16      18      0  arithmetic
                           64  out of memory           -       -          -  -       -       -      -           -
                          256            ran       9,620    26.6  26.3–26.9  9    4.56      29      0  arithmetic
                        1,024            ran       9,900     103    102–104  9    12.2      30      0  arithmetic
                        4,096  out of memory           -       -          -  -    43.0       -      -           -
                          B=64 out of memory: can't allocate memory.
                          B=4,096 out of memory: its peak of 43 MB is above the limit of 30 MB; it ran all the same.

                        Largest that ran within 30.0 MB: B=1,024, run again in a fresh worker.
                        Speed stops growing at B=256, the smallest size with 90 % of the highest speed. Fastest measured:
                        B=1,024.
                        Time of an update: 1.00 ms + B × 100 µs (single rounds: 0.990–1.01 ms + B × 99.0–101 µs, n=3),
                        within 0 % of every median. Both parts take equally long at B_sat = 10.0 (overhead over time per
                        example); from the knee, 10 B_sat = 100, on an example takes at most 10 % longer than its least.
                        Peak memory above rest: 2.00 MB + B × 10.0 kB (R² 1.0000, over the 3 sizes from B=16).
                        One core at best: matrix products 100 GFLOP/s, copies 10.0 GB/s (read and written).
                        Not run: B=40,000, it is expected to take 402 MB, far above the limit of 30 MB.
                        Note: 64 did not run although 1024 did: what fits need not end at one size.""");
    }

    @Test
    void aNarrowTerminalGetsFewerColumns() {
        assertThat(ProbeText.of(MadeUpProbe.finished(), 60))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }
}
