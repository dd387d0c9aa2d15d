package dev.batchwise.data;

import java.nio.ByteBuffer;
import java.util.List;

/** The images and labels of one split, in stream-index order: example i of the part is index i of its stream. */
public final class Part {
    private final List<Integer> imageShape;
    private final int imageBytes;
    private final ByteBuffer pixels; // direct: native code may read it where it lies
    private final int[] labels;

    /** Creates a part whose images are still to be {@linkplain #put put}. */
    Part(List<Integer> imageShape, int[] labels) {
        this.imageShape = List.copyOf(imageShape);
        this.imageBytes = imageShape.stream().reduce(1, (a, b) -> a * b);
        this.labels = labels.clone();
        this.pixels = ByteBuffer.allocateDirect(Math.multiplyExact(labels.length, imageBytes));
    }

    /** Fills in the image of one example. */
    void put(int example, byte[] image) {
        pixels.put(example * imageBytes, image, 0, imageBytes);
    }

    /** Returns the number of examples; 0 for a validation split that was not asked for. */
    public int examples() {
        return labels.length;
    }

    /**
     * Returns all images: unsigned bytes of shape [examples, channels, rows, columns], the last dimension running
     * fastest.
     *
     * @return a read-only view at position 0, in direct memory that lives as long as this part or any view of it
     */
    public ByteBuffer pixels() {
        return pixels.asReadOnlyBuffer().rewind();
    }

    /**
     * Copies the image of one example: unsigned bytes of shape [channels, rows, columns].
     *
     * @param example in 0…examples−1
     * @param into receives the pixels, from element 0 on
     */
    public void copyPixels(int example, byte[] into) {
        pixels.get(example * imageBytes, into, 0, imageBytes);
    }

    /** Returns a copy of all labels, each in 0…classes−1. */
    public int[] labels() {
        return labels.clone();
    }

    /** Returns the label of one example, in 0…classes−1. */
    public int label(int example) {
        return labels[example];
    }

    /** Returns the shape of the images: [examples, channels, rows, columns]. */
    public List<Integer> shape() {
        return List.of(examples(), imageShape.get(0), imageShape.get(1), imageShape.get(2));
    }
}
