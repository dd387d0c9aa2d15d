package dev.batchwise.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The four files of a data set in MNIST's format.
 *
 * @param trainImages images of the training part
 * @param trainLabels labels of the training part
 * @param testImages images of the test part
 * @param testLabels labels of the test part
 * @param classNames of the classes, where they are known
 */
record IdxSource(
        IdxFile trainImages, IdxFile trainLabels, IdxFile testImages, IdxFile testLabels, List<String> classNames)
        implements Source {

    /** Copies the names. */
    IdxSource {
        classNames = List.copyOf(classNames);
    }

    @Override
    public SourcePart training() {
        return new Files(trainImages, trainLabels, classNames);
    }

    @Override
    public Optional<SourcePart> test() {
        return Optional.of(new Files(testImages, testLabels, classNames));
    }

    private record Files(IdxFile images, IdxFile labels, List<String> classNames) implements SourcePart {
        @Override
        public String name() {
            return images.name();
        }

        @Override
        public Answers answers() {
            return new NumberedLabels(labels.name(), labels.labels(), classNames);
        }

        @Override
        public Layout show(Function<Layout, Rows> receiver) {
            return layout(images.images(header -> receiver.apply(layout(header))));
        }

        private static Layout layout(IdxHeader header) {
            return new Layout(header.count(), header.imageShape(), Part.Storage.BYTES);
        }
    }
}
