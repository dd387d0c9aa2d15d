package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.dropout;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/**
 * C2 of Keskar et al. (2017, appendix B.4), C4 on 100 classes: five blocks of 3×3 convolutions as in VGG (Simonyan and Zisserman
 * 2015), each with batch norm, dropout between those of a block, then a dense layer of 512, as the authors' code has them. On
 * CIFAR-10 it has 14,991,946 parameters. Initial weights as that code's: Glorot's, biases 0.
 */
final class KeskarDeep extends Network {
    private static final int[][] BLOCKS = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};
    private static final long SIDE = 3;
    private static final long WIDTH = 512;
    private static final double DROPPED_IN_FIRST = 0.3;
    private static final double DROPPED_IN_OTHERS = 0.4;
    private static final double DROPPED_DENSE = 0.5;

    private final List<List<Unit>> blocks = new ArrayList<>();
    private final LinearImpl dense;
    private final GhostNorm norm;
    private final LinearImpl out;

    /** A convolution with its batch norm and ReLU. */
    private record Unit(Conv2dImpl conv, GhostNorm norm) {
        Tensor forward(Tensor h) {
            return norm.forward(conv.forward(h)).relu_(); // [batch, out, r, k]
        }
    }

    /** Creates the network for inputs of shape [channels, rows, columns]. */
    KeskarDeep(List<Integer> shape, long classes, OptionalInt ghostBatch) {
        super("KeskarDeep");
        long in = shape.get(0);
        for (int b = 0; b < BLOCKS.length; b++) {
            List<Unit> units = new ArrayList<>();
            for (int u = 0; u < BLOCKS[b].length; u++) {
                String place = (b + 1) + "_" + (u + 1);
                units.add(new Unit(
                        register_module(
                                "conv" + place,
                                ConvolutionShape.same(in, BLOCKS[b][u], SIDE).layer()),
                        register_module("norm" + place, new GhostNorm(BLOCKS[b][u], ghostBatch))));
                in = BLOCKS[b][u];
            }
            blocks.add(units);
        }
        dense = register_module("dense", new LinearImpl(in * pooled(shape.get(1)) * pooled(shape.get(2)), WIDTH));
        norm = register_module("norm", new GhostNorm(WIDTH, ghostBatch));
        out = register_module("out", new LinearImpl(WIDTH, classes));
        Initialization.glorot(this);
    }

    private static long pooled(int side) {
        int left = side;
        for (int b = 0; b < BLOCKS.length; b++) {
            left = (left + 1) / 2;
        }
        return left;
    }

    @Override
    public Tensor embed(Tensor inputs) {
        Tensor h = inputs; // [batch, c, r, k]
        for (int b = 0; b < blocks.size(); b++) {
            List<Unit> units = blocks.get(b);
            for (Unit unit : units.subList(0, units.size() - 1)) {
                h = dropped(unit.forward(h), b == 0 ? DROPPED_IN_FIRST : DROPPED_IN_OTHERS);
            }
            h = Pooling.halvedUp(units.get(units.size() - 1).forward(h)); // [batch, 64..512, r/2, k/2]
        }
        h = dropped(h.flatten(1, -1), DROPPED_DENSE); // [batch, 512·r/32·k/32]
        return dropped(norm.forward(dense.forward(h)).relu_(), DROPPED_DENSE); // [batch, 512]
    }

    private Tensor dropped(Tensor h, double share) {
        return dropout(h, share, is_training());
    }

    @Override
    public Tensor forward(Tensor inputs) {
        return out.forward(embed(inputs)); // [batch, classes]
    }

    @Override
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        for (List<Unit> units : blocks) {
            for (Unit unit : units) {
                stages.add(Stage.Convolution.same(unit.conv(), SIDE));
                stages.add(new Stage.Norm(unit.norm()));
                stages.add(Stage.Plain.relu());
            }
            stages.add(new Stage.Plain(Pooling::halvedUp));
        }
        stages.addAll(List.of(
                Stage.Plain.flatten(),
                new Stage.Dense(dense),
                new Stage.Norm(norm),
                Stage.Plain.relu(),
                new Stage.Dense(out)));
        return stages;
    }

    @Override
    public boolean hasBatchNorm() {
        return true;
    }
}
