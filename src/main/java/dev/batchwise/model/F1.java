package dev.batchwise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/**
 * F1 of Keskar et al. (2017, appendix B.1): five times [dense 512, batch norm, ReLU], then a linear layer. On MNIST it has
 * 1,455,104 weights; 1,462,794 with biases and batch norm.
 */
final class F1 extends Network {
    private static final int DEPTH = 5;
    private static final long WIDTH = 512;

    private final LinearImpl[] dense = new LinearImpl[DEPTH];
    private final GhostNorm[] norm = new GhostNorm[DEPTH];
    private final LinearImpl out;

    F1(long features, long classes, OptionalInt ghostBatch) {
        super("F1");
        for (int i = 0; i < DEPTH; i++) {
            dense[i] = register_module("dense" + (i + 1), new LinearImpl(i == 0 ? features : WIDTH, WIDTH));
            norm[i] = new GhostNorm(register_module("norm" + (i + 1), new BatchNorm1dImpl(cumulative())), ghostBatch);
        }
        out = register_module("out", new LinearImpl(WIDTH, classes));
    }

    /** Without a momentum the running statistics are plain averages since their last reset, which re-estimation needs. */
    private static BatchNormOptions cumulative() {
        BatchNormOptions options = new BatchNormOptions(WIDTH);
        options.momentum().put(new DoubleOptional());
        return options;
    }

    @Override
    public Tensor embed(Tensor inputs) {
        Tensor h = inputs.flatten(1, -1); // [batch, features]
        for (int i = 0; i < DEPTH; i++) {
            h = norm[i].forward(dense[i].forward(h)).relu_(); // [batch, 512]
        }
        return h;
    }

    @Override
    public Tensor forward(Tensor inputs) {
        return out.forward(embed(inputs)); // [batch, classes]
    }

    @Override
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>(List.of(Stage.Plain.flatten()));
        for (int i = 0; i < DEPTH; i++) {
            stages.addAll(List.of(new Stage.Dense(dense[i]), new Stage.Norm(norm[i]), Stage.Plain.relu()));
        }
        stages.add(new Stage.Dense(out));
        return stages;
    }

    @Override
    public boolean hasBatchNorm() {
        return true;
    }
}
