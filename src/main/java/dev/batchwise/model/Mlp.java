package dev.batchwise.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/** Dense layers of given widths with ReLU between them. */
final class Mlp extends Network {
    private final LinearImpl[] layers;

    Mlp(long features, List<Integer> widths, long classes) {
        super("Mlp");
        layers = new LinearImpl[widths.size() + 1];
        long in = features;
        for (int i = 0; i < layers.length; i++) {
            long out = i < widths.size() ? widths.get(i) : classes;
            layers[i] = register_module("dense" + (i + 1), new LinearImpl(in, out));
            in = out;
        }
    }

    @Override
    public Tensor embed(Tensor inputs) {
        Tensor h = inputs.flatten(1, -1); // [batch, features]
        for (int i = 0; i < layers.length - 1; i++) {
            h = layers[i].forward(h).relu_(); // [batch, widths[i]]
        }
        return h;
    }

    @Override
    public Tensor forward(Tensor inputs) {
        return layers[layers.length - 1].forward(embed(inputs)); // [batch, classes]
    }

    @Override
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>(List.of(Stage.Plain.flatten(), new Stage.Dense(layers[0])));
        for (int i = 1; i < layers.length; i++) {
            stages.add(Stage.Plain.relu());
            stages.add(new Stage.Dense(layers[i]));
        }
        return stages;
    }

    @Override
    public boolean drawsInTraining() {
        return false;
    }
}
