package dev.batchwise.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of an IDX file: what it holds and how much.
 *
 * @param kind what it holds
 * @param sizes of the dimensions, the count of items first; each at least 1
 */
record IdxHeader(IdxKind kind, List<Integer> sizes) {
    private static final int LARGEST_ITEM = 1 << 24; // 4096 × 4096; keeps a damaged header from filling the memory

    /** Copies the sizes. */
    IdxHeader {
        sizes = List.copyOf(sizes);
    }

    /** Reads the header of a file that should be of that kind; the stream then stands at the first item. */
    static IdxHeader read(InputStream in, IdxKind kind) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(in.readNBytes(kind.headerBytes()));
        if (head.remaining() >= 4) {
            kind.check(head.getInt(0));
        }
        if (head.remaining() < kind.headerBytes()) {
            throw new DamagedFileException("is truncated: its header takes " + kind.headerBytes() + " bytes, but only "
                    + head.remaining() + " were found");
        }
        List<Integer> sizes = new ArrayList<>();
        double bytes = 1;
        for (int d = 1; d <= kind.dimensions(); d++) {
            long size = Integer.toUnsignedLong(head.getInt(4 * d));
            bytes *= size;
            sizes.add((int) Math.min(size, Integer.MAX_VALUE));
        }
        return new IdxHeader(kind, sizes).checked(bytes);
    }

    private IdxHeader checked(double bytes) throws DamagedFileException {
        if (count() == 0) {
            throw new DamagedFileException("holds no examples: the count in its header is 0");
        }
        if (sizes.contains(0) || bytes / count() > LARGEST_ITEM) {
            throw new DamagedFileException("has images of " + shape() + " pixels, not of 1 to " + LARGEST_ITEM);
        }
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new DamagedFileException("announces " + count() + " images of " + shape()
                    + " pixels, more than the 2147483639 bytes that can be held");
        }
        return this;
    }

    /** Returns the number of items. */
    int count() {
        return sizes.get(0);
    }

    /** Returns the bytes of one item: 1 for a label, rows × columns for an image. */
    int itemBytes() {
        return sizes.stream().skip(1).reduce(1, (a, b) -> a * b);
    }

    /** Returns the length that the file must have, in bytes. */
    long fileBytes() {
        return kind.headerBytes() + (long) count() * itemBytes();
    }

    /** Returns the size of an image for a message, rows first: {@code 28x28}. */
    String shape() {
        return String.join("x", sizes.stream().skip(1).map(String::valueOf).toList());
    }

    /** Returns the shape of one image: [1, rows, columns]. */
    List<Integer> imageShape() {
        List<Integer> shape = new ArrayList<>(sizes);
        shape.set(0, 1);
        return List.copyOf(shape);
    }
}
