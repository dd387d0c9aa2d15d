package dev.batchwise.train;

import dev.batchwise.study.Task;
import org.bytedeco.pytorch.Tensor;

/** What a network is trained to make small, and how its outputs are scored: one for each {@link Task}. */
public interface Objective {
    /** Returns the objective of a task. */
    static Objective of(Task task) {
        return switch (task) {
            case CLASSIFICATION -> new CrossEntropy();
            case REGRESSION -> new SquaredError();
        };
    }

    /**
     * Returns the loss of each example, [count], of the type of the outputs.
     *
     * @param outputs of the network, [count, outputs]
     * @param targets of the examples, [count]
     */
    Tensor each(Tensor outputs, Tensor targets);

    /** Returns the mean loss, []. */
    Tensor mean(Tensor outputs, Tensor targets);

    /**
     * Returns the product of the loss's Hessian by the outputs of each example with a vector for each, [count, outputs].
     *
     * @param outputs of the network, [count, outputs]; detached
     * @param v [count, outputs]
     */
    Tensor hessianTimes(Tensor outputs, Tensor v);

    /** Starts a tally of scores over a split that is shown in pieces. */
    Tally tally();

    /** Scores a network over the pieces of a split. */
    interface Tally {
        /**
         * Counts a piece in.
         *
         * @param outputs of the network, [count, outputs]
         * @param targets of the examples, [count]
         */
        void add(Tensor outputs, Tensor targets);

        /** Returns the mean loss of all examples counted in, and their score: accuracy in 0..1, or R². */
        Evaluator.Score score();
    }
}
