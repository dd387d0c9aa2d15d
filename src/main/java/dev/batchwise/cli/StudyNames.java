package dev.batchwise.cli;

import dev.batchwise.study.Rates;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.Target;
import dev.batchwise.study.TrialSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/** Where a study goes when nobody says: the same place for the same options, so that the same command goes on. */
final class StudyNames {
    private StudyNames() {}

    /** Returns the directory of a comparison whose micro-batch, if it is automatic, is to fit that limit. */
    static Path directory(StudySpec spec, OptionalLong memoryLimit) {
        return directory(spec.data().name() + "-" + spec.model() + "-" + goal(spec), spec, memoryLimit);
    }

    /** Returns the directory of a training run whose micro-batch, if it is automatic, is to fit that limit. */
    static Path directory(TrialSpec trial, OptionalLong memoryLimit) {
        return directory("train-" + trial.data().name() + "-" + trial.model(), trial, memoryLimit);
    }

    private static Path directory(String words, Record what, OptionalLong memoryLimit) {
        return directory(words, what.toString() + memoryLimit);
    }

    /**
     * Returns the place of a study.
     *
     * @param words say roughly what it is
     * @param whole says exactly what it is
     */
    static Path directory(String words, String whole) {
        CRC32 hash = new CRC32();
        hash.update(whole.getBytes(StandardCharsets.UTF_8));
        String stem = words.replaceAll("[^A-Za-z0-9]+", "-");
        String name = stem.length() > 60 ? stem.substring(stem.length() - 60) : stem;
        return Path.of("studies", String.format(Locale.ROOT, "%s-%08x", name, hash.getValue()));
    }

    private static String goal(StudySpec spec) {
        return spec.goal().seconds().isPresent()
                ? Rates.text(spec.goal().seconds().getAsDouble()) + "s"
                : spec.goal().until().map(Target::text).orElse(Long.toString(spec.budgetExamples()));
    }
}
