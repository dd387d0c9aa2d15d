package dev.batchwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.torch.TorchRuntime;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle: (h − mean)/√(var + 1e-5) of each chunk in float64. */
final class GhostNormTest {
    @ParameterizedTest
    @CsvSource({"12, 4, 4+4+4", "14, 4, 4+4+4+2", "13, 4, 4+4+5", "3, 4, 3", "5, 4, 5"})
    void statisticsAreThoseOfEachChunk(int batch, int ghostBatch, String chunks) {
        TorchRuntime.start();
        try (PointerScope scope = new PointerScope()) {
            torch.manual_seed(1);
            Tensor h = torch.randn(batch, 3).mul(new Scalar(2.0)).add_(new Scalar(5.0));
            GhostNorm norm = new GhostNorm(3, OptionalInt.of(ghostBatch));
            norm.train(true);

            Tensor normalized = norm.forward(h);

            long first = 0;
            for (String part : Pattern.compile("\\+").splitAsStream(chunks).toList()) {
                long count = Long.parseLong(part);
                Tensor chunk = h.narrow(0, first, count).to(ScalarType.Double);
                Tensor centred = chunk.sub(chunk.mean(new long[] {0}, true, null));
                Tensor variance = centred.mul(centred).mean(new long[] {0}, true, null);
                Tensor expected = centred.div(variance.add(new Scalar(1e-5)).sqrt());
                Tensor off =
                        normalized.narrow(0, first, count).sub(expected).abs().max();
                assertThat(off.item_double()).isLessThan(2e-5); // float32 cancellation around a mean of 5
                first += count;
            }
            assertThat(first).isEqualTo(batch);
        }
    }
}
