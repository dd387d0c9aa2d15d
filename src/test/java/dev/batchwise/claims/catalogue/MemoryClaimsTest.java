package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Judgement.INCONCLUSIVE;
import static dev.batchwise.claims.Judgement.REFUTED;
import static dev.batchwise.claims.Judgement.SUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Judgement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Rule;
import dev.batchwise.fixture.TinyData;
import dev.batchwise.fixture.Trials;
import dev.batchwise.study.Batching;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.train.Driver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules of claims 25 and 26 say of observations, and what of claim 25 holds of every training. */
final class MemoryClaimsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"memories", "compositions"})
    void ruleJudges(Claim claim, Judgement expected, Observations observed) {
        assertThat(claim.rule().decide(observed).verdict()).isEqualTo(expected);
    }

    static List<Arguments> memories() {
        return List.of(
                Arguments.of(
                        new MemoryAccumulation(), SUPPORTED, memory(2e6, 100, 1).all()),
                Arguments.of(
                        new MemoryAccumulation(), REFUTED, memory(5e6, 100, 1).all()),
                Arguments.of(
                        new MemoryAccumulation(), REFUTED, memory(2e6, 101, 1).all()),
                Arguments.of(
                        new MemoryAccumulation(),
                        REFUTED,
                        memory(2e6, 100, 1.01).all()),
                Arguments.of(
                        new MemoryAccumulation(),
                        INCONCLUSIVE,
                        memory(2e6, 100, 1)
                                .anywhere("peakMemory", "whole", 3000, 6e6)
                                .all()));
    }

    /** Whole batches take 2,000 bytes an example; cut ones, their updates and their loss are as said. */
    private static MadeUpObservations memory(double cut, double updates, double loss) {
        return new MadeUpObservations()
                .about("peakMemory", "whole", 1000, 2e6)
                .about("peakMemory", "whole", 2000, 4e6)
                .about("peakMemory", "whole", 3000, 6e6)
                .about("peakMemory", "accumulated", 1000, 2e6)
                .about("peakMemory", "accumulated", 3000, cut)
                .add("updates", "whole", 0, 100, 100)
                .add("updates", "accumulated", 0, 100, updates)
                .add("curveLoss", "whole", 0, 2.3, 2.3)
                .add("curveLoss", "accumulated", 0, 2.3, 2.3)
                .add("curveLoss", "whole", 500, 1, 1)
                .add("curveLoss", "accumulated", 500, 1, loss);
    }

    static List<Arguments> compositions() {
        return List.of(
                Arguments.of(new EvenBatches(), SUPPORTED, composed(0.7, 0.9).all()),
                Arguments.of(new EvenBatches(), REFUTED, composed(1, 0.9).all()),
                Arguments.of(new EvenBatches(), REFUTED, composed(0.7, 1).all()),
                Arguments.of(
                        new EvenBatches(),
                        INCONCLUSIVE,
                        composed(0.7, 0.9)
                                .anywhere("meanCurveLoss", "balanced", 64, 0.45)
                                .all()));
    }

    private static MadeUpObservations composed(double noise, double loss) {
        return new MadeUpObservations()
                .about("noiseOverShuffled", "balanced", 16, noise)
                .about("noiseOverShuffled", "balanced", 64, noise)
                .about("meanCurveLoss", "shuffled", 16, 0.4)
                .about("meanCurveLoss", "shuffled", 64, 0.5)
                .about("meanCurveLoss", "balanced", 16, 0.4 * loss)
                .about("meanCurveLoss", "balanced", 64, 0.5 * loss);
    }

    @Test
    void batchesThatAreCutMakeTheSameUpdatesAndTheSameCurve(@TempDir Path directory) {
        TrialSpec whole = Trials.of(TinyData.write(directory.resolve("data")), "mlp:16", 60, 2_400);
        Observations.Collector all = new Observations.Collector();
        try (Driver driver = new Driver(directory.resolve("study"), Duration.ofHours(1))) {
            for (TrialSpec trial :
                    List.of(whole, whole.withBatching(Batching.plain().withMicroBatch(7)))) {
                CutCurves.observe(all, driver.run(trial, (s, e, t, l) -> {}));
            }
        }
        Rule deterministic = Rule.of(MemoryAccumulation.sameUpdates(), MemoryAccumulation.sameCurve());

        assertThat(deterministic.decide(all.all()).verdict()).isEqualTo(SUPPORTED);
    }
}
