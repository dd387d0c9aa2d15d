package dev.batchwise.data;

import dev.batchwise.study.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The images of a folder as examples: all of one size; grey if all of training are, else red, green and blue. */
final class ImagePart implements SourcePart {
    private final ImageFolder folder;
    private final Optional<ImagePart> training; // of a test part: its images say whether there is colour
    private Optional<ImageScan> scan = Optional.empty();

    ImagePart(ImageFolder folder, Optional<ImagePart> training) {
        this.folder = folder;
        this.training = training;
    }

    @Override
    public String name() {
        return folder.directory().toString();
    }

    @Override
    public Answers answers() {
        int[] labels = folder.labels().stream().mapToInt(Integer::intValue).toArray();
        return new NamedLabels("folder " + folder.directory(), labels, folder.classes());
    }

    /** Decodes every image twice: whether there is colour is known only after the last of the training part. */
    @Override
    public Layout show(Function<Layout, Rows> receiver) {
        ImageScan seen = scan();
        int channels = training.map(part -> part.scan().channels()).orElse(seen.channels());
        if (seen.channels() > channels) {
            throw new UsageException("images in " + name() + " have colour, but those in "
                    + training.orElseThrow().name() + " are grey; give images of one kind");
        }
        int count = folder.images().size();
        Layout layout = new Layout(count, List.of(channels, seen.rows(), seen.columns()), Part.Storage.BYTES);
        Rows rows = receiver.apply(layout);
        for (int i = 0; i < count; i++) {
            rows.take(i, ImageFile.read(folder.images().get(i)).pixels(channels));
        }
        return layout;
    }

    private ImageScan scan() {
        ImageScan found = scan.orElseGet(() -> ImageScan.of(folder.images()));
        scan = Optional.of(found);
        return found;
    }
}
