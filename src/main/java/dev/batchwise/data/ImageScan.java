package dev.batchwise.data;

import dev.batchwise.study.Problems;
import java.nio.file.Path;
import java.util.List;

/**
 * What one look at all images of a folder finds out.
 *
 * @param rows of every image
 * @param columns of every image
 * @param channels 1 if every image is grey, else 3
 */
record ImageScan(int rows, int columns, int channels) {
    private static final int ENOUGH = 20; // problems to tell at once

    /**
     * Decodes every image.
     *
     * @throws dev.batchwise.study.UsageException naming images that are none or of another size than the first
     */
    static ImageScan of(List<Path> images) {
        Problems problems = new Problems();
        ImageFile first = ImageFile.read(images.get(0));
        boolean grey = true;
        for (Path file : images) {
            ImageFile image = problems.attempt(() -> ImageFile.read(file)).orElse(first);
            grey &= image.isGrey();
            if (!image.size().equals(first.size())) {
                problems.add(first.file() + " has " + first.size() + " pixels, but " + file + " has " + image.size()
                        + "; give images of one size");
            }
            if (problems.count() >= ENOUGH) {
                break;
            }
        }
        problems.throwIfAny();
        return new ImageScan(first.rows(), first.columns(), grey ? 1 : 3);
    }
}
