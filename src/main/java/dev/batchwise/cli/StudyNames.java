package dev.batchwise.cli;

import dev.batchwise.study.Rates;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;

/** Where a study goes when nobody says: the same place for the same options, so that the same command goes on. */
final class StudyNames {
    private StudyNames() {}

    static Path directory(StudySpec spec) {
        CRC32 hash = new CRC32();
        hash.update(spec.toString().getBytes(StandardCharsets.UTF_8));
        String stem = (spec.data().name() + "-" + spec.model() + "-" + goal(spec)).replaceAll("[^A-Za-z0-9]+", "-");
        String name = stem.length() > 60 ? stem.substring(stem.length() - 60) : stem;
        return Path.of("studies", String.format(Locale.ROOT, "%s-%08x", name, hash.getValue()));
    }

    private static String goal(StudySpec spec) {
        return spec.goal().seconds().isPresent()
                ? Rates.text(spec.goal().seconds().getAsDouble()) + "s"
                : spec.goal().until().map(Target::text).orElse(Long.toString(spec.budgetExamples()));
    }
}
