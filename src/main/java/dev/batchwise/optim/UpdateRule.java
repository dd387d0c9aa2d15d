package dev.batchwise.optim;

import dev.batchwise.study.OptimizerSpec;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Moves parameters along their gradients, and keeps whatever it must remember between updates as named tensors. */
public interface UpdateRule {
    /**
     * Makes one update in place.
     *
     * @param gradients one for each parameter, in the order given at creation
     * @param learningRate η of this update
     * @param momentum m of this update; ignored by rules without one
     */
    void apply(TensorVector gradients, double learningRate, double momentum);

    /** Returns what has to be saved to go on later with the same bits; the tensors themselves, not copies. */
    Map<String, Tensor> state();

    /**
     * Returns the rule of a spec for some parameters. The caller's scope owns it.
     *
     * @param parameters float32 leaves, updated in place
     */
    static UpdateRule create(OptimizerSpec spec, List<Tensor> parameters) {
        return spec.name().equals("adam")
                ? FusedRules.adam(parameters, spec.beta1(), spec.beta2(), spec.epsilon())
                : FusedRules.sgd(parameters, spec.usesMomentum(), spec.name().equals("nesterov"));
    }
}
