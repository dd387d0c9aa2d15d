package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.fixture.TinyData;
import dev.batchwise.fixture.Trials;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UpdateTiming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimedUpdatesTest {
    private static final UpdateTiming FIVE = new UpdateTiming(2, 0, 5);

    @TempDir
    private Path directory;

    private String data = "";

    @BeforeEach
    void writeData() {
        data = TinyData.write(directory.resolve("data"));
    }

    private Driver driver(String study) {
        return new Driver(directory.resolve(study), Duration.ofHours(1));
    }

    private byte[] weights(String study, TrialRecord trial) throws IOException {
        return Files.readAllBytes(
                directory.resolve(study).resolve(trial.checkpoint().orElseThrow()));
    }

    @Test
    void everyTimedUpdateHasItsSeconds() {
        try (Driver driver = driver("timed")) {
            List<Double> seconds = driver.timeUpdates(Trials.of(data, "mlp:8", 16, 1_000_000), FIVE);

            assertThat(seconds).hasSize(5).allMatch(s -> s > 0 && s < 60);
        }
    }

    /** Weights and random state are as before: momentum, batch norm and its statistics among them. */
    @Test
    void aTrialAfterTimingHasTheBitsOfOneWithout() throws IOException {
        TrialSpec spec = Trials.with(Trials.of(data, "f1", 16, 320), "t", OptimizerSpec.named("adam"));
        TrialRecord after;
        try (Driver driver = driver("after")) {
            driver.timeUpdates(Trials.of(data, "f1", 50, 1_000_000), FIVE);
            driver.countWork(spec);
            after = driver.run(spec, (s, e, t, l) -> {});
        }
        try (Driver driver = driver("fresh")) {
            TrialRecord fresh = driver.run(spec, (s, e, t, l) -> {});

            assertThat(weights("after", after)).isEqualTo(weights("fresh", fresh));
            assertThat(directory.resolve("after/checkpoints").toFile().list()).hasSize(2); // initial and trained
        }
    }

    @Test
    void anUpdateThatEndsBeforeItsRuleIsNotTimed() {
        try (Driver driver = driver("diverges")) {
            TrialSpec wild = Trials.withRate(Trials.of(data, "mlp:8", 8, 1_000_000), 1e30);

            assertThatThrownBy(() -> driver.timeUpdates(wild, new UpdateTiming(0, 0, 50)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("so nothing can be timed");
        }
    }
}
