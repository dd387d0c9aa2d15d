package dev.batchwise.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the values of a part's examples lie.
 *
 * @param count of examples
 * @param inputShape of one example: [channels, rows, columns] or [features]
 * @param storage of one value
 */
record Layout(int count, List<Integer> inputShape, Part.Storage storage) {
    /** Copies the shape. */
    Layout {
        inputShape = List.copyOf(inputShape);
    }

    /** Returns the layout of so many examples with so many features, in float32. */
    static Layout table(int count, int features) {
        return new Layout(count, List.of(features), Part.Storage.FLOATS);
    }

    /** Returns the values of one example. */
    int values() {
        return inputShape.stream().reduce(1, Math::multiplyExact);
    }

    /** Returns the bytes of one example. */
    int exampleBytes() {
        return Math.multiplyExact(values(), storage.bytes());
    }

    /** Returns the channels that are normalized apart: those of an image, or one for all features. */
    int channels() {
        return inputShape.size() == 3 ? inputShape.get(0) : 1;
    }

    /** Returns the size of an example for a message: {@code 28x28 pixels}, {@code 3 channels of 32x32 pixels}. */
    String size() {
        if (inputShape.size() != 3) {
            return inputShape.stream().map(String::valueOf).collect(Collectors.joining("x")) + " features";
        }
        String pixels = inputShape.get(1) + "x" + inputShape.get(2) + " pixels";
        return inputShape.get(0) == 1 ? pixels : inputShape.get(0) + " channels of " + pixels;
    }
}
