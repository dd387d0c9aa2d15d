package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.study.DataSpec;
import dev.batchwise.torch.TorchRuntime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class LoadedDataTest {
    private static final DataSpec MNIST = new DataSpec("mnist", 0.1, 1);

    @BeforeAll
    static void start() {
        TorchRuntime.start();
    }

    @Test
    void dataUsedAgainAreTheSameAndTheLongestUnusedAreFreed() {
        try (LoadedData loaded = new LoadedData()) {
            TensorData first = loaded.of(MNIST.withTrainExamples(100));
            assertThat(loaded.of(MNIST.withTrainExamples(100))).isSameAs(first);
            TensorData second = loaded.of(MNIST.withTrainExamples(200));
            loaded.of(MNIST.withTrainExamples(300));
            assertThat(loaded.of(MNIST.withTrainExamples(100))).isSameAs(first);
            loaded.of(MNIST.withTrainExamples(400)); // the fourth: what was used longest ago goes, which is the second

            assertThat(loaded.of(MNIST.withTrainExamples(100))).isSameAs(first);
            assertThat(loaded.of(MNIST.withTrainExamples(200))).isNotSameAs(second);
        }
    }
}
