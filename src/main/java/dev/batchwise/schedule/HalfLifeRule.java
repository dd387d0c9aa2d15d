package dev.batchwise.schedule;

import java.util.List;

/**
 * β₂ so that Adam's second moment forgets half in the same number of examples: β₂′ = β₂^κ (Marek et al. 2025). The learning
 * rate and β₁ stay.
 */
public record HalfLifeRule() implements ScalingRule {
    @Override
    public String label() {
        return "half-life";
    }

    @Override
    public String paper() {
        return "Marek et al. 2025, Small Batch Size Training for Language Models";
    }

    @Override
    public String assumes() {
        return "Adam on language models, and mostly that batches get smaller; it says nothing about the learning rate";
    }

    @Override
    public double rateFactor(double fromBatch, double toBatch) {
        return 1;
    }

    @Override
    public AdamConstants constants(AdamConstants given, double growth) {
        double beta2 = Numerals.tidy(Math.pow(given.beta2(), growth));
        return new AdamConstants(given.beta1(), beta2, given.epsilon());
    }

    @Override
    public List<String> doubts(Recipe given, int toBatch) {
        return given.adam().isPresent()
                ? List.of(
                        "the learning rate is left as it is: the paper's tuned rates moved about 3-fold over a 1,024-fold"
                                + " range of batch sizes, so tune it")
                : List.of("the plan has no β₂: nothing but the batch size changes");
    }
}
