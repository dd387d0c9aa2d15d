package dev.batchwise.advice;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One network, its layers rescaled by several factors: (αW₁, αb₁, W₂/α) in place of (W₁, b₁, W₂) is the same function of a
 * ReLU network (Dinh et al. 2017, section 5). Measures that depend on the scale of weights can be brought anywhere by the choice
 * of α; adaptive sharpness, whose ball is scaled by the weights themselves, cannot (Kwon et al. 2021).
 *
 * @param network which, and on what
 * @param epsilon ε of Keskar's box
 * @param radius ρ of the ℓ∞ ball of adaptive sharpness, in multiples of |w|, biases included, η = 0
 * @param points by ascending α; α = 1 is among them
 */
public record Rescaled(MeasuredNetwork network, double epsilon, double radius, List<Point> points) {
    /** Copies the list. */
    public Rescaled {
        points = List.copyOf(points);
    }

    /**
     * One α.
     *
     * @param alpha α
     * @param outputDifference largest |difference| of an output to that of the unscaled network, as a share of the largest |output|
     *     of the latter; rounding of weights and sums in float32 is all that makes it differ from 0
     * @param keskar φ(ε, I), Keskar et al. (2017), metric 2.1
     * @param lambdaMax largest eigenvalue of the Hessian, nats per squared unit of weight
     * @param lambdaMaxResidual |Hv − λv| of its vector of length 1
     * @param lambdaMaxConverged whether the residual meets what was asked for
     * @param adaptive largest rise of the loss found for |u_i| ≤ ρ, w + |w|u, nats
     */
    public record Point(
            double alpha,
            double outputDifference,
            double keskar,
            double lambdaMax,
            double lambdaMaxResidual,
            boolean lambdaMaxConverged,
            double adaptive) {}

    /** Returns the largest of a measure over all α as a multiple of the least: 1 for one that does not depend on the scale. */
    public double spread(ToDoubleFunction<Point> measure) {
        DoubleSummaryStatistics all = points.stream().mapToDouble(measure).summaryStatistics();
        return all.getMax() / all.getMin();
    }

    /** Returns the point of the unscaled network. */
    public Point unscaled() {
        return points.stream().filter(p -> p.alpha() == 1).findFirst().orElseThrow();
    }
}
