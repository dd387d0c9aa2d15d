package dev.batchwise.study;

/**
 * What is measured during and after a trial; none of it is on the clock and none of it changes the training.
 *
 * @param curve where the learning curve is measured
 * @param curveTrainExamples how many training examples (the first of a fixed permutation) each curve point's training
 *     scores are taken over
 * @param full whether training and test scores are taken at the end and the whole curve and checkpoints are kept; searches
 *     take validation scores alone, and keep the last point of a curve
 */
public record Evaluation(CurveGrid curve, int curveTrainExamples, boolean full) {
    /** Returns the evaluation of a search trial: validation at the end, nothing else. */
    public static Evaluation validationOnly() {
        return new Evaluation(CurveGrid.none(), 0, false);
    }
}
