package dev.batchwise.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Adam's rule from its stochastic differential equation: η′ = η√κ, 1 − β₁′ = κ(1 − β₁), 1 − β₂′ = κ(1 − β₂),
 * ε′ = ε/√κ (Malladi, Lyu, Panigrahi and Arora 2022). Where κ(1 − β) reaches 1 the rule has no answer; β′ is then 0, with
 * a doubt.
 */
public record AdamSdeRule() implements ScalingRule {
    @Override
    public String label() {
        return "adam-sde";
    }

    @Override
    public String paper() {
        return "Malladi et al. 2022, On the SDEs and Scaling Rules for Adaptive Gradient Algorithms";
    }

    @Override
    public String assumes() {
        return "Adam, gradients whose noise is larger than their mean (B below the noise scale), and κ(1 − β) much smaller"
                + " than 1";
    }

    @Override
    public double rateFactor(double fromBatch, double toBatch) {
        return Math.sqrt(toBatch / fromBatch);
    }

    @Override
    public AdamConstants constants(AdamConstants given, double growth) {
        return new AdamConstants(
                decay(given.beta1(), growth),
                decay(given.beta2(), growth),
                Numerals.tidy(given.epsilon() / Math.sqrt(growth)));
    }

    private static double decay(double beta, double growth) {
        return Numerals.tidy(Math.max(0, 1 - growth * (1 - beta)));
    }

    @Override
    public List<String> doubts(Recipe given, int toBatch) {
        if (given.adam().isEmpty()) {
            return List.of("the rule is for Adam; for SGD linear is the rule that keeps the noise scale");
        }
        double growth = toBatch / (double) given.batchSize();
        List<String> doubts = new ArrayList<>();
        addIfTooFast("β₁", given.adam().get().beta1(), growth, doubts);
        addIfTooFast("β₂", given.adam().get().beta2(), growth, doubts);
        return doubts;
    }

    private static void addIfTooFast(String what, double beta, double growth, List<String> doubts) {
        double speed = growth * (1 - beta);
        if (speed >= 1) {
            doubts.add("1 − " + what + " would become " + Numerals.threeDigits(speed)
                    + ", which is no decay rate; 0 is used, and the rule says nothing about so large a batch");
        } else if (speed > 0.5) {
            doubts.add(
                    "1 − " + what + " becomes " + Numerals.threeDigits(speed) + ", which is not much smaller than 1");
        }
    }
}
