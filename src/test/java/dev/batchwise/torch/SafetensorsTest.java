package dev.batchwise.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafetensorsTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsWrittenIsReadBack() {
        Path file = directory.resolve("deep/a.safetensors");
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            tensors.put("weights", Tensor.create(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
            tensors.put("count", Tensor.create(42L));
            new Safetensors(tensors, Map.of("model", "mlp:8")).write(file);

            Safetensors read = Safetensors.read(file);

            assertThat(read.metadata()).containsEntry("model", "mlp:8");
            assertThat(read.tensors().keySet()).containsExactly("weights", "count");
            Tensor weights = Objects.requireNonNull(read.tensors().get("weights"));
            assertThat(weights.shape()).containsExactly(2, 3);
            assertThat(weights.get(1).get(2).item_float()).isEqualTo(6f);
        }
    }

    /** The layout of the format's own description: length, header, data at a multiple of eight bytes. */
    @Test
    void layoutIsThatOfTheFormat() throws IOException {
        Path file = directory.resolve("a.safetensors");
        try (PointerScope scope = new PointerScope()) {
            new Safetensors(Map.of("w", Tensor.create(1f, -2f)), Map.of()).write(file);
        }
        byte[] content = Files.readAllBytes(file);
        int header = content[0] & 0xff;

        assertThat(header % 8).isZero();
        assertThat(new String(content, 8, header, StandardCharsets.UTF_8))
                .startsWith("{\"__metadata__\":{},\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}");
        assertThat(content).hasSize(8 + header + 8).endsWith(0, 0, 0, 0xc0); // −2f, little-endian
    }

    @Test
    void whatIsNoSuchFileIsRefusedByName() throws IOException {
        Path file = Files.write(directory.resolve("b.safetensors"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("b.safetensors");
    }
}
