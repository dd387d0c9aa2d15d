package dev.batchwise.schedule;

import java.util.List;

/** The learning rate in proportion to the root of the batch size: η′ = η√κ (Hoffer, Hubara and Soudry 2017). */
public record SquareRootRule() implements ScalingRule {
    @Override
    public String label() {
        return "sqrt";
    }

    @Override
    public String paper() {
        return "Hoffer, Hubara and Soudry 2017, Train longer, generalize better";
    }

    @Override
    public String assumes() {
        return "SGD with momentum and clipped gradients, ghost batch norm, and as many updates as before: at the same number"
                + " of examples the rule alone left a gap";
    }

    @Override
    public double rateFactor(double fromBatch, double toBatch) {
        return Math.sqrt(toBatch / fromBatch);
    }

    @Override
    public List<String> doubts(Recipe given, int toBatch) {
        return given.adam().isPresent()
                ? List.of("for Adam the root comes with β₁, β₂ and ε, which stay here; adam-sde moves all four")
                : List.of();
    }
}
