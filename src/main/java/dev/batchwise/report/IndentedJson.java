package dev.batchwise.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any report as JSON: UTF-8, indented, ending in a new line. A figure that is not finite is {@code null}, because JSON has
 * no word for it.
 */
public final class IndentedJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new FiniteNumbers())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private IndentedJson() {}

    /**
     * Writes the report to a file, which is replaced as a whole or not at all.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Path file, Record report) {
        AtomicFile.write(file, out -> write(out, report));
    }

    /** Writes the report to a stream, which stays open. */
    static void write(OutputStream out, Record report) throws IOException {
        MAPPER.writeValue(out, report);
        out.write('\n');
    }

    /** Returns the report as text. */
    public static String text(Record report) {
        return MAPPER.writeValueAsString(report) + "\n";
    }
}
