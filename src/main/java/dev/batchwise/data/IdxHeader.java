package dev.batchwise.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The head of an IDX file: what it holds and how much.
 *
 * @param kind what it holds
 * @param sizes of the dimensions, the count of items first; each at least 1
 */
record IdxHeader(IdxKind kind, List<Integer> sizes) {
    private static final int LARGEST_ITEM = 1 << 24; // 4096 × 4096; keeps a damaged header from filling the memory
    private static final int LARGEST_FILE = Integer.MAX_VALUE - 64; // bytes of one buffer, the header included

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
        long[] sizes = new long[kind.dimensions()];
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = Integer.toUnsignedLong(head.getInt(4 * (d + 1)));
        }
        check(sizes);
        return new IdxHeader(
                kind, LongStream.of(sizes).mapToObj(Math::toIntExact).toList());
    }

    private static void check(long[] sizes) throws DamagedFileException {
        double itemBytes = LongStream.of(sizes).skip(1).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (sizes[0] == 0) {
            throw new DamagedFileException("holds no examples: the count in its header is 0");
        }
        if (itemBytes < 1 || itemBytes > LARGEST_ITEM) {
            throw new DamagedFileException("has images of "
                    + join(LongStream.of(sizes).skip(1).boxed()) + " pixels, not of 1 to " + LARGEST_ITEM);
        }
        if (sizes[0] * itemBytes > LARGEST_FILE) {
            throw new DamagedFileException(
                    "announces " + join(LongStream.of(sizes).boxed()) + " bytes, more than the " + LARGEST_FILE
                            + " that can be held");
        }
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
    String imageSize() {
        return join(sizes.stream().skip(1));
    }

    private static String join(Stream<? extends Number> sizes) {
        return sizes.map(String::valueOf).collect(Collectors.joining("x"));
    }

    /** Returns the shape of one image: [1, rows, columns]. */
    List<Integer> imageShape() {
        List<Integer> shape = new ArrayList<>(sizes);
        shape.set(0, 1);
        return List.copyOf(shape);
    }
}
