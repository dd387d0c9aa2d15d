package dev.batchwise.data;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Problems;
import dev.batchwise.study.Reading;
import dev.batchwise.study.Spelling;
import dev.batchwise.study.UsageException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the data there are, and what stands behind each. */
public final class DataCatalogue {
    private DataCatalogue() {}

    /**
     * One line of the catalogue.
     *
     * @param name what to give as {@code --data}
     * @param description what the data are
     * @param size examples, classes and shape
     * @param licence under which the data may be used
     * @param source how to get them
     */
    public record Entry(String name, String description, String size, String licence, String source) {}

    /** Returns all entries, the default first. */
    public static List<Entry> entries() {
        return Arrays.stream(DataKind.values()).map(DataKind::entry).toList();
    }

    /**
     * Returns the source behind a name.
     *
     * @throws UsageException if there is none, or an option says nothing for it
     */
    static Source source(DataSpec spec) {
        DataKind kind = Stream.of(DataKind.values())
                .filter(known -> known.isMeantBy(spec.name()))
                .findFirst()
                .orElseThrow(() -> unknown(spec.name()));
        Problems problems = new Problems();
        misplaced(kind, spec.reading())
                .forEach(option -> problems.add(option + " does not go with " + spec.name() + "; leave it out"));
        Optional<Source> source = problems.attempt(() -> kind.open(spec));
        problems.throwIfAny();
        return source.orElseThrow();
    }

    private static List<String> misplaced(DataKind kind, Reading reading) {
        Reading usual = Reading.usual();
        List<String> given = new ArrayList<>();
        reading.testData().ifPresent(text -> given.add("--test-data"));
        if (reading.testShare() != usual.testShare()) {
            given.add("--test-share");
        }
        reading.label().ifPresent(text -> given.add("--label"));
        if (!reading.columns().isEmpty()) {
            given.add("--columns");
        }
        if (!reading.ignore().isEmpty()) {
            given.add("--ignore");
        }
        if (reading.missing() != usual.missing()) {
            given.add("--missing");
        }
        if (reading.task() != usual.task()) {
            given.add("--task");
        }
        if (!reading.separator().equals(usual.separator())) {
            given.add("--separator");
        }
        given.removeAll(kind.options());
        return given;
    }

    private static UsageException unknown(String name) {
        String guess = meant(name).map(meant -> "; did you mean " + meant + "?").orElse("");
        String names = entries().stream().map(Entry::name).collect(Collectors.joining(", "));
        return new UsageException("unknown data '" + name + "'; give one of " + names + guess);
    }

    private static Optional<String> meant(String name) {
        Optional<Path> path = existing(name);
        if (path.isPresent()) {
            return DataKind.of(path.get()).map(kind -> kind.prefix() + name);
        }
        int afterKind = name.indexOf(':') + 1;
        return afterKind > 0
                ? Spelling.nearest(name.substring(0, afterKind), DataKind.prefixes())
                        .map(kind -> kind + name.substring(afterKind))
                : Spelling.nearest(name, DataKind.plainNames());
    }

    private static Optional<Path> existing(String name) {
        try {
            return name.isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(name)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
