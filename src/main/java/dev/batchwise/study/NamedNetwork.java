package dev.batchwise.study;

import java.util.List;
import java.util.Optional;

/**
 * A network of the literature, by name. Layers are nobody's business here; what a plan depends on is.
 *
 * @param name as in {@code --model}
 * @param leastSide rows and columns that an image has at least; 0 if any shape of input will do
 * @param hasBatchNorm whether it normalizes over the batch
 */
public record NamedNetwork(String name, int leastSide, boolean hasBatchNorm) implements ModelSpec {
    /** All of them; to add one, add its line, and its layers in {@code model.Networks}. */
    static final List<NamedNetwork> ALL = List.of(
            ofFeatures("softmax"),
            ofImages("cnn", 4),
            ofImages("simple-cnn", 4),
            ofFeatures("f1").normalized(),
            ofFeatures("f2").normalized(),
            ofImages("c1", 1).normalized(),
            ofImages("c2", 1).normalized(),
            ofImages("c3", 1).normalized(),
            ofImages("c4", 1).normalized(),
            ofImages("resnet8", 1),
            ofImages("resnet44", 1).normalized(),
            ofImages("resnet50", 1).normalized(),
            ofImages("wrn-16-4", 1).normalized(),
            ofImages("caffenet128", 39));

    private static NamedNetwork ofFeatures(String name) {
        return new NamedNetwork(name, 0, false);
    }

    private static NamedNetwork ofImages(String name, int leastSide) {
        return new NamedNetwork(name, leastSide, false);
    }

    private NamedNetwork normalized() {
        return new NamedNetwork(name, leastSide, true);
    }

    /** Returns the network of that name; empty if there is none. */
    static Optional<NamedNetwork> named(String name) {
        return ALL.stream().filter(network -> network.name.equals(name)).findFirst();
    }

    @Override
    public void checkInputs(List<Integer> inputShape) {
        if (leastSide == 0) {
            return;
        }
        if (inputShape.size() != 3) {
            throw new UsageException(
                    "model " + name + " takes images (channels, rows, columns), and an example of the data is "
                            + inputShape + "; give a network for features, e.g. --model mlp:128, or images in --data");
        }
        if (Math.min(inputShape.get(1), inputShape.get(2)) < leastSide) {
            throw new UsageException("images of " + inputShape.get(1) + "×" + inputShape.get(2)
                    + " are too small for model " + name + ", which halves them until nothing is left below "
                    + leastSide
                    + "×" + leastSide + "; give larger images, or another network, e.g. --model resnet8");
        }
    }
}
