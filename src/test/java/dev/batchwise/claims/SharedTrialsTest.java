package dev.batchwise.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.RatePolicy;
import dev.batchwise.study.Remedies;
import dev.batchwise.study.Remedy;
import dev.batchwise.study.Scores;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SharedTrialsTest {
    private static TrialSpec trial(String id, Arm arm, int batch, long examples) {
        return new TrialSpec(
                id,
                Purpose.COMPARE,
                arm,
                new DataSpec("mnist", 0.1, 1),
                "softmax",
                OptimizerSpec.named("sgd"),
                Plan.of(new Constant(0.1), batch, 0, new Horizon(1000, examples)),
                Batching.plain(),
                Stopping.atBudget(),
                1,
                Evaluation.validationOnly());
    }

    private static TrialRecord ended(TrialSpec trial) {
        return new TrialRecord(
                trial,
                new Outcome.Completed(Scores.none()),
                trial.updates(),
                trial.budgetExamples(),
                1,
                List.of(),
                Optional.empty(),
                Optional.of("checkpoints/" + trial.id() + ".safetensors"),
                List.of());
    }

    private static Protocol protocol(TrialSpec... trials) {
        return Protocol.of("", "study", new ListedTrials(List.of(trials)));
    }

    @Test
    void trialsThatDoTheSameAreOneWhateverTheyAreCalled() {
        SharedTrials shared = new SharedTrials(Map.of(
                "one", protocol(trial("a", Arm.TUNED, 16, 800), trial("b", Arm.TUNED, 32, 800)),
                "other", protocol(trial("c", Arm.CONSTANT, 16, 800))));
        List<TrialSpec> wanted = shared.wanted(Map.of());
        assertThat(wanted).hasSize(2);
        assertThat(wanted.stream().map(TrialSpec::id)).doesNotHaveDuplicates();
        assertThat(shared.saving().alone()).isEqualTo(2400);
        assertThat(shared.saving().shared()).isEqualTo(1600);
        assertThat(shared.saving().share()).isCloseTo(1.0 / 3, within(1e-12));

        Map<String, TrialRecord> ended = new LinkedHashMap<>();
        wanted.forEach(trial -> ended.put(trial.id(), ended(trial)));
        TrialSpec foreign = trial("foreign", Arm.CONSTANT, 8, 800);
        ended.put("foreign", ended(foreign));
        assertThat(shared.wanted(ended)).isEmpty();
        assertThat(shared.taken(ended)).hasSize(2);
        Evidence.Kept nothing = new Evidence.Kept() {
            @Override
            public <T extends Record> Optional<T> of(Measurement<T> asked) {
                return Optional.empty();
            }
        };
        Evidence one = shared.evidence("one", ended, Map.of(), nothing);
        Evidence other = shared.evidence("other", ended, Map.of(), nothing);
        assertThat(one.of("study").keySet()).containsExactlyInAnyOrder("a", "b");
        assertThat(one.trained("study", "a").orElseThrow().spec().arm().policy())
                .isEqualTo(RatePolicy.TUNED);
        assertThat(other.trained("study", "c").orElseThrow().checkpoint())
                .isEqualTo(one.trained("study", "a").orElseThrow().checkpoint());
    }

    @Test
    void aTrialThatStartsFromAnotherWaitsForItAndIsNamedByWhatThatDid() {
        Arm from = new Arm(RatePolicy.CONSTANT, new Remedies(List.of(Remedy.From.trial("a"))));
        SharedTrials shared = new SharedTrials(
                Map.of("claim", protocol(trial("a", Arm.CONSTANT, 16, 800), trial("b", from, 64, 800))));
        List<TrialSpec> first = shared.wanted(Map.of());
        assertThat(first).hasSize(1);
        TrialRecord record = ended(first.get(0));
        List<TrialSpec> second = shared.wanted(Map.of(record.spec().id(), record));
        assertThat(second).hasSize(1);
        assertThat(second.get(0)
                        .arm()
                        .remedies()
                        .find(Remedy.From.class)
                        .orElseThrow()
                        .trial())
                .contains(record.spec().id());
    }

    @Test
    void anotherBudgetOrRateIsAnotherTrial() {
        SharedTrials shared = new SharedTrials(
                Map.of("claim", protocol(trial("a", Arm.CONSTANT, 16, 800), trial("b", Arm.CONSTANT, 16, 801))));
        assertThat(shared.wanted(Map.of())).hasSize(2);
    }
}
