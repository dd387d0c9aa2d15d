package dev.batchwise.noise;

import dev.batchwise.advice.NoiseResults;
import dev.batchwise.advice.NoiseScale;
import dev.batchwise.noise.GradientMoments.Statistics;
import dev.batchwise.stats.Ratio;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The figures that follow from the moments of per-example gradients. What is identified is judged by the unbiased |G|²: the plain one
 * is above 0 for any N examples, noise alone gives it tr Σ/N.
 *
 * @param gradientSquaredNorm |G|² over the examples
 * @param traceCovariance tr Σ over the examples
 * @param noiseScale their ratio
 * @param population unbiased estimates
 * @param notes what a reader should know
 */
record NoiseFigures(
        double gradientSquaredNorm,
        double traceCovariance,
        NoiseScale noiseScale,
        NoiseResults.Population population,
        List<String> notes) {
    NoiseFigures {
        notes = List.copyOf(notes);
    }

    static NoiseFigures of(GradientMoments moments) {
        Statistics all = moments.all();
        List<Statistics> without = moments.without();
        Ratio plain = ratio(all, without, Statistics::trace, Statistics::gradientSquaredNorm);
        Ratio unbiased = ratio(all, without, Statistics::unbiasedTrace, Statistics::unbiasedSquaredNorm);
        boolean identified = unbiased.identified();
        return new NoiseFigures(
                all.gradientSquaredNorm(),
                all.trace(),
                new NoiseScale(
                        plain.value(), plain.low(), identified ? plain.high() : OptionalDouble.empty(), identified),
                new NoiseResults.Population(all.unbiasedSquaredNorm(), all.unbiasedTrace(), NoiseScale.of(unbiased)),
                identified ? List.of() : List.of(unknown(all)));
    }

    private static Ratio ratio(
            Statistics all, List<Statistics> without, ToDoubleFunction<Statistics> a, ToDoubleFunction<Statistics> b) {
        return Ratio.of(
                a.applyAsDouble(all),
                b.applyAsDouble(all),
                without.stream().mapToDouble(a).toArray(),
                without.stream().mapToDouble(b).toArray(),
                NoiseScale.CONFIDENCE);
    }

    private static String unknown(Statistics all) {
        return String.format(
                Locale.ROOT,
                "not identified: the gradient cannot be told from 0 on these examples (|G|² = %.3g, noise alone gives %.3g)",
                all.gradientSquaredNorm(),
                all.unbiasedTrace() / all.count());
    }
}
