package dev.batchwise.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.Outcome;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultsTest {
    private static final MadeUpStudy STUDY =
            MadeUpStudy.of(5, 16, 256).accuracy((arm, b, seed) -> (b == 16 ? 0.95 : 0.90) + 0.001 * Math.abs(seed - 3));

    private static JsonNode json(StudyResults results) {
        JsonMapper mapper = JsonMapper.builder().build();
        return mapper.readTree(mapper.writeValueAsString(results));
    }

    private static void assertHasKeys(JsonNode node, String... keys) {
        assertThat(node.propertyNames()).contains(keys);
    }

    @Test
    void jsonHasTheKeysOfTheFormat() {
        JsonNode results = json(STUDY.results());
        assertThat(results.get("format").asString()).isEqualTo("batchwise-results/1");
        assertHasKeys(results.get("study"), "data", "model", "budgetExamples", "optimizer", "arms");
        assertHasKeys(results.get("environment"), "java", "libtorch", "cpu", "commit");
        JsonNode trial = results.get("trials").get(0);
        assertHasKeys(trial, "id", "purpose", "arm", "batchSize", "seed", "updates", "examples", "learningRate");
        assertHasKeys(
                trial, "outcome", "trainLoss", "validationLoss", "testLoss", "validationAccuracy", "testAccuracy");
        assertHasKeys(trial, "trainSeconds", "peakMemoryBytes", "initialCheckpoint", "checkpoint", "curve");
        assertHasKeys(trial.get("curve").get(0), "examples", "updates", "seconds", "trainLoss", "validationAccuracy");
        JsonNode size = results.get("comparison").get(0);
        assertHasKeys(size, "arm", "batchSize", "iterations", "seeds", "learningRate", "testAccuracy");
        assertHasKeys(size, "differenceToBest", "trainSeconds", "peakMemoryBytes", "examplesPerSecond");
        assertHasKeys(size.get("testAccuracy"), "mean", "low", "high");
        assertHasKeys(size.get("trainSeconds"), "median");
        assertHasKeys(results.get("advice"), "outcome", "margin", "batchSize", "learningRate", "iterations");
        assertHasKeys(results.get("advice"), "indistinguishable", "text");
    }

    @Test
    void jsonValuesAreThoseOfTheFormat() {
        JsonNode results = json(STUDY.results());
        assertThat(results.get("trials").get(0).get("purpose").asString()).isEqualTo("compare");
        assertThat(results.get("trials").get(0).get("outcome").asString()).isEqualTo("completed");
        assertThat(results.get("comparison").get(0).get("arm").asString()).isEqualTo("tuned");
        JsonNode best = results.get("comparison").get(0).get("differenceToBest");
        assertThat(List.of(
                        best.get("mean").asDouble(),
                        best.get("low").asDouble(),
                        best.get("high").asDouble()))
                .containsOnly(0.0);
        assertThat(results.get("advice").get("batchSize").asInt()).isEqualTo(16);
        assertThat(results.get("advice").get("indistinguishable").get(0).asInt())
                .isEqualTo(16);
    }

    @Test
    void whatIsAbsentIsNullInJson() {
        JsonNode results = json(MadeUpStudy.of(1, 16, 256)
                .ending((b, seed, scores) ->
                        Optional.of(b == 256 ? new Outcome.Diverged(2) : new Outcome.Completed(scores)))
                .results());
        JsonNode trained = results.get("comparison").get(0);
        assertThat(trained.get("testAccuracy").get("mean").isNumber()).isTrue();
        assertThat(trained.get("testAccuracy").get("low").isNull()).isTrue();
        JsonNode diverged = results.get("comparison").get(1);
        assertThat(diverged.get("testAccuracy").isNull()).isTrue();
        assertThat(diverged.get("examplesPerSecond").isNull()).isTrue();
        assertThat(results.get("trials").get(0).get("checkpoint").isNull()).isTrue();
        assertThat(results.get("trials").get(1).get("testLoss").isNull()).isTrue();
        assertThat(results.get("advice").get("batchSize").isNull()).isTrue();
        assertThat(results.get("advice").get("seedsNeeded").isNull()).isTrue();
        assertThat(results.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void summaryOfASizeIsThatOfItsCompletedReplicates() {
        SizeComparison size = STUDY.size(256);
        assertThat(size.iterations()).isEqualTo(1172);
        assertThat(size.seeds()).isEqualTo(5);
        assertThat(size.outcomes()).containsExactlyEntriesOf(Map.of("completed", 5));
        assertThat(size.learningRate()).hasValue(0.2);
        assertThat(size.peakMemoryBytes()).hasValue(2_560_000);
        assertThat(size.trainSeconds().orElseThrow().median()).isEqualTo(MadeUpStudy.seconds(256));
        assertThat(size.examplesPerSecond().orElseThrow()).isCloseTo(300_000 / MadeUpStudy.seconds(256), within(1e-6));
        // Deviations 2, 1, 0, 1, 2 thousandths: mean 1.2, sd √0.7; t(0.975; 4) = 2.776445 (any published table).
        Estimate accuracy = size.validationAccuracy().orElseThrow();
        assertThat(accuracy.mean()).isCloseTo(0.9012, within(1e-12));
        double half = 2.776445 * Math.sqrt(0.7) * 1e-3 / Math.sqrt(5);
        assertThat(accuracy.high().orElseThrow()).isCloseTo(0.9012 + half, within(1e-9));
        assertThat(size.testAccuracy().orElseThrow().mean()).isCloseTo(0.8912, within(1e-12));
        assertThat(size.differenceToBest().orElseThrow().mean()).isCloseTo(-0.05, within(1e-12));
        // Two sizes are one pair: the paired interval alone, with the floor of 10,000 test examples.
        assertThat(size.differenceToBest().orElseThrow().low().orElseThrow())
                .isCloseTo(-0.05 - 2.776445 * 1e-4 / Math.sqrt(5), within(1e-9));
    }

    @Test
    void searchTrialsAreListedButNotCompared() {
        StudyRecord record = STUDY.record();
        TrialRecord compared = record.trials().get(0);
        TrialSpec spec = compared.spec();
        TrialSpec search = new TrialSpec(
                "search",
                Purpose.SEARCH,
                spec.arm(),
                spec.data(),
                spec.model(),
                spec.optimizer(),
                spec.plan().withBudget(100_000),
                spec.batching(),
                spec.stopping(),
                99,
                spec.evaluation());
        List<TrialRecord> trials = new ArrayList<>(record.trials());
        trials.add(
                0,
                new TrialRecord(
                        search,
                        new Outcome.Diverged(1),
                        1,
                        100_000,
                        1,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
        StudyResults results = Results.of(new StudyRecord(
                record.spec(),
                record.shape(),
                record.environment(),
                record.curveTrainExamples(),
                trials,
                record.rates(),
                record.memory()));
        assertThat(results.comparison()).isEqualTo(STUDY.results().comparison());
        assertThat(results.trials()).hasSize(11);
        assertThat(results.study().searchTrials()).isEqualTo(1);
        assertThat(results.study().searchExamples()).isEqualTo(100_000);
    }

    @Test
    void replicateThatMissesATestScoreIsLeftOutOfTestFiguresAlone() {
        MadeUpStudy study = STUDY.ending((b, seed, scores) -> Optional.of(new Outcome.Completed(
                seed == 1
                        ? new Scores(
                                scores.trainLoss(),
                                scores.trainAccuracy(),
                                scores.validationLoss(),
                                scores.validationAccuracy(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty())
                        : scores)));
        assertThat(study.size(256).testAccuracy().orElseThrow().n()).isEqualTo(4);
        assertThat(study.size(256).validationAccuracy().orElseThrow().n()).isEqualTo(5);
    }
}
