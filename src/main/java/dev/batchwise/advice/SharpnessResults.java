package dev.batchwise.advice;

import dev.batchwise.spectrum.Eigenvalue;
import dev.batchwise.spectrum.SpectralDensity;
import dev.batchwise.spectrum.TraceEstimate;
import dev.batchwise.study.Task;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How sharp the minimum of one checkpoint is: the content of {@code sharpness --json}.
 *
 * @param format {@code batchwise-sharpness/1}
 * @param checkpoint file; of a study's trial, relative to the study directory
 * @param trial of a study that it is the end of, if it is one
 * @param model name
 * @param weights number of them, all layers, biases included
 * @param data name
 * @param split the loss is the mean over it
 * @param task what the network was trained for: in regression the loss is in units of the variance of targets, and accuracy is R²
 * @param subset which of its examples: {@code all}, or the first of a fixed permutation
 * @param examples number of them
 * @param batchNorm what batch norm does, or {@code none}
 * @param precision of the network's arithmetic; sums over examples are in float64
 * @param preset how much was asked for
 * @param seed of the random directions
 * @param lossNats f(x), mean cross-entropy
 * @param accuracy in 0..1
 * @param gradientNorm Euclidean, of f at x
 * @param hessian of f at x
 * @param keskar one for each ε and subspace
 * @param adaptive one for each radius and norm
 * @param learningRate it was trained with, if known: of a study's trial the rate its schedule starts from
 * @param cost of all this
 * @param notes what a reader should know, a sentence each
 * @param environment where it was measured
 */
public record SharpnessResults(
        String format,
        String checkpoint,
        Optional<MeasuredTrial> trial,
        String model,
        int weights,
        String data,
        String split,
        Task task,
        String subset,
        int examples,
        String batchNorm,
        String precision,
        String preset,
        long seed,
        double lossNats,
        double accuracy,
        double gradientNorm,
        Hessian hessian,
        List<Keskar> keskar,
        List<Adaptive> adaptive,
        OptionalDouble learningRate,
        Cost cost,
        List<String> notes,
        Environment environment) {
    /** Name and version of the format. */
    public static final String FORMAT = "batchwise-sharpness/1";

    /** Copies the lists. */
    public SharpnessResults {
        keskar = List.copyOf(keskar);
        adaptive = List.copyOf(adaptive);
        notes = List.copyOf(notes);
    }

    /**
     * The spectrum of the Hessian.
     *
     * @param lambdaMax largest eigenvalue
     * @param stableLearningRate 2/λ_max, above which gradient descent leaves the minimum; empty if λ_max is not positive
     * @param top eigenvalues, largest first
     * @param topEigenvalues the same with residuals
     * @param extremesProducts products with the Hessian that the eigenvalues took
     * @param lambdaMin least eigenvalue, if asked for
     * @param trace estimated by Hutch++
     * @param gaussNewtonLambdaMax largest eigenvalue of the Gauss–Newton part, if asked for
     * @param density of the spectrum, if asked for
     */
    public record Hessian(
            Eigenvalue lambdaMax,
            OptionalDouble stableLearningRate,
            List<Double> top,
            List<Eigenvalue> topEigenvalues,
            int extremesProducts,
            Optional<Eigenvalue> lambdaMin,
            TraceEstimate trace,
            Optional<Eigenvalue> gaussNewtonLambdaMax,
            Optional<SpectralDensity> density) {
        /** Copies the lists. */
        public Hessian {
            top = List.copyOf(top);
            topEigenvalues = List.copyOf(topEigenvalues);
        }
    }

    /**
     * Keskar's sharpness 100·(max f(x + Ay) − f(x))/(1 + f(x)) over the box |y_i| ≤ ε(|(A⁺x)_i| + 1).
     *
     * @param epsilon half-width of the box
     * @param subspace {@code full} for A = I, {@code random} for unit Gaussian columns
     * @param columns of A
     * @param draw number of the random A; empty for A = I
     * @param value with the largest f that was found: a lower bound of the maximum
     * @param originValue with what L-BFGS-B finds from y = 0 alone, as in the paper
     * @param iterations of L-BFGS-B, from both starts
     * @param evaluations of f and its gradient
     */
    public record Keskar(
            double epsilon,
            String subspace,
            int columns,
            OptionalInt draw,
            double value,
            double originValue,
            int iterations,
            int evaluations) {}

    /**
     * Adaptive sharpness max f(x + |x|⊙u) − f(x) over ‖u‖ ≤ ρ.
     *
     * @param radius ρ
     * @param norm {@code linf} or {@code l2}
     * @param value in nats, with the largest f that was found
     * @param evaluations of f and its gradient
     */
    public record Adaptive(double radius, String norm, double value, int evaluations) {}

    /**
     * What was spent.
     *
     * @param gradients evaluations of f and its gradient
     * @param products with the Hessian and its Gauss–Newton part
     * @param seconds in all
     */
    public record Cost(int gradients, int products, double seconds) {}

    /** Returns a copy that says of which trial it is the end. */
    public SharpnessResults of(MeasuredTrial measured, String file) {
        return new SharpnessResults(
                format,
                file,
                Optional.of(measured),
                model,
                weights,
                data,
                split,
                task,
                subset,
                examples,
                batchNorm,
                precision,
                preset,
                seed,
                lossNats,
                accuracy,
                gradientNorm,
                hessian,
                keskar,
                adaptive,
                learningRate,
                cost,
                notes,
                environment);
    }

    /** Returns the mean of Keskar's sharpness over the draws of a subspace; empty where there is none. */
    public OptionalDouble keskar(String subspace, double epsilon) {
        return keskar.stream()
                .filter(k -> k.subspace().equals(subspace) && k.epsilon() == epsilon)
                .mapToDouble(Keskar::value)
                .average();
    }
}
