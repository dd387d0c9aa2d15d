package dev.batchwise.claims;

import dev.batchwise.advice.LossLine;
import dev.batchwise.advice.NoiseResults;
import dev.batchwise.advice.SharpnessResults;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UpdateTiming;
import java.util.List;

/**
 * What a claim wants an instrument to find of trained networks. It is kept in the ledger under {@link #key()}, so that claims that
 * ask the same share it.
 *
 * @param <T> what is found
 */
public sealed interface Measurement<T extends Record>
        permits Measurement.Sharpness, Measurement.Box, Measurement.Line, Measurement.Noise, Measurement.Times, Gauge {
    /** Returns the name of the instrument. */
    String instrument();

    /** Returns what is measured, and how, exactly. */
    String key();

    /** Returns the class of what is found. */
    Class<T> found();

    /** Returns the data whose examples an instrument loads. */
    DataSpec data();

    /**
     * Sharpness of a trained network.
     *
     * @param network a trial with a checkpoint
     * @param examples of the training split, the first of a fixed permutation
     * @param epsilons of Keskar's box, and radii of the ℓ∞ ball
     * @param draws of random subspaces
     */
    record Sharpness(TrialRecord network, int examples, List<Double> epsilons, int draws)
            implements Measurement<SharpnessResults> {
        /** Copies the list. */
        public Sharpness {
            epsilons = List.copyOf(epsilons);
        }

        @Override
        public String instrument() {
            return "sharpness";
        }

        @Override
        public String key() {
            return network.spec().id() + " on " + examples + ", epsilon " + epsilons + ", draws " + draws;
        }

        @Override
        public Class<SharpnessResults> found() {
            return SharpnessResults.class;
        }

        @Override
        public DataSpec data() {
            return network.spec().data();
        }
    }

    /**
     * Keskar's φ over all weights alone: an eighth of what all of {@link Sharpness} takes.
     *
     * @param network a trial with a checkpoint
     * @param examples of the training split, the first of a fixed permutation
     * @param epsilon of the box
     */
    record Box(TrialRecord network, int examples, double epsilon) implements Measurement<SharpnessResults.Keskar> {
        @Override
        public String instrument() {
            return "box";
        }

        @Override
        public String key() {
            return network.spec().id() + " on " + examples + ", epsilon " + epsilon;
        }

        @Override
        public Class<SharpnessResults.Keskar> found() {
            return SharpnessResults.Keskar.class;
        }

        @Override
        public DataSpec data() {
            return network.spec().data();
        }
    }

    /**
     * The loss along the line through two networks.
     *
     * @param from at α = 0
     * @param to at α = 1
     * @param examples of the training split that are scored
     */
    record Line(TrialRecord from, TrialRecord to, int examples) implements Measurement<LossLine> {
        @Override
        public String instrument() {
            return "line";
        }

        @Override
        public String key() {
            return from.spec().id() + " to " + to.spec().id() + " on " + examples;
        }

        @Override
        public Class<LossLine> found() {
            return LossLine.class;
        }

        @Override
        public DataSpec data() {
            return from.spec().data();
        }
    }

    /**
     * Gradient noise of a network, with the law by which a batch's gradient nears the full one.
     *
     * @param network a trial with a checkpoint
     * @param when whether the weights it began or ended with
     * @param examples of the training split
     */
    record Noise(TrialRecord network, When when, int examples) implements Measurement<NoiseResults> {
        @Override
        public String instrument() {
            return "noise";
        }

        @Override
        public String key() {
            return when + " of " + network.spec().id() + " on " + examples;
        }

        @Override
        public Class<NoiseResults> found() {
            return NoiseResults.class;
        }

        @Override
        public DataSpec data() {
            return network.spec().data();
        }
    }

    /** Which weights of a trial. */
    enum When {
        /** Those it began with. */
        START,
        /** Those it ended with. */
        END
    }

    /**
     * Seconds of single updates, in a process of its own for each repeat, while nothing else runs.
     *
     * @param trial whose updates are timed
     * @param timing how
     * @param repeat number of the repetition, from 1
     */
    record Times(TrialSpec trial, UpdateTiming timing, int repeat) implements Measurement<Times.Found> {
        /**
         * What is found.
         *
         * @param seconds of each update
         */
        public record Found(List<Double> seconds) {
            /** Copies the list. */
            public Found {
                seconds = List.copyOf(seconds);
            }
        }

        @Override
        public String instrument() {
            return "times";
        }

        @Override
        public String key() {
            return SharedTrials.name(trial) + ", " + timing + ", repeat " + repeat;
        }

        @Override
        public Class<Found> found() {
            return Found.class;
        }

        @Override
        public DataSpec data() {
            return trial.data();
        }
    }
}
