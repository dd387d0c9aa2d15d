package dev.batchwise.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The sharpness of several checkpoints.
 *
 * @param format {@code batchwise-sharpness/1}
 * @param checkpoints one each, in the order asked for
 * @param warnings where scale-dependent and scale-free measures disagree, a sentence each
 */
public record SharpnessComparison(String format, List<SharpnessResults> checkpoints, List<String> warnings) {
    /** Copies the lists. */
    public SharpnessComparison {
        checkpoints = List.copyOf(checkpoints);
        warnings = List.copyOf(warnings);
    }

    /** Returns the comparison: φ in the full space against adaptive ℓ∞ sharpness, for every pair and the first ε. */
    public static SharpnessComparison of(List<SharpnessResults> checkpoints) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < checkpoints.size(); i++) {
            for (int j = i + 1; j < checkpoints.size(); j++) {
                if (order(checkpoints.get(i), checkpoints.get(j)) < 0) {
                    warnings.add(
                            "φ and adaptive sharpness put [" + (i + 1) + "] and [" + (j + 1)
                                    + "] in opposite orders: φ depends on the scale of the weights, so do not conclude from it alone");
                }
            }
        }
        return new SharpnessComparison(SharpnessResults.FORMAT, checkpoints, warnings);
    }

    /** Returns a negative number where the two measures order a pair oppositely. */
    private static double order(SharpnessResults a, SharpnessResults b) {
        return Math.signum(phi(a).orElse(0) - phi(b).orElse(0))
                * Math.signum(adaptive(a).orElse(0) - adaptive(b).orElse(0));
    }

    private static OptionalDouble phi(SharpnessResults one) {
        return one.keskar().stream().mapToDouble(SharpnessResults.Keskar::value).findFirst();
    }

    private static OptionalDouble adaptive(SharpnessResults one) {
        return one.adaptive().stream()
                .mapToDouble(SharpnessResults.Adaptive::value)
                .findFirst();
    }
}
