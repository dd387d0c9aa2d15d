package dev.batchwise.optim;

import static org.bytedeco.pytorch.global.torch.zeros;

import dev.batchwise.study.OptimizerSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Adam (Kingma and Ba 2015, algorithm 1): m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², then
 * w ← w − η·m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ).
 */
final class Adam {
    private Adam() {}

    /** With weight decay added to the gradient, g ← g + λw, as {@code torch.optim.Adam} does. */
    static Recipe coupled(OptimizerSpec spec, List<Tensor> parameters) {
        return recipe("_fused_adam_", spec, parameters);
    }

    /** AdamW: weight decay decoupled from the gradient, w ← w − ηλw (Loshchilov and Hutter 2019, algorithm 2). */
    static Recipe decoupled(OptimizerSpec spec, List<Tensor> parameters) {
        return recipe("_fused_adamw_", spec, parameters);
    }

    private static Recipe recipe(String kernel, OptimizerSpec spec, List<Tensor> parameters) {
        String call = String.format(
                Locale.ROOT,
                "torch.%s(parameters, gradients, first, second, none, step * len(parameters), lr=lr, weight_decay=%s, %s)",
                kernel,
                spec.weightDecay(),
                constants(spec));
        return new Recipe(moments(parameters), Map.of(), List.of("step[0].add_(1)", call));
    }

    /** Returns the moments, zero at first, and t, which all parameters share. */
    static Map<String, List<Tensor>> moments(List<Tensor> parameters) {
        Map<String, List<Tensor>> state = new LinkedHashMap<>();
        state.put("first", Recipe.zerosLike(parameters));
        state.put("second", Recipe.zerosLike(parameters));
        state.put("step", List.of(zeros()));
        return state;
    }

    /** Returns the kernel's arguments that are the same for every rule that calls it. */
    static String constants(OptimizerSpec spec) {
        return String.format(
                Locale.ROOT,
                "beta1=%s, beta2=%s, eps=%s, amsgrad=False, maximize=False",
                spec.beta1(),
                spec.beta2(),
                spec.epsilon());
    }
}
