package dev.batchwise.advice;

import dev.batchwise.study.Task;
import java.util.List;
import java.util.Optional;

/**
 * How noisy the gradient of one checkpoint is: the content of {@code noise --json}. The examples are the population here: G is
 * the mean of their gradients and Σ = (1/N)·Σ(g − G)(g − G)ᵀ, both without any estimate.
 *
 * @param format {@code batchwise-noise/1}
 * @param checkpoint file; of a study's trial, relative to the study directory
 * @param trial of a study that it is the end of, if it is one
 * @param model name
 * @param weights number of them, all layers, biases included
 * @param data name
 * @param split whose examples are taken
 * @param task what the network was trained for: in regression the loss is in units of the variance of targets, and accuracy is R²
 * @param subset which of its examples: {@code all}, or the first of a fixed permutation
 * @param examples N
 * @param batchNorm what batch norm does, or {@code none}
 * @param precision of the network's arithmetic; sums over examples are in float64
 * @param method how the lengths of per-example gradients are found
 * @param seed of blocks and draws
 * @param lossNats mean cross-entropy
 * @param accuracy in 0..1
 * @param gradientSquaredNorm |G|²
 * @param traceCovariance tr Σ
 * @param noiseScale tr Σ/|G|² with the interval of what other N examples would give
 * @param interval how intervals are found
 * @param population the same for the population that the examples are a sample of
 * @param law how far gradients of fewer examples are from G, if measured
 * @param cost in seconds
 * @param notes what a reader should know, a sentence each
 * @param environment where it was measured
 */
public record NoiseResults(
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
        String method,
        long seed,
        double lossNats,
        double accuracy,
        double gradientSquaredNorm,
        double traceCovariance,
        NoiseScale noiseScale,
        String interval,
        Population population,
        Optional<SquareRootLaw> law,
        Cost cost,
        List<String> notes,
        Environment environment) {
    /** Name and version of the format. */
    public static final String FORMAT = "batchwise-noise/1";

    /** Copies the list. */
    public NoiseResults {
        notes = List.copyOf(notes);
    }

    /** Returns a copy that says of which trial it is the end. */
    public NoiseResults of(MeasuredTrial measured, String file) {
        return new NoiseResults(
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
                method,
                seed,
                lossNats,
                accuracy,
                gradientSquaredNorm,
                traceCovariance,
                noiseScale,
                interval,
                population,
                law,
                cost,
                notes,
                environment);
    }

    /**
     * Unbiased estimates for the population that the N examples were drawn from. The plain |G|² holds tr Σ/N of noise, which is
     * taken out.
     *
     * @param gradientSquaredNorm |G|² − tr Σ/(N − 1); may be negative
     * @param traceCovariance tr Σ·N/(N − 1)
     * @param noiseScale their ratio
     */
    public record Population(double gradientSquaredNorm, double traceCovariance, NoiseScale noiseScale) {}

    /**
     * What was spent.
     *
     * @param exactSeconds on the exact figures
     * @param lawSeconds on the law; 0 if it was not measured
     */
    public record Cost(double exactSeconds, double lawSeconds) {}
}
