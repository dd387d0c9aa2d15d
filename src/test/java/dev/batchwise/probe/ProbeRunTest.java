package dev.batchwise.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.advice.Environment;
import dev.batchwise.advice.ProbeResults;
import dev.batchwise.advice.ProbeResults.NotRun;
import dev.batchwise.advice.ProbeResults.Size;
import dev.batchwise.advice.ProbeResults.TimeFit;
import dev.batchwise.study.DataOptions;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.OptimizerOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Probes of a machine whose answers are known. */
final class ProbeRunTest {
    private static final DataShape SHAPE = DataShape.classified(54_000, 6_000, 10_000, List.of(1, 28, 28), 10);
    private static final Environment NOWHERE =
            new Environment("0.1.0", "abc", "17", "2.10", "Linux", "a processor", 2, 8_000_000_000L, 1, 1);

    private static ProbeSpec spec(String sizes, ProbeSpec.Search search, String limit, String most) {
        Optional<String> no = Optional.empty();
        Optional<String> memoryLimit = Optional.of(limit).filter(text -> !text.isEmpty());
        Optional<String> maxBatch = Optional.of(most).filter(text -> !text.isEmpty());
        return new ProbeOptions(
                        DataOptions.of("mnist", "0.1", "1"),
                        "mlp:8",
                        OptimizerOptions.none(),
                        no,
                        memoryLimit,
                        no,
                        Optional.of(sizes),
                        maxBatch,
                        search,
                        "3")
                .check(Optional.of(SHAPE), List.of());
    }

    private static ProbeSpec listed(String sizes) {
        return spec(sizes, ProbeSpec.Search.LISTED, "", "");
    }

    private static ProbeResults run(ProbeSpec spec, RecordedBench bench) {
        ProbeListener nobody = new ProbeListener() {
            @Override
            public void progressed(int done, int expected, String doing) {
                assertThat(done).isLessThanOrEqualTo(expected);
            }

            @Override
            public void found(String line) {}
        };
        return new ProbeRun(spec, bench, nobody, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).run(NOWHERE);
    }

    private static Size size(ProbeResults results, int batchSize) {
        return results.sizes().stream()
                .filter(s -> s.batchSize() == batchSize)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sizesAreTimedInRoundsForwardAndBackAndTheLargestIsRunAgain() {
        RecordedBench bench = new RecordedBench();
        run(listed("1,8,64"), bench);

        assertThat(bench.asked())
                .containsExactly(
                        "memory [1, 8]",
                        "memory [64]",
                        "prepare [1, 8, 64]",
                        "hardware",
                        "time 1",
                        "time 8",
                        "time 64",
                        "hardware",
                        "time 64",
                        "time 8",
                        "time 1",
                        "hardware",
                        "time 1",
                        "time 8",
                        "time 64",
                        "again 64");
    }

    /** The machine's own law: 1 ms + B · 0.1 ms, so B_sat = 10 and the knee is at 100; 2 MB + B · 10 kB. */
    @Test
    void fitsFindTheLawBehindTheTimes() {
        ProbeResults results = run(listed("1,4,16,64,256,1024,4096"), new RecordedBench());

        TimeFit fit = results.timeFit().orElseThrow();
        assertThat(fit.overheadSeconds()).isCloseTo(RecordedBench.OVERHEAD, within(1e-12));
        assertThat(fit.perExampleSeconds()).isCloseTo(RecordedBench.PER_EXAMPLE, within(1e-12));
        assertThat(fit.saturationBatch()).isCloseTo(10, within(1e-6));
        assertThat(fit.kneeBatch()).isCloseTo(100, within(1e-5));
        assertThat(fit.worstDeviation()).isLessThan(1e-9);
        assertThat(fit.rounds()).isEqualTo(3);
        assertThat(fit.overheadRange().low()).isCloseTo(0.99e-3, within(1e-12));
        assertThat(fit.overheadRange().high()).isCloseTo(1.01e-3, within(1e-12));
        assertThat(results.memoryFit().orElseThrow().fixedBytes()).isCloseTo(RecordedBench.FIXED, within(1e-3));
        assertThat(results.memoryFit().orElseThrow().perExampleBytes()).isCloseTo(RecordedBench.EXAMPLE, within(1e-6));
        assertThat(results.memoryFit().orElseThrow().r2()).isCloseTo(1, within(1e-12));
        assertThat(results.memoryFit().orElseThrow().batchSizes()).containsExactly(256, 1024, 4096); // twice 2.01 MB
        assertThat(results.notes()).isEmpty();
    }

    /** B = 16: 2.6 ms, 6,154 examples/s, the most is 9,976 at 4,096; 90 % of it are reached at 256 (9,624). */
    @Test
    void speedQuartilesAndUseOfTheHardwareAreThoseOfTheMedianUpdate() {
        ProbeResults results = run(listed("1,4,16,64,256,1024,4096"), new RecordedBench());

        Size sixteen = size(results, 16);
        assertThat(sixteen.outcome()).isEqualTo("ran");
        assertThat(sixteen.examplesPerSecond().orElseThrow()).isCloseTo(16 / 2.6e-3, within(1e-6));
        assertThat(sixteen.updateSeconds().orElseThrow().n()).isEqualTo(9);
        assertThat(sixteen.updateSeconds().orElseThrow().lowerQuartile()).isCloseTo(2.6e-3 * 0.99, within(1e-12));
        assertThat(sixteen.updateSeconds().orElseThrow().upperQuartile()).isCloseTo(2.6e-3 * 1.01, within(1e-12));
        assertThat(results.fastest()).hasValue(4096);
        assertThat(results.speedStopsGrowingAt()).hasValue(256);
        // 3·10⁶ operations an example of 100 GFLOP/s; 4·(6·1000 + 5·100·B) bytes of 10 GB/s.
        assertThat(sixteen.use().orElseThrow().matmulShare()).isCloseTo(3e6 * 16 / 2.6e-3 / 1e11, within(1e-12));
        assertThat(sixteen.use().orElseThrow().copyShare()).isCloseTo(4 * 14_000 / 2.6e-3 / 1e10, within(1e-12));
        assertThat(sixteen.use().orElseThrow().boundBy()).isEqualTo("arithmetic");
        assertThat(size(results, 1).use().orElseThrow().boundBy()).isEqualTo("overhead");
        assertThat(ProbeResults.Use.of(0.2, 0.3).boundBy()).isEqualTo("memory");
    }

    @Test
    void whereASizeFailsLargerOnesAreTriedAllTheSame() {
        ProbeResults results = run(listed("8,16,32"), new RecordedBench().failing(16));

        assertThat(results.sizes()).extracting(Size::outcome).containsExactly("ran", "outOfMemory", "ran");
        assertThat(size(results, 16).detail()).isEqualTo("can't allocate memory");
        assertThat(size(results, 16).examplesPerSecond()).isEmpty();
        assertThat(results.largestThatRan()).hasValue(32);
        assertThat(results.notes())
                .containsExactly("16 did not run although 32 did: what fits need not end at one size");
    }

    @Test
    void aSizeThatDoesNotRunAgainIsNotNamed() {
        RecordedBench bench = new RecordedBench().failingAgain(32);
        ProbeResults results = run(listed("8,16,32"), bench);

        assertThat(bench.asked()).endsWith("again 32", "again 16");
        assertThat(results.largestThatRan()).hasValue(16);
        assertThat(size(results, 32).outcome()).isEqualTo("crashed");
        assertThat(size(results, 32).detail())
                .isEqualTo("it ran before, and not again: its worker was lost (killed by signal 9)");
        assertThat(results.fastest()).hasValue(16);
    }

    @Test
    void aPeakAboveTheLimitCountsAsOutOfMemoryAndWhatIsFarAboveIsNotRun() {
        RecordedBench bench = new RecordedBench();
        ProbeResults results = run(spec("1,64,512,8192", ProbeSpec.Search.LISTED, "5MB", ""), bench);

        assertThat(results.sizes()).extracting(Size::batchSize).containsExactly(1, 64, 512);
        assertThat(size(results, 512).outcome()).isEqualTo("outOfMemory");
        assertThat(size(results, 512).detail())
                .isEqualTo("its peak of 7.12 MB is above the limit of 5 MB; it ran all the same");
        assertThat(size(results, 512).peakMemoryBytes()).hasValue(7_120_000);
        assertThat(results.notRun())
                .containsExactly(new NotRun(8192, "it is expected to take 83.9 MB, far above the limit of 5 MB"));
        assertThat(results.largestThatRan()).hasValue(64);
        assertThat(bench.asked()).noneMatch(words -> words.contains("time 512") || words.contains("8192"));
    }

    @Test
    void whatWouldTakeTheMachinesMemoryIsNotRun() {
        ProbeResults results = run(listed("1,64,4096"), new RecordedBench().free(20_000_000));

        assertThat(results.sizes()).extracting(Size::batchSize).containsExactly(1, 64);
        assertThat(results.notRun())
                .containsExactly(new NotRun(
                        4096, "it is expected to take 43 MB, more than 80 % of the 20 MB of memory that are free"));
    }

    /** Nothing has been measured yet: 100 activations of 4 bytes, twice. */
    @Test
    void theFirstSizeIsHeldAgainstTheNetworksActivations() {
        ProbeResults results = run(listed("50000"), new RecordedBench().free(40_000_000));

        assertThat(results.sizes()).isEmpty();
        assertThat(results.notRun())
                .containsExactly(new NotRun(
                        50_000, "it is expected to take 40 MB, more than 80 % of the 40 MB of memory that are free"));
        assertThat(results.largestThatRan()).isEmpty();
        assertThat(results.timeFit()).isEmpty();
        assertThat(results.fastest()).isEmpty();
    }

    @Test
    void untilASizeFailsTheLargestIsDoubledThenBisected() {
        RecordedBench bench = new RecordedBench().failingFrom(700);
        ProbeResults results = run(spec("64,128", ProbeSpec.Search.UNTIL_FAILS, "", ""), bench);

        assertThat(results.sizes()).extracting(Size::batchSize).containsExactly(64, 128, 256, 512, 640, 704, 768, 1024);
        assertThat(results.largestThatRan()).hasValue(640);
        assertThat(results.notRun()).isEmpty();
    }

    @Test
    void doublingEndsAtTheLargestSizeThereIs() {
        ProbeResults results = run(spec("256", ProbeSpec.Search.UNTIL_FAILS, "", "1000"), new RecordedBench());

        assertThat(results.sizes()).extracting(Size::batchSize).containsExactly(256, 512, 1000);
        assertThat(results.largestThatRan()).isEqualTo(OptionalInt.of(1000));
        assertThat(results.notes()).containsExactly("no size up to 1,000 failed: there is none above it to try");
    }

    @Test
    void doublingStopsBeforeTheMachinesMemoryIsTaken() {
        ProbeResults results =
                run(spec("128,256", ProbeSpec.Search.UNTIL_FAILS, "", ""), new RecordedBench().free(10_000_000));

        assertThat(results.sizes()).extracting(Size::batchSize).containsExactly(128, 256, 512, 576); // 600: 8 MB
        assertThat(results.notRun()).extracting(NotRun::batchSize).containsExactly(640, 768, 1024);
        assertThat(results.largestThatRan()).hasValue(576);
    }

    @Test
    void resultsAreReadBackAsTheyWereWritten() {
        ProbeResults results =
                run(spec("8,16,64,512,8192", ProbeSpec.Search.LISTED, "5MB", ""), new RecordedBench().failing(16));

        String json = JsonMapper.shared().writeValueAsString(results);
        assertThat(JsonMapper.shared().readValue(json, ProbeResults.class)).isEqualTo(results);
        assertThat(JsonMapper.shared()
                        .readTree(json)
                        .path("timeFit")
                        .path("overheadSeconds")
                        .asDouble())
                .isEqualTo(results.timeFit().orElseThrow().overheadSeconds());
    }
}
