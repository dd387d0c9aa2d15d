package dev.batchwise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/**
 * F1 and F2 of Keskar et al. (2017, appendices B.1 and B.2): some times [dense 512, batch norm, ReLU], then a linear layer. F1,
 * five times, has 1,455,104 weights on MNIST; 1,462,794 with biases and batch norm. F2, seven times, was for speech: 360 features
 * in 1,973 classes.
 */
final class KeskarDense extends Network {
    private static final long WIDTH = 512;

    private final LinearImpl[] dense;
    private final GhostNorm[] norm;
    private final LinearImpl out;

    private KeskarDense(String name, int depth, long features, long classes, OptionalInt ghostBatch) {
        super(name);
        dense = new LinearImpl[depth];
        norm = new GhostNorm[depth];
        for (int i = 0; i < depth; i++) {
            dense[i] = register_module("dense" + (i + 1), new LinearImpl(i == 0 ? features : WIDTH, WIDTH));
            norm[i] = register_module("norm" + (i + 1), new GhostNorm(WIDTH, ghostBatch));
        }
        out = register_module("out", new LinearImpl(WIDTH, classes));
    }

    static KeskarDense f1(long features, long classes, OptionalInt ghostBatch) {
        return new KeskarDense("F1", 5, features, classes, ghostBatch);
    }

    static KeskarDense f2(long features, long classes, OptionalInt ghostBatch) {
        return new KeskarDense("F2", 7, features, classes, ghostBatch);
    }

    @Override
    public Tensor embed(Tensor inputs) {
        Tensor h = inputs.flatten(1, -1); // [batch, features]
        for (int i = 0; i < dense.length; i++) {
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
        for (int i = 0; i < dense.length; i++) {
            stages.addAll(List.of(new Stage.Dense(dense[i]), new Stage.Norm(norm[i]), Stage.Plain.relu()));
        }
        stages.add(new Stage.Dense(out));
        return stages;
    }

    @Override
    public boolean hasBatchNorm() {
        return true;
    }

    @Override
    public boolean drawsInTraining() {
        return false;
    }
}
