package dev.batchwise.report;

import dev.batchwise.advice.ProbeResults;
import dev.batchwise.advice.StudyResults;
import dev.batchwise.advice.TrainResults;
import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.proof.ProofResults;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A study's reports on disk: {@value #JSON}, which holds everything, {@value #CSV}, a row a trial, and {@value #HTML}, one
 * page for a browser that needs nothing else. Each is replaced as a whole or not at all.
 */
public final class Reports {
    /** File name of the results as JSON. */
    public static final String JSON = "results.json";

    /** File name of the results of a training run as JSON. */
    public static final String TRAIN_JSON = "train.json";

    /** File name of the trials as CSV. */
    public static final String CSV = "results.csv";

    /** File name of the page. */
    public static final String HTML = "report.html";

    /** File name of the results of a probe as JSON. */
    public static final String PROBE_JSON = "probe.json";

    /** File name of a probe's page. */
    public static final String PROBE_HTML = "probe.html";

    private Reports() {}

    /**
     * Writes all three.
     *
     * @param studyDirectory made if it does not exist
     * @throws UncheckedIOException if one cannot be written
     */
    public static void write(Path studyDirectory, StudyResults results) {
        ResultsJson.write(studyDirectory.resolve(JSON), results);
        ResultsCsv.write(studyDirectory.resolve(CSV), results);
        ReportHtml.write(studyDirectory.resolve(HTML), results);
    }

    /**
     * Writes the results and the page of a proof.
     *
     * @param studyDirectory made if it does not exist
     * @throws UncheckedIOException if one cannot be written
     */
    public static void write(Path studyDirectory, ProofResults results) {
        IndentedJson.write(studyDirectory.resolve(JSON), results);
        ProofHtml.write(studyDirectory.resolve(HTML), results);
    }

    /**
     * Writes the results and the page of a training run.
     *
     * @param studyDirectory made if it does not exist
     * @throws UncheckedIOException if one cannot be written
     */
    public static void write(Path studyDirectory, TrainResults results) {
        IndentedJson.write(studyDirectory.resolve(TRAIN_JSON), results);
        TrainHtml.write(studyDirectory.resolve(HTML), results);
    }

    /**
     * Writes the results and the page of a probe.
     *
     * @param directory made if it does not exist
     * @throws UncheckedIOException if one cannot be written
     */
    public static void write(Path directory, ProbeResults results) {
        IndentedJson.write(directory.resolve(PROBE_JSON), results);
        ProbeHtml.write(directory.resolve(PROBE_HTML), results);
    }

    /**
     * Writes the results of all claims, and of each that was run in a directory of its own, and the page.
     *
     * @param directory made if it does not exist
     * @throws UncheckedIOException if one cannot be written
     */
    public static void write(Path directory, ClaimsResults results) {
        IndentedJson.write(directory.resolve(JSON), results);
        results.claims().stream()
                .filter(claim -> claim.decision().isPresent())
                .forEach(claim ->
                        IndentedJson.write(directory.resolve(place(claim)).resolve(JSON), claim));
        ClaimsHtml.write(directory.resolve(HTML), results);
    }

    /** Returns the name of a claim's own directory. */
    private static String place(ClaimResults claim) {
        return String.format(
                Locale.ROOT,
                "claim-%02d-%s",
                claim.card().number(),
                claim.card().id());
    }
}
