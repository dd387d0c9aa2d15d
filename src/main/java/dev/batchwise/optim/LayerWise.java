package dev.batchwise.optim;

import static org.bytedeco.pytorch.global.torch.empty;

import dev.batchwise.study.OptimizerSpec;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Rules that scale each parameter's step by the length of the parameter. As in their authors' code, one-dimensional
 * parameters (biases, scales of norms) are neither scaled so nor decayed, and where a length is 0 the ratio is 1. A list
 * that a kernel wrote to is read again after the call: the compiler drops calls that look unused.
 */
final class LayerWise {
    /** η of You, Gitman and Ginsburg 2017, section 5. */
    private static final double TRUST = 0.001;

    private LayerWise() {}

    /**
     * LARS (You, Gitman and Ginsburg 2017, algorithm 1): v ← m·v + γ·r·(g + λw), then w ← w − v, with the learning rate γ
     * and r = 0.001·‖w‖/(‖g‖ + λ‖w‖). Two more passes over the memory than the heavy ball, for the norms; γ·r enters the
     * kernel as what dampening leaves.
     */
    static Recipe lars(OptimizerSpec spec, List<Tensor> parameters) {
        List<String> lines = List.of(
                "for i, (w, g, v) in enumerate(zip(parameters, gradients, velocity)):",
                "    decay = 0.0",
                "    rate = lr",
                "    if w.dim() > 1:",
                "        decay = " + spec.weightDecay(),
                "        wn = " + Recipe.squaredNorm("w") + " ** 0.5",
                "        gn = " + Recipe.squaredNorm("g") + " ** 0.5",
                "        if wn > 0.0 and gn > 0.0:",
                "            rate = lr * " + TRUST + " * wn / (gn + decay * wn)",
                "    moved = [w]",
                "    torch._fused_sgd_(moved, [g], [v], weight_decay=decay, momentum=" + Descent.MOMENTUM
                        + ", lr=1.0, dampening=1.0 - rate, nesterov=False, maximize=False, is_first_step=False)",
                "    parameters[i] = moved[0]");
        return new Recipe(Map.of("velocity", Recipe.zerosLike(parameters)), Map.of(), lines);
    }

    /**
     * LAMB (You et al. 2020, algorithm 2, with φ the identity): w ← w − η·(‖w‖/‖r‖)·r, where r = m̂/(√v̂ + ε) + λw with
     * Adam's moments. The direction −r is made by Adam's kernel, started at −λw with rate 1; its memory is as large as the
     * largest parameter.
     */
    static Recipe lamb(OptimizerSpec spec, List<Tensor> parameters) {
        List<String> lines = List.of(
                "step[0].add_(1)",
                "for w, g, m, v, d in zip(parameters, gradients, first, second, direction):",
                "    decay = " + spec.weightDecay() + " if w.dim() > 1 else 0.0",
                "    if decay > 0.0:",
                "        torch.mul(w, torch.tensor(-decay), out=d)",
                "    else:",
                "        d.zero_()",
                "    made = [d]",
                "    torch._fused_adam_(made, [g], [m], [v], none, step, lr=1.0, weight_decay=0.0, "
                        + Adam.constants(spec) + ")",
                "    r = made[0]",
                "    ratio = 1.0",
                "    if w.dim() > 1:",
                "        wn = " + Recipe.squaredNorm("w") + " ** 0.5",
                "        rn = " + Recipe.squaredNorm("r") + " ** 0.5",
                "        if wn > 0.0 and rn > 0.0:",
                "            ratio = wn / rn",
                "    w.add_(r, alpha=lr * ratio)");
        return new Recipe(Adam.moments(parameters), Map.of("direction", sharing(parameters)), lines);
    }

    /** Returns one tensor in the shape of each parameter, all in the same memory. */
    private static List<Tensor> sharing(List<Tensor> parameters) {
        long largest = parameters.stream().mapToLong(Tensor::numel).max().orElse(0);
        Tensor memory = empty(largest);
        return parameters.stream()
                .map(p -> memory.narrow(0, 0, p.numel()).view_as(p))
                .toList();
    }
}
