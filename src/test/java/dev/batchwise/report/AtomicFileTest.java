package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AtomicFileTest {
    @TempDir
    Path directory;

    @Test
    void aFailureHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(directory.resolve("report.html"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write("half of the ne".getBytes(StandardCharsets.UTF_8));
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + file + ": No space left on device");

        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aDirectoryBehindALinkIsWrittenTo() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        AtomicFile.write(link.resolve("report.html"), out -> out.write('x'));

        assertThat(real.resolve("report.html")).hasContent("x");
    }

    /** A link to the device, so that a failure of this test harms the link alone. */
    @Test
    void aDeviceIsWrittenToAndNotReplaced() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "left out: aDeviceIsWrittenToAndNotReplaced (no /dev/full here)");
        Path link = Files.createSymbolicLink(directory.resolve("full"), full);

        assertThatThrownBy(() ->
                        AtomicFile.write(link, out -> JsonMapper.shared().writeValue(out, List.of("x"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
        assertThat(link).isSymbolicLink();
    }
}
