package dev.batchwise.optim;

import dev.batchwise.study.OptimizerSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Stochastic gradient descent. Weight decay λ is added to the gradient, g ← g + λw, as {@code torch.optim.SGD} does.
 */
final class Descent {
    /**
     * A run-time momentum as libtorch's kernel accepts it: of 0 it says that there must be no buffers, so 0 becomes a number
     * that rounds to 0 in float32.
     */
    static final String MOMENTUM = "max(momentum, 1e-300)";

    private Descent() {}

    /** Plain descent: w ← w − η·g. */
    static Recipe plain(OptimizerSpec spec) {
        return new Recipe(Map.of(), Map.of(), lines(spec, "none", "0.0", false));
    }

    /** Heavy ball (Polyak 1964): v ← m·v + g, then w ← w − η·v, without dampening. */
    static Recipe heavyBall(OptimizerSpec spec, List<Tensor> parameters) {
        return withVelocity(parameters, lines(spec, "velocity", MOMENTUM, false));
    }

    /** Nesterov's momentum as Sutskever et al. 2013 restate it: v ← m·v + g, then w ← w − η·(g + m·v). */
    static Recipe nesterov(OptimizerSpec spec, List<Tensor> parameters) {
        return withVelocity(parameters, lines(spec, "velocity", MOMENTUM, true));
    }

    private static Recipe withVelocity(List<Tensor> parameters, List<String> lines) {
        return new Recipe(Map.of("velocity", Recipe.zerosLike(parameters)), Map.of(), lines);
    }

    private static List<String> lines(OptimizerSpec spec, String velocity, String momentum, boolean nesterov) {
        return List.of(String.format(
                Locale.ROOT,
                "torch._fused_sgd_(parameters, gradients, %s, weight_decay=%s, momentum=%s, lr=lr, dampening=0.0,"
                        + " nesterov=%s, maximize=False, is_first_step=False)",
                velocity,
                spec.weightDecay(),
                momentum,
                nesterov ? "True" : "False"));
    }
}
