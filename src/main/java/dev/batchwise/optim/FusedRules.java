package dev.batchwise.optim;

import static org.bytedeco.pytorch.global.torch.zeros;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The update rules that libtorch has fused kernels for. */
final class FusedRules {
    private FusedRules() {}

    /**
     * Stochastic gradient descent: v ← m·v + g, then w ← w − η·v (heavy ball, Polyak 1964, in libtorch's form without
     * dampening), or w ← w − η·(g + m·v) (Nesterov, Sutskever et al. 2013). With m = 0 it is plain w ← w − η·g.
     */
    static UpdateRule sgd(List<Tensor> parameters, boolean velocity, boolean nesterov) {
        Map<String, List<Tensor>> state = new LinkedHashMap<>();
        if (velocity) {
            state.put("momentum", zerosLike(parameters));
        }
        String buffers = velocity ? "momentum" : "none";
        String kernel = String.format(
                Locale.ROOT,
                "torch._fused_sgd_(parameters, gradients, %s, weight_decay=0.0, momentum=momentum_now, lr=lr, dampening=0.0,"
                        + " nesterov=%s, maximize=False, is_first_step=False)",
                buffers,
                nesterov ? "True" : "False");
        return new FusedRule(parameters, state, List.of(kernel));
    }

    /** Adam (Kingma and Ba 2015, algorithm 1) with bias correction. */
    static UpdateRule adam(List<Tensor> parameters, double beta1, double beta2, double epsilon) {
        Map<String, List<Tensor>> state = new LinkedHashMap<>();
        state.put("first", zerosLike(parameters));
        state.put("second", zerosLike(parameters));
        state.put("step", steps(parameters.size()));
        String kernel = String.format(
                Locale.ROOT,
                "torch._fused_adam_(parameters, gradients, first, second, none, step, lr=lr, beta1=%s, beta2=%s,"
                        + " weight_decay=0.0, eps=%s, amsgrad=False, maximize=False)",
                beta1,
                beta2,
                epsilon);
        return new FusedRule(parameters, state, List.of("for s in step:", "    s.add_(1)", kernel));
    }

    private static List<Tensor> zerosLike(List<Tensor> parameters) {
        List<Tensor> zeros = new ArrayList<>();
        for (Tensor parameter : parameters) {
            zeros.add(zeros_like(parameter.detach()));
        }
        return zeros;
    }

    private static List<Tensor> steps(int count) {
        List<Tensor> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(zeros());
        }
        return steps;
    }
}
