package dev.batchwise.data;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of images with one folder in it for each class, or with folders train and test that are such. */
final class ImageSource implements Source {
    private final ImagePart training;
    private final Optional<ImagePart> test;

    private ImageSource(ImageFolder training, Optional<ImageFolder> test) {
        this.training = new ImagePart(training, Optional.empty());
        this.test = test.map(folder -> new ImagePart(folder, Optional.of(this.training)));
    }

    /**
     * Returns the images of a folder.
     *
     * @param text DIR in {@code images:DIR}
     * @throws dev.batchwise.study.UsageException naming every class without images and every file that is none
     */
    static Source images(String text, DataSpec spec) {
        Path directory = Unreadable.directory(text, "images:" + text);
        Path train = directory.resolve("train");
        Path test = directory.resolve("test");
        boolean parts = Files.isDirectory(train) && Files.isDirectory(test);
        Optional<Path> testDirectory = spec.reading()
                .testData()
                .map(given -> Unreadable.directory(given, "--test-data"))
                .or(() -> parts ? Optional.of(test) : Optional.empty());
        Problems problems = new Problems();
        Optional<ImageFolder> training =
                problems.attempt(() -> ImageFolder.of(parts ? train : directory, Optional.empty()));
        Optional<ImageFolder> testing = testDirectory.flatMap(found ->
                training.flatMap(known -> problems.attempt(() -> ImageFolder.of(found, Optional.of(known)))));
        problems.throwIfAny();
        return new ImageSource(training.orElseThrow(), testing);
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
