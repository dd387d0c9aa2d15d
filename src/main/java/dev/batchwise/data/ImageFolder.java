package dev.batchwise.data;

import dev.batchwise.study.Problems;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder with one folder for each class: class by class in the order of their names, and within a class image by image in
 * the order of theirs. Names that begin with a point are passed over.
 *
 * @param directory of the classes
 * @param classes their names, sorted
 * @param images of all classes
 * @param labels the class of each image
 */
record ImageFolder(Path directory, List<String> classes, List<Path> images, List<Integer> labels) {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp", "gif");
    private static final int MOST_CLASSES = 1000;

    /** Copies the lists. */
    ImageFolder {
        classes = List.copyOf(classes);
        images = List.copyOf(images);
        labels = List.copyOf(labels);
    }

    /**
     * Looks into a folder.
     *
     * @param known training folder, whose classes count, of a test folder
     * @throws UsageException naming every class without images and every file that is none
     */
    static ImageFolder of(Path directory, Optional<ImageFolder> known) {
        Problems problems = new Problems();
        List<Path> folders = new ArrayList<>();
        for (Path entry : entries(directory)) {
            if (Files.isDirectory(entry)) {
                folders.add(entry);
            } else {
                problems.add("file " + entry + " is in no class; put it into the folder of its class, or elsewhere");
            }
        }
        if (folders.isEmpty()) {
            problems.add(
                    "directory " + directory + " has no folders of classes; put the images of each class into a folder"
                            + " of their own, e.g. " + directory.resolve("cat"));
        }
        List<String> classes = known.map(ImageFolder::classes)
                .orElseGet(() -> folders.stream().map(ImageFolder::name).toList());
        if (classes.size() > MOST_CLASSES) {
            problems.add("directory " + directory + " has " + classes.size() + " folders of classes, more than the "
                    + MOST_CLASSES + " that are taken; group them");
        }
        List<Path> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Path folder : folders) {
            int label = classes.indexOf(name(folder));
            if (label < 0) {
                problems.add("class folder " + folder + " of the test part is not in "
                        + known.orElseThrow().directory() + "; give both parts the same classes");
            }
            List<Path> found = images(folder, problems);
            images.addAll(found);
            found.forEach(image -> labels.add(label));
        }
        problems.throwIfAny();
        return new ImageFolder(directory, classes, images, labels);
    }

    private static List<Path> images(Path folder, Problems problems) {
        List<Path> images = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                problems.add(
                        "folder " + entry + " is within a class; put its images into " + folder + ", or elsewhere");
            } else if (!isImage(entry)) {
                problems.add(
                        "file " + entry + " is no image by its name; only .png, .jpg, .jpeg, .bmp and .gif are read:"
                                + " convert it, or put it elsewhere");
            } else {
                images.add(entry);
            }
        }
        if (images.isEmpty()) {
            problems.add("class folder " + folder + " has no images; put some there, or remove it");
        }
        return images;
    }

    private static boolean isImage(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Unreadable.problem(directory.toString(), e);
        }
    }
}
