package dev.batchwise.data;

import dev.batchwise.study.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The files of a data set in CIFAR's binary version.
 *
 * @param train files of the training part, in the order of its examples
 * @param testFile file of the test part
 * @param classNames of the classes, where they are known
 */
record CifarSource(List<CifarFile> train, CifarFile testFile, List<String> classNames) implements Source {
    private static final List<Integer> SHAPE = List.of(3, 32, 32);

    /** Copies the lists. */
    CifarSource {
        train = List.copyOf(train);
        classNames = List.copyOf(classNames);
    }

    @Override
    public SourcePart training() {
        return new Files(train, classNames);
    }

    @Override
    public Optional<SourcePart> test() {
        return Optional.of(new Files(List.of(testFile), classNames));
    }

    private record Files(List<CifarFile> files, List<String> classNames) implements SourcePart {
        @Override
        public String name() {
            return files.stream().map(file -> file.path().toString()).collect(Collectors.joining(", "));
        }

        @Override
        public Answers answers() {
            int[] labels = new int[count()];
            int[] read = {0};
            files.forEach(file -> file.read((label, pixels) -> labels[read[0]++] = label));
            return new NumberedLabels(name(), labels, classNames);
        }

        @Override
        public Layout show(Function<Layout, Rows> receiver) {
            Layout layout = new Layout(count(), SHAPE, Part.Storage.BYTES);
            Rows rows = receiver.apply(layout);
            int[] shown = {0};
            files.forEach(file -> file.read((label, pixels) -> rows.take(shown[0]++, pixels)));
            return layout;
        }

        private int count() {
            Problems problems = new Problems();
            int sum = files.stream()
                    .mapToInt(file -> problems.attempt(file::count).orElse(0))
                    .reduce(0, Math::addExact);
            problems.throwIfAny();
            return sum;
        }
    }
}
