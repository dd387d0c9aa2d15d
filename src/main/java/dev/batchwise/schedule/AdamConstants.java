package dev.batchwise.schedule;

import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam's constants.
 *
 * @param beta1 β₁ in [0, 1)
 * @param beta2 β₂ in [0, 1)
 * @param epsilon ε added to the root, at least 0
 */
public record AdamConstants(double beta1, double beta2, double epsilon) {
    /**
     * Checks the ranges.
     *
     * @throws UsageException with every constant out of range
     */
    public AdamConstants {
        List<String> problems = new ArrayList<>();
        check("beta1", beta1, 1, "0.9", problems);
        check("beta2", beta2, 1, "0.999", problems);
        check("epsilon", epsilon, Double.POSITIVE_INFINITY, "1e-8", problems);
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    /** Returns the usual constants: 0.9, 0.999, 1e-8 (Kingma and Ba 2015). */
    public static AdamConstants defaults() {
        return new AdamConstants(0.9, 0.999, 1e-8);
    }

    /**
     * Returns how many examples it takes β₂'s memory to halve: B · ln ½ / ln β₂ (Marek et al. 2025).
     *
     * @param batchSize B in examples
     */
    public double halfLifeExamples(double batchSize) {
        return batchSize * Math.log(0.5) / Math.log(beta2);
    }

    private static void check(String what, double value, double end, String usual, List<String> problems) {
        if (!(value >= 0 && value < end)) {
            String bounds = Double.isInfinite(end) ? "finite and at least 0" : "in [0, 1)";
            problems.add(what + " " + value + " is not " + bounds + "; the usual value is " + usual);
        }
    }
}
