package dev.batchwise.curvature;

import dev.batchwise.advice.SharpnessResults;
import dev.batchwise.spectrum.Eigenvalue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a reader should know of the figures of one checkpoint: what is the case, a colon, and what it means. */
final class SharpnessNotes {
    /** Of the loss: what a step along the gradient may still gain at a minimum. */
    private static final double NEGLIGIBLE = 0.01;

    private SharpnessNotes() {}

    static List<String> of(
            double loss, double gradientNorm, SharpnessResults.Hessian hessian, OptionalDouble learningRate) {
        List<String> notes = new ArrayList<>();
        Eigenvalue lambda = hessian.lambdaMax();
        double gain = lambda.value() > 0 ? gradientNorm * gradientNorm / (2 * lambda.value()) : 0;
        if (gain > NEGLIGIBLE * loss || (lambda.value() <= 0 && gradientNorm > 0)) {
            notes.add(String.format(
                    Locale.ROOT,
                    "this is not a minimum: the gradient norm is %.3g, and one step of size 1/λ_max along the gradient would"
                            + " lower the loss by about %.2g of %.3g nats; sharpness mixes slope and curvature here",
                    gradientNorm,
                    gain,
                    loss));
        }
        if (hessian.topEigenvalues().stream().anyMatch(theta -> !theta.converged())) {
            notes.add(
                    "not every eigenvalue met its tolerance in the products allowed: the residual says how far off it may be");
        }
        hessian.stableLearningRate()
                .ifPresent(stable -> learningRate.ifPresent(rate -> {
                    if (rate > stable) {
                        notes.add(String.format(
                                Locale.ROOT,
                                "the learning rate is above 2/λ_max: full-batch gradient descent with %.3g would leave this point, up"
                                        + " to %.3g it would stay",
                                rate,
                                stable));
                    }
                }));
        return notes;
    }
}
