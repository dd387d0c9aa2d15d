package dev.batchwise.data;

import dev.batchwise.study.Task;
import dev.batchwise.study.UsageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The examples of one split in stream-index order, with their answers: example i of the part is index i of its stream. */
public final class Part {
    private static final int LARGEST = Integer.MAX_VALUE - 64; // bytes of one buffer

    private final List<Integer> inputShape;
    private final Storage storage;
    private final Task task;
    private final int exampleBytes;
    private final ByteBuffer values; // direct: native code may read it where it lies
    private final int[] labels;
    private final float[] targets;

    /** How one value lies in memory. */
    public enum Storage {
        /** An unsigned byte, 0…255. */
        BYTES(1),
        /** A little-endian float32, which is also what every supported machine has natively. */
        FLOATS(Float.BYTES);

        private final int bytes;

        Storage(int bytes) {
            this.bytes = bytes;
        }

        /** Returns the bytes of one value. */
        public int bytes() {
            return bytes;
        }
    }

    /**
     * Creates a part whose values are still to be {@linkplain #put put}.
     *
     * @throws UsageException if there are more than one buffer can hold
     */
    Part(SplitName split, Layout layout, Labelling labelling) {
        this.inputShape = layout.inputShape();
        this.storage = layout.storage();
        this.task = labelling.task();
        this.exampleBytes = layout.exampleBytes();
        this.labels = labelling.labels(split);
        this.targets = labelling.scaledTargets(split);
        long bytes = (long) labels.length * exampleBytes;
        if (bytes > LARGEST) {
            throw new UsageException("the " + split.label() + " split takes " + bytes + " bytes, more than the "
                    + LARGEST + " that can be held; leave out features or examples");
        }
        this.values = ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Fills in the values of one example, as they are stored. */
    void put(int example, byte[] stored) {
        values.put(example * exampleBytes, stored, 0, exampleBytes);
    }

    /** Returns the number of examples; 0 for a validation split that was not asked for. */
    public int examples() {
        return labels.length;
    }

    /** Returns how the values lie in memory. */
    public Storage storage() {
        return storage;
    }

    /**
     * Returns all values, of shape {@link #shape}, the last dimension running fastest.
     *
     * @return a read-only view at position 0, in direct memory that lives as long as this part or any view of it
     */
    public ByteBuffer values() {
        return values.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN).rewind();
    }

    /**
     * Copies the values of one example, not normalized.
     *
     * @param example in 0…examples−1
     * @param into receives the values, from element 0 on: bytes as 0…255
     */
    public void copyValues(int example, float[] into) {
        int from = example * exampleBytes;
        for (int i = 0; i < exampleBytes / storage.bytes(); i++) {
            into[i] = switch (storage) {
                case BYTES -> values.get(from + i) & 0xff;
                case FLOATS -> values.getFloat(from + i * Float.BYTES);
            };
        }
    }

    /** Returns what is to be told of an example. */
    public Task task() {
        return task;
    }

    /** Returns a copy of all labels, each in 0…classes−1; all 0 in regression, where every example is of one kind. */
    public int[] labels() {
        return labels.clone();
    }

    /** Returns the label of one example, in 0…classes−1. */
    public int label(int example) {
        return labels[example];
    }

    /**
     * Returns a copy of all targets, scaled as {@link TargetScale} says.
     *
     * @throws IllegalStateException if the examples have labels
     */
    public float[] targets() {
        if (task != Task.REGRESSION) {
            throw new IllegalStateException("there are no targets in " + task.label());
        }
        return targets.clone();
    }

    /** Returns the shape of the values: [examples, channels, rows, columns] or [examples, features]. */
    public List<Integer> shape() {
        List<Integer> shape = new ArrayList<>(List.of(examples()));
        shape.addAll(inputShape);
        return List.copyOf(shape);
    }
}
