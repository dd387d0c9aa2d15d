package dev.batchwise.model;

import java.util.List;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/** Multinomial logistic regression: one linear layer. */
final class Softmax extends Network {
    private final LinearImpl out;

    Softmax(long features, long classes) {
        super("Softmax");
        out = register_module("out", new LinearImpl(features, classes));
    }

    @Override
    public Tensor embed(Tensor inputs) {
        return inputs.flatten(1, -1); // [batch, features]
    }

    @Override
    public Tensor forward(Tensor inputs) {
        return out.forward(embed(inputs)); // [batch, classes]
    }

    @Override
    public List<Stage> stages() {
        return List.of(Stage.Plain.flatten(), new Stage.Dense(out));
    }

    @Override
    public boolean drawsInTraining() {
        return false;
    }
}
