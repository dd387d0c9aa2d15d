package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyTrialsTest {
    @TempDir
    Path directory;

    @Test
    void fiveThousandTrialsAreWrittenWithinFiveSecondsAndASmallHeap() throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyTrials.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String printed = Files.readString(output, StandardCharsets.UTF_8).strip();
        assertThat(process.exitValue()).as(printed).isZero();
        assertThat(Double.parseDouble(printed)).isLessThan(5);
        assertThat(ResultsJson.read(directory.resolve("results.json")).trials()).hasSizeGreaterThan(5_000);
    }
}
