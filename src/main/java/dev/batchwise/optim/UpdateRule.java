package dev.batchwise.optim;

import dev.batchwise.study.OptimizerSpec;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Moves parameters along their gradients, and keeps whatever it must remember between updates as named tensors. */
public interface UpdateRule {
    /**
     * Makes one update in place. The gradients are only read.
     *
     * @param gradients one for each parameter, in the order given at creation
     * @param learningRate η of this update
     * @param momentum m of this update in [0, 1); ignored by rules without one
     */
    void apply(TensorVector gradients, double learningRate, double momentum);

    /** Returns what has to be saved to go on later with the same bits; the tensors themselves, not copies. */
    Map<String, Tensor> state();

    /**
     * Returns the rule of a spec for some parameters. The caller's scope owns it.
     *
     * @param parameters float32 leaves, contiguous, updated in place
     */
    static UpdateRule create(OptimizerSpec spec, List<Tensor> parameters) {
        Recipe recipe = switch (spec.name()) {
            case "sgd" -> Descent.plain(spec);
            case "momentum" -> Descent.heavyBall(spec, parameters);
            case "nesterov" -> Descent.nesterov(spec, parameters);
            case "adam" -> Adam.coupled(spec, parameters);
            case "adamw" -> Adam.decoupled(spec, parameters);
            case "lars" -> LayerWise.lars(spec, parameters);
            case "lamb" -> LayerWise.lamb(spec, parameters);
            default -> throw new IllegalArgumentException("no update rule is named " + spec.name());
        };
        return new FusedRule(
                parameters,
                spec.clipNorm().isPresent()
                        ? recipe.after(Clipping.lines(spec.clipNorm().getAsDouble()))
                        : recipe);
    }
}
