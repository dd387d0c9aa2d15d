package dev.batchwise.run;

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
import dev.batchwise.study.Scores;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ForecastTest {
    private static TrialSpec trial(String model, int batch, long updates) {
        return new TrialSpec(
                model + batch,
                Purpose.COMPARE,
                Arm.CONSTANT,
                new DataSpec("mnist", 0.1, 1),
                model,
                OptimizerSpec.named("sgd"),
                Plan.of(new Constant(0.1), batch, 0, new Horizon(1000, batch * updates)),
                Batching.plain(),
                Stopping.atBudget(),
                1,
                Evaluation.validationOnly());
    }

    private static TrialRecord took(TrialSpec trial, double seconds) {
        return new TrialRecord(
                trial,
                new Outcome.Completed(Scores.none()),
                trial.updates(),
                trial.budgetExamples(),
                seconds,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @Test
    void nothingIsKnownBeforeTheFirstTrialHasEnded() {
        assertThat(new Forecast(List.of(trial("softmax", 16, 10)), 2).secondsLeft())
                .isEmpty();
    }

    @Test
    void whatIsLeftCostsWhatItsOwnModelAndSizeTook() {
        TrialSpec cheap = trial("softmax", 16, 100);
        TrialSpec dear = trial("f1", 16, 100);
        Forecast forecast = new Forecast(List.of(cheap, cheap, dear, dear), 2);
        forecast.ended(took(cheap, 1));
        // One model known: the other is taken to be like it.
        assertThat(forecast.secondsLeft().orElseThrow()).isCloseTo((1 + 1 + 1) / 2.0, within(1e-9));
        forecast.ended(took(dear, 20));
        assertThat(forecast.secondsLeft().orElseThrow()).isCloseTo((1 + 20) / 2.0, within(1e-9));
        assertThat(forecast.trialsEnded()).isEqualTo(2);
    }

    @Test
    void aLargerBatchThanAnySeenCostsInProportion() {
        Forecast forecast = new Forecast(List.of(trial("softmax", 128, 10), trial("softmax", 512, 10)), 1);
        forecast.ended(took(trial("softmax", 128, 10), 1));
        assertThat(forecast.secondsLeft().orElseThrow()).isCloseTo(4, within(1e-9));
    }
}
