package dev.batchwise.study;

/**
 * What is measured during and after a trial; none of it is on the clock and none of it changes the training.
 *
 * @param curvePoints how many points of the learning curve are asked for, the start and the end included; 0 for none
 * @param curveTrainExamples how many training examples (the first of a fixed permutation) each curve point's training
 *     loss is taken over
 * @param full whether training and test scores are taken at the end and checkpoints are kept; searches take validation
 *     scores alone
 */
public record Evaluation(int curvePoints, int curveTrainExamples, boolean full) {
    /** Returns the evaluation of a search trial: validation at the end, nothing else. */
    public static Evaluation validationOnly() {
        return new Evaluation(0, 0, false);
    }
}
