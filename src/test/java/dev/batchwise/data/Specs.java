package dev.batchwise.data;

import dev.batchwise.study.DataOptions;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Specifications of data, put together as a user would. */
final class Specs {
    private final String name;
    private final Map<String, String> given = new LinkedHashMap<>();

    private Specs(String name) {
        this.name = name;
    }

    static Specs named(String name) {
        return new Specs(name);
    }

    static Specs csv(Path file) {
        return new Specs("csv:" + file);
    }

    private Specs with(String option, String value) {
        given.put(option, value);
        return this;
    }

    Specs validation(String share) {
        return with("validation", share);
    }

    Specs splitSeed(String seed) {
        return with("splitSeed", seed);
    }

    Specs dataDir(Path directory) {
        return with("dataDir", directory.toString());
    }

    Specs testData(Path file) {
        return with("testData", file.toString());
    }

    Specs testShare(String share) {
        return with("testShare", share);
    }

    Specs label(String column) {
        return with("label", column);
    }

    Specs columns(String names) {
        return with("columns", names);
    }

    Specs ignore(String names) {
        return with("ignore", names);
    }

    Specs missing(String way) {
        return with("missing", way);
    }

    Specs task(String task) {
        return with("task", task);
    }

    Specs separator(String separator) {
        return with("separator", separator);
    }

    Specs trainExamples(String number) {
        return with("trainExamples", number);
    }

    private Optional<String> value(String option) {
        return Optional.ofNullable(given.get(option));
    }

    DataOptions options() {
        return new DataOptions(
                name,
                value("validation").orElse("0.25"),
                value("splitSeed").orElse("1"),
                value("dataDir"),
                value("testData"),
                value("testShare"),
                value("label"),
                value("columns"),
                value("ignore"),
                value("missing"),
                value("task"),
                value("separator"),
                value("trainExamples"));
    }

    /** Returns the specification; whatever cannot be read is a problem. */
    DataSpec spec() {
        OptionTexts texts = new OptionTexts();
        DataSpec spec = options().spec(texts);
        texts.problems().throwIfAny();
        return spec;
    }
}
