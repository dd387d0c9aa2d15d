package dev.batchwise.torch;

import static org.bytedeco.pytorch.global.torch.empty;
import static org.bytedeco.pytorch.global.torch.from_blob;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Tensors from and to plain memory. */
public final class Tensors {
    private Tensors() {}

    /**
     * Returns the bytes of a contiguous CPU tensor as a little-endian buffer over its own memory; valid while the tensor
     * lives.
     *
     * @throws IllegalArgumentException if it holds 2 GiB or more
     */
    public static ByteBuffer bytes(Tensor tensor) {
        if (tensor.nbytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a tensor of " + tensor.nbytes() + " bytes is too large for one buffer");
        }
        if (tensor.numel() == 0) {
            return ByteBuffer.allocate(0);
        }
        return new BytePointer(tensor.data_ptr())
                .capacity(tensor.nbytes())
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns a tensor over the memory of a direct buffer, from its start on; nothing is copied, and the buffer has to live as
     * long as the tensor.
     *
     * @throws IllegalArgumentException if the buffer is not direct
     */
    public static Tensor over(ByteBuffer memory, ScalarType type, long... shape) {
        if (!memory.isDirect()) {
            throw new IllegalArgumentException("a tensor lies over direct memory alone");
        }
        TensorOptions options = new TensorOptions(type);
        return memory.capacity() == 0
                ? empty(shape, options, null)
                : from_blob(new BytePointer(memory), shape, options);
    }

    /** Returns a new tensor of that type and shape holding the buffer's remaining bytes. */
    public static Tensor of(ByteBuffer content, ScalarType type, long... shape) {
        Tensor tensor = empty(shape, new TensorOptions(type), null);
        bytes(tensor).put(content.duplicate());
        return tensor;
    }
}
