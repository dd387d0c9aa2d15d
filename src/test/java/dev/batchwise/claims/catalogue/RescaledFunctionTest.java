package dev.batchwise.claims.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.claims.Judgement;
import dev.batchwise.claims.Observations;
import dev.batchwise.curvature.Effort;
import dev.batchwise.curvature.Rescaling;
import dev.batchwise.curvature.Sharpness;
import dev.batchwise.data.SplitName;
import dev.batchwise.fixture.TinyData;
import dev.batchwise.fixture.Trials;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.train.Driver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claim 14 holds of every network of dense layers: here of a small one, trained and measured as the claim does. */
final class RescaledFunctionTest {
    @Test
    void rescaledNetworkKeepsItsFunctionAndItsAdaptiveSharpnessAlone(@TempDir Path directory) {
        TrialSpec spec = Trials.of(TinyData.write(directory.resolve("data")), "mlp:32", 8, 3_000);
        Path study = directory.resolve("study");
        TrialRecord trial;
        try (Driver driver = new Driver(study, Duration.ofHours(1))) {
            trial = driver.run(spec, (s, e, t, l) -> {});
        }
        Observations.Collector all = new Observations.Collector();
        Sharpness.Subject subject = new Sharpness.Subject(spec.data(), SplitName.TRAIN, OptionalInt.of(200));
        try (Rescaling rescaling = new Rescaling(subject, Rescaling.Plan.of(List.of(0.1, 1.0, 10.0)))) {
            RescaledSharpness.observe(
                    all, 1, rescaling.of(study.resolve(trial.checkpoint().orElseThrow()), Effort.unheard()));
        }

        assertThat(new RescaledSharpness().rule().decide(all.all()).verdict()).isEqualTo(Judgement.SUPPORTED);
    }
}
