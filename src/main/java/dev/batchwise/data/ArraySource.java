package dev.batchwise.data;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Arrays of NumPy: inputs and answers of a training part, and of a test part if the file has them or another file does. */
final class ArraySource implements Source {
    private static final List<String> INPUTS = List.of("x", "X", "inputs", "images", "data");
    private static final List<String> ANSWERS = List.of("y", "Y", "labels", "targets");

    private final ArrayPart training;
    private final Optional<ArrayPart> test;

    private ArraySource(ArrayPart training, Optional<ArrayPart> test) {
        this.training = training;
        this.test = test;
    }

    /**
     * Returns the arrays of a file.
     *
     * @param file FILE in {@code npz:FILE}
     * @throws dev.batchwise.study.UsageException if it has no inputs or no answers
     */
    static Source npz(String file, DataSpec spec) {
        Task task = spec.reading().task();
        NpzArchive archive = NpzArchive.open(Unreadable.file(file, "npz:" + file));
        ArrayPart training = part(archive, "train", task);
        Optional<ArrayPart> test = spec.reading()
                .testData()
                .map(text -> part(NpzArchive.open(testFile(text)), "test", task))
                .or(() -> own(archive, task));
        return new ArraySource(training, test.map(part -> part.judgedBy(training)));
    }

    private static Path testFile(String text) {
        return Unreadable.file(text, "--test-data");
    }

    private static Optional<ArrayPart> own(NpzArchive archive, Task task) {
        boolean there = archive.find(names(INPUTS, "test", List.of())).isPresent();
        return there ? Optional.of(part(archive, "test", task)) : Optional.empty();
    }

    private static ArrayPart part(NpzArchive archive, String part, Task task) {
        // A test part may be a file of its own, and then its arrays need not say so.
        boolean only = part.equals("train")
                || archive.find(names(INPUTS, part, List.of())).isEmpty();
        return new ArrayPart(
                archive.required("inputs", names(INPUTS, part, only ? INPUTS : List.of())),
                archive.required("labels", names(ANSWERS, part, only ? ANSWERS : List.of())),
                task);
    }

    /** Returns x_train, X_train, inputs_train, ..., train_x, ..., and after them the plain names. */
    private static List<String> names(List<String> plain, String part, List<String> alone) {
        return Stream.of(
                        plain.stream().map(name -> name + "_" + part),
                        plain.stream().map(name -> part + "_" + name),
                        alone.stream())
                .flatMap(names -> names)
                .toList();
    }

    @Override
    public SourcePart training() {
        return training;
    }

    @Override
    public Optional<SourcePart> test() {
        return test.map(part -> part);
    }
}
