package dev.batchwise.report;

import dev.batchwise.advice.StudyResults;
import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A study's results as JSON, UTF-8, to a file and back. What was not measured is {@code null}; so is a figure that is not
 * finite, because JSON has no word for it: read back it is NaN where a figure has to be.
 */
public final class ResultsJson {
    private static final JsonMapper EMBEDDED = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new HtmlEscapes()).build())
            .addModule(new FiniteNumbers())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private ResultsJson() {}

    /**
     * Writes the results to a file, indented; the file is replaced as a whole or not at all.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Path file, StudyResults results) {
        IndentedJson.write(file, results);
    }

    /** Writes the results to a stream, indented and ending in a new line; the stream stays open. */
    public static void write(OutputStream out, StudyResults results) throws IOException {
        IndentedJson.write(out, results);
    }

    /** Writes the results on one line in which no {@code <} can end a script element of HTML. */
    static void writeEmbedded(OutputStream out, Record results) {
        EMBEDDED.writeValue(out, results);
    }

    /**
     * Reads results.
     *
     * @throws UsageException if there is no such file, or it does not hold results of {@link StudyResults#FORMAT}
     * @throws UncheckedIOException if it cannot be read
     */
    public static StudyResults read(Path file) {
        checkFormat(file, parse(file, Header.class).format());
        return parse(file, StudyResults.class);
    }

    /**
     * Reads the results of claims: of one, or of all in a directory.
     *
     * @throws UsageException if there is no such file, or it holds results of neither {@link ClaimResults#FORMAT} nor
     *     {@link ClaimsResults#FORMAT}
     * @throws UncheckedIOException if it cannot be read
     */
    public static List<ClaimResults> readClaims(Path file) {
        String format = parse(file, Header.class).format().orElse("(none)");
        return switch (format) {
            case ClaimResults.FORMAT -> List.of(parse(file, ClaimResults.class));
            case ClaimsResults.FORMAT -> parse(file, ClaimsResults.class).claims();
            default ->
                throw new UsageException("format " + format + " of " + file + " is neither " + ClaimResults.FORMAT
                        + " nor " + ClaimsResults.FORMAT
                        + "; give the results.json of claims, e.g. studies/claims-desk/results.json");
        };
    }

    /** The part of any results that says which they are. */
    private record Header(Optional<String> format) {}

    private static <T> T parse(Path file, Class<T> type) {
        try (InputStream in = Files.newInputStream(file)) {
            return IndentedJson.MAPPER.readValue(in, type);
        } catch (NoSuchFileException e) {
            throw new UsageException("there are no results at " + file + "; give the results.json of a study");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new UsageException(file + " does not hold a study's results (" + e.getOriginalMessage()
                    + "); give the results.json that a study wrote");
        }
    }

    private static void checkFormat(Path file, Optional<String> format) {
        if (!format.equals(Optional.of(StudyResults.FORMAT))) {
            throw new UsageException("format " + format.orElse("(none)") + " of " + file + " is not "
                    + StudyResults.FORMAT + "; give the results.json of a study of this version");
        }
    }
}
