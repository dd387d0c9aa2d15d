package dev.batchwise.study;

import java.util.List;

/**
 * The gradient noise of a trial, as it was sampled while training.
 *
 * @param extraExamples that each sample takes besides the batch
 * @param samples in order of examples
 * @param notes what a reader should know, a sentence each
 */
public record NoiseSamples(int extraExamples, List<NoiseSample> samples, List<String> notes) {
    /** Copies the lists. */
    public NoiseSamples {
        samples = List.copyOf(samples);
        notes = List.copyOf(notes);
    }
}
