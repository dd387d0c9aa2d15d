package dev.batchwise.claims;

import dev.batchwise.advice.BatchNormality;
import dev.batchwise.advice.CompositionNoise;
import dev.batchwise.advice.HeldOutLaw;
import dev.batchwise.advice.Rescaled;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.OptionalInt;

/**
 * What an instrument is to find of one network and its gradients, beside its sharpness and its noise.
 *
 * @param <T> what is found
 */
public sealed interface Gauge<T extends Record> extends Measurement<T> {
    /** Returns the trial whose network is measured. */
    TrialRecord network();

    /** Returns whether the weights it began or ended with are. */
    When when();

    @Override
    default DataSpec data() {
        return network().spec().data();
    }

    /** Returns which weights of which trial, as keys begin. */
    default String subject() {
        return when() + " of " + network().spec().id();
    }

    /**
     * One function at many scales of its first two layers.
     *
     * @param network a trial of dense layers with a checkpoint
     * @param examples of the training split
     * @param alphas factors of the first layer
     */
    record Rescalings(TrialRecord network, int examples, List<Double> alphas) implements Gauge<Rescaled> {
        /** Copies the list. */
        public Rescalings {
            alphas = List.copyOf(alphas);
        }

        @Override
        public When when() {
            return When.END;
        }

        @Override
        public String instrument() {
            return "rescaling";
        }

        @Override
        public String key() {
            return subject() + " on " + examples + ", alpha " + alphas;
        }

        @Override
        public Class<Rescaled> found() {
            return Rescaled.class;
        }
    }

    /**
     * How far gradients of training examples, all in the end, are from that of the test split.
     *
     * @param network a trial with a checkpoint
     * @param when whether the weights it began or ended with
     * @param sample how many training examples, drawn at random, are held out; the test split is if empty
     * @param smallest N of the law
     */
    record HeldOut(TrialRecord network, When when, OptionalInt sample, int smallest) implements Gauge<HeldOutLaw> {
        @Override
        public String instrument() {
            return "held-out";
        }

        @Override
        public String key() {
            return subject() + (sample.isPresent() ? " from a sample of " + sample.getAsInt() : " from the test split")
                    + ", N from " + smallest;
        }

        @Override
        public Class<HeldOutLaw> found() {
            return HeldOutLaw.class;
        }
    }

    /**
     * How normal the mean gradients of batches are.
     *
     * @param network a trial with a checkpoint
     * @param when whether the weights it began or ended with
     * @param examples of the training split
     * @param draws of a batch of each size
     */
    record Normality(TrialRecord network, When when, int examples, int draws) implements Gauge<BatchNormality> {
        @Override
        public String instrument() {
            return "normality";
        }

        @Override
        public String key() {
            return subject() + " on " + examples + ", draws " + draws;
        }

        @Override
        public Class<BatchNormality> found() {
            return BatchNormality.class;
        }
    }

    /**
     * How noisy the gradients of batches are by how these are composed.
     *
     * @param network a trial with a checkpoint
     * @param when whether the weights it began or ended with
     * @param examples of the training split
     * @param batchSizes below the number of examples
     */
    record Composed(TrialRecord network, When when, int examples, List<Integer> batchSizes)
            implements Gauge<CompositionNoise> {
        /** Copies the list. */
        public Composed {
            batchSizes = List.copyOf(batchSizes);
        }

        @Override
        public String instrument() {
            return "composition";
        }

        @Override
        public String key() {
            return subject() + " on " + examples + ", batches of " + batchSizes;
        }

        @Override
        public Class<CompositionNoise> found() {
            return CompositionNoise.class;
        }
    }
}
