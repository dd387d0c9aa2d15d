package dev.batchwise.study;

/**
 * Where on its way a trial is looked at for having reached its target. Evaluation is dear against so short a training, so
 * the positions lie a fixed ratio apart and few training examples stand behind each.
 *
 * @param firstExamples the first position: 1/200 of the cap, at least {@link #LEAST_EXAMPLES}
 * @param trainExamples training examples behind each position
 */
public record TargetGrid(long firstExamples, int trainExamples) {
    /** Ratio of neighbouring positions in compared trials: a target is found within 5 % of the examples it takes. */
    public static final double RATIO = 1.05;

    /** The same in searches, where neighbouring rates lie much further apart. */
    private static final double SEARCH_RATIO = 1.1;

    private static final long LEAST_EXAMPLES = 500;
    private static final long SHARE_OF_CAP = 200;
    private static final int BESIDE_VALIDATION = 1_000;
    private static final int AS_TARGET = 5_000;

    /**
     * Returns the grid of a study to a target.
     *
     * @param trainExamples examples of the training split
     */
    static TargetGrid of(StudySpec spec, int trainExamples) {
        boolean onTraining = spec.goal().until().stream().anyMatch(t -> t.split() == Target.Split.TRAIN);
        return new TargetGrid(
                Math.max(LEAST_EXAMPLES, spec.budgetExamples() / SHARE_OF_CAP),
                Math.min(trainExamples, onTraining ? AS_TARGET : BESIDE_VALIDATION));
    }

    Evaluation compared() {
        return new Evaluation(new CurveGrid.Geometric(firstExamples, RATIO), trainExamples, true);
    }

    Evaluation searched() {
        return new Evaluation(new CurveGrid.Geometric(firstExamples, SEARCH_RATIO), trainExamples, false);
    }
}
