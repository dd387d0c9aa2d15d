package dev.batchwise.optim;

import java.util.List;

/** Shortening of gradients that are too long. */
final class Clipping {
    private Clipping() {}

    /**
     * Returns lines that multiply all gradients by min(1, c/(‖g‖ + 1e-6)), where ‖g‖ is the 2-norm of all of them together
     * (Pascanu, Mikolov and Bengio 2013, algorithm 1, in the form of {@code torch.nn.utils.clip_grad_norm_}). The products
     * are new tensors: two parameters may have one gradient.
     *
     * @param clipNorm c
     */
    static List<String> lines(double clipNorm) {
        return List.of(
                "squares = 0.0",
                "for g in gradients:",
                "    squares += " + Recipe.squaredNorm("g"),
                "factor = " + clipNorm + " / (squares ** 0.5 + 1e-6)",
                "if factor < 1.0:",
                "    gradients = [g * factor for g in gradients]");
    }
}
