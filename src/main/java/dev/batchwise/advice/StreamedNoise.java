package dev.batchwise.advice;

import dev.batchwise.stats.Ratio;
import dev.batchwise.study.NoiseSample;
import dev.batchwise.study.NoiseSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The gradient noise of a trial while it trained. tr Σ and |G|² are means over samples, each without bias; the noise scale is the
 * ratio of the means (McCandlish et al. 2018, appendix A.1), for a mean of ratios would be biased. Intervals leave out one block of
 * successive samples after another: neighbours are nearly of the same weights.
 *
 * @param noiseScale over the whole trial
 * @param traceCovariance mean of tr Σ
 * @param gradientSquaredNorm mean of |G|²; may be negative
 * @param samples number of them
 * @param smallBatch examples that a sample takes besides the batch
 * @param batchSize of the first sample; 0 without samples
 * @param interval how the interval over the whole trial is found
 * @param windows the same over equal stretches of the examples shown, in order
 * @param notes what a reader should know, a sentence each
 */
public record StreamedNoise(
        NoiseScale noiseScale,
        double traceCovariance,
        double gradientSquaredNorm,
        int samples,
        int smallBatch,
        int batchSize,
        String interval,
        List<Window> windows,
        List<String> notes) {
    private static final int MOST_WINDOWS = 5;
    private static final int SAMPLES_EACH = 4;
    private static final int MOST_BLOCKS = 20;

    /** Copies the lists. */
    public StreamedNoise {
        windows = List.copyOf(windows);
        notes = List.copyOf(notes);
    }

    /**
     * A stretch of a trial.
     *
     * @param fromExamples shown before it
     * @param toExamples shown at its end
     * @param samples in it
     * @param batchSize of its last sample; 0 without samples
     * @param traceCovariance mean of tr Σ
     * @param gradientSquaredNorm mean of |G|²
     * @param noiseScale of these means
     * @param interval how its interval is found
     */
    public record Window(
            long fromExamples,
            long toExamples,
            int samples,
            int batchSize,
            double traceCovariance,
            double gradientSquaredNorm,
            NoiseScale noiseScale,
            String interval) {
        static Window of(long from, long to, List<NoiseSample> samples) {
            int last = samples.size() - 1;
            return new Window(
                    from,
                    to,
                    samples.size(),
                    last < 0 ? 0 : samples.get(last).batchSize(),
                    mean(samples, NoiseSample::traceCovariance),
                    mean(samples, NoiseSample::gradientSquaredNorm),
                    NoiseScale.of(ratio(samples)),
                    NoiseScale.interval(blocks(samples)));
        }
    }

    /**
     * Returns the noise that follows from samples.
     *
     * @param examples shown in the whole trial
     */
    public static StreamedNoise of(NoiseSamples measured, long examples) {
        List<NoiseSample> samples = measured.samples();
        Window whole = Window.of(0, examples, samples);
        List<String> notes = new ArrayList<>(measured.notes());
        if (!whole.noiseScale().identified()) {
            notes.add(
                    samples.size() < 2
                            ? "the noise scale is not identified: " + samples.size()
                                    + " sample(s) were all that 2 % of so short a training allow"
                            : "the noise scale is not identified: |G|² cannot be told from 0 in " + samples.size()
                                    + " samples");
        }
        return new StreamedNoise(
                whole.noiseScale(),
                whole.traceCovariance(),
                whole.gradientSquaredNorm(),
                samples.size(),
                measured.extraExamples(),
                samples.isEmpty() ? 0 : samples.get(0).batchSize(),
                whole.interval(),
                windows(samples, examples),
                notes);
    }

    private static List<Window> windows(List<NoiseSample> samples, long examples) {
        int count = Math.min(MOST_WINDOWS, samples.size() / SAMPLES_EACH);
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long from = examples * i / count;
            long to = examples * (i + 1) / count;
            windows.add(Window.of(
                    from,
                    to,
                    samples.stream()
                            .filter(s -> s.examples() >= from && s.examples() < to)
                            .toList()));
        }
        return windows;
    }

    private static int blocks(List<NoiseSample> samples) {
        return Math.min(MOST_BLOCKS, samples.size());
    }

    private static Ratio ratio(List<NoiseSample> samples) {
        int k = blocks(samples);
        double[] traces = new double[k];
        double[] norms = new double[k];
        for (int b = 0; b < k; b++) {
            int from = samples.size() * b / k;
            int to = samples.size() * (b + 1) / k;
            List<NoiseSample> others = new ArrayList<>(samples.subList(0, from));
            others.addAll(samples.subList(to, samples.size()));
            traces[b] = mean(others, NoiseSample::traceCovariance);
            norms[b] = mean(others, NoiseSample::gradientSquaredNorm);
        }
        return Ratio.of(
                mean(samples, NoiseSample::traceCovariance),
                mean(samples, NoiseSample::gradientSquaredNorm),
                traces,
                norms,
                NoiseScale.CONFIDENCE);
    }

    private static double mean(List<NoiseSample> samples, ToDoubleFunction<NoiseSample> figure) {
        return samples.stream().mapToDouble(figure).average().orElse(0);
    }
}
