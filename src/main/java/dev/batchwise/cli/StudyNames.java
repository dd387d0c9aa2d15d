package dev.batchwise.cli;

import dev.batchwise.study.StudySpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;

/** Where a study goes when nobody says: the same place for the same options, so that the same command goes on. */
final class StudyNames {
    private StudyNames() {}

    static Path directory(StudySpec spec) {
        return directory(spec.data().name() + "-" + spec.model() + "-" + spec.budgetExamples(), spec.toString());
    }

    /**
     * Returns the place of a study.
     *
     * @param roughly says roughly what it is
     * @param whole says exactly what it is
     */
    static Path directory(String roughly, String whole) {
        CRC32 hash = new CRC32();
        hash.update(whole.getBytes(StandardCharsets.UTF_8));
        String stem = roughly.replaceAll("[^A-Za-z0-9]+", "-");
        String name = stem.length() > 60 ? stem.substring(stem.length() - 60) : stem;
        return Path.of("studies", String.format(Locale.ROOT, "%s-%08x", name, hash.getValue()));
    }
}
