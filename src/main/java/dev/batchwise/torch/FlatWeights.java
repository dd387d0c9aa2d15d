package dev.batchwise.torch;

import static org.bytedeco.pytorch.global.torch.empty;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network's weights as one vector of doubles and back, in the order of its parameters. The leaves stay separate tensors, of
 * float32 or float64.
 */
public final class FlatWeights {
    private final List<Tensor> leaves = new ArrayList<>();
    private final boolean doubles;
    private final int count;

    /** Creates the view of a network's parameters; they stay the caller's. */
    public FlatWeights(TensorVector parameters) {
        long sum = 0;
        for (long i = 0; i < parameters.size(); i++) {
            leaves.add(parameters.get(i));
            sum += parameters.get(i).numel();
        }
        count = Math.toIntExact(sum);
        doubles = leaves.get(0).scalar_type().intern() == ScalarType.Double;
    }

    /** Returns the number of weights. */
    public int count() {
        return count;
    }

    /** Returns the type of the leaves. */
    public ScalarType type() {
        return doubles ? ScalarType.Double : ScalarType.Float;
    }

    /** Returns a copy of the weights, [count]. */
    public double[] read() {
        double[] x = new double[count];
        accumulate(leaves, 1, x);
        return x;
    }

    /** Puts a vector into the network, rounded to its precision. */
    public void write(double[] x) {
        int from = 0;
        for (Tensor leaf : leaves) {
            from = put(x, from, leaf);
        }
    }

    /** Returns a vector as tensors of the shapes of the leaves; the open scope owns them. */
    public TensorVector tensors(double[] v) {
        TensorVector tensors = new TensorVector();
        int from = 0;
        for (Tensor leaf : leaves) {
            Tensor tensor = empty(leaf.shape(), new TensorOptions(type()), null);
            from = put(v, from, tensor);
            tensors.push_back(tensor);
        }
        return tensors;
    }

    /** Returns the leaves, to differentiate by. */
    public TensorVector leaves() {
        return new TensorVector(leaves.toArray(Tensor[]::new));
    }

    /** Adds a multiple of derivatives by the leaves to a vector; undefined ones are 0. */
    public void accumulate(TensorVector derivatives, double factor, double[] into) {
        List<Tensor> list = new ArrayList<>();
        for (long i = 0; i < derivatives.size(); i++) {
            list.add(derivatives.get(i));
        }
        accumulate(list, factor, into);
    }

    private void accumulate(List<Tensor> derivatives, double factor, double[] into) {
        int from = 0;
        for (int i = 0; i < leaves.size(); i++) {
            int size = (int) leaves.get(i).numel();
            if (derivatives.get(i).defined()) {
                add(derivatives.get(i).detach().contiguous(), factor, into, from);
            }
            from += size;
        }
    }

    private void add(Tensor values, double factor, double[] into, int from) {
        ByteBuffer bytes = Tensors.bytes(values);
        if (doubles) {
            DoubleBuffer buffer = bytes.asDoubleBuffer();
            for (int i = 0; i < buffer.limit(); i++) {
                into[from + i] += factor * buffer.get(i);
            }
        } else {
            float[] chunk = new float[(int) values.numel()];
            FloatBuffer buffer = bytes.asFloatBuffer();
            buffer.get(chunk);
            for (int i = 0; i < chunk.length; i++) {
                into[from + i] += factor * chunk[i];
            }
        }
    }

    private int put(double[] x, int from, Tensor leaf) {
        int size = (int) leaf.numel();
        ByteBuffer bytes = Tensors.bytes(leaf);
        if (doubles) {
            bytes.asDoubleBuffer().put(x, from, size);
        } else {
            float[] chunk = new float[size];
            for (int i = 0; i < size; i++) {
                chunk[i] = (float) x[from + i];
            }
            bytes.asFloatBuffer().put(chunk);
        }
        return from + size;
    }
}
