package dev.batchwise.cli;

import dev.batchwise.claims.Shapes;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shapes of data, and of published sets that are not here what is known of them: enough to say what would be run. */
final class PublishedShapes implements Shapes {
    private static final String IMAGENET = "images:imagenet";

    /** Training and test examples as they were published; of ImageNet cut to 128 pixels, whose validation images are the test. */
    private static final Map<String, DataShape> PUBLISHED = Map.of(
            "fashion-mnist",
            DataShape.classified(60_000, 0, 10_000, List.of(1, 28, 28), 10),
            "cifar10",
            DataShape.classified(50_000, 0, 10_000, List.of(3, 32, 32), 10),
            "cifar100",
            DataShape.classified(50_000, 0, 10_000, List.of(3, 32, 32), 100),
            IMAGENET,
            DataShape.classified(1_281_167, 0, 50_000, List.of(3, 128, 128), 1_000));

    private final Shapes found;
    private final Map<String, String> missing = new LinkedHashMap<>();

    PublishedShapes(Shapes found) {
        this.found = found;
    }

    @Override
    public DataShape of(DataSpec data) {
        try {
            return found.of(data);
        } catch (UsageException e) {
            DataShape published =
                    Optional.ofNullable(PUBLISHED.get(data.name())).orElseThrow(() -> e);
            missing.put(data.name(), data.name() + whereFrom(data.name()));
            return split(published, data);
        }
    }

    private static String whereFrom(String name) {
        return name.equals(IMAGENET)
                ? ": ILSVRC 2012 of image-net.org, cut to 128 by 128 pixels, in imagenet/train and imagenet/test, a directory for"
                        + " each class"
                : ", which `batchwise data fetch " + name + "` fetches";
    }

    /** Nearly all of these sets have as many examples of each class, so that the share held out is exact. */
    private static DataShape split(DataShape whole, DataSpec data) {
        int validation = (int) Math.round(whole.trainExamples() * data.validationFraction());
        return DataShape.classified(
                data.trainExamples().orElse(whole.trainExamples() - validation),
                validation,
                whole.testExamples(),
                whole.inputShape(),
                whole.outputs());
    }

    /** Returns the sets that are not here, each with what to do about it. */
    List<String> missing() {
        return List.copyOf(missing.values());
    }
}
