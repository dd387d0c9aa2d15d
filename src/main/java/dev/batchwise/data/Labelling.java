package dev.batchwise.data;

import dev.batchwise.study.DataShape;
import dev.batchwise.study.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a source says of its examples, once found in order, and which of them belong to which split by it. */
final class Labelling {
    private final Answers training;
    private final Optional<Answers> test;
    private final Split split; // of the training part
    private final int[] testRows;
    private final int[] measuredRows;

    /**
     * Creates the labelling.
     *
     * @param training answers of the training part
     * @param test answers of the test part, if the source has one
     * @param split of the rows that are trained on or held out
     * @param testRows of the test part, or of the training part where there is none
     */
    Labelling(Answers training, Optional<Answers> test, Split split, int[] testRows) {
        this(training, test, split, testRows, split.whole());
    }

    private Labelling(Answers training, Optional<Answers> test, Split split, int[] testRows, int[] measuredRows) {
        this.training = training;
        this.test = test;
        this.split = split;
        this.testRows = testRows.clone();
        this.measuredRows = measuredRows.clone();
    }

    /**
     * Returns a labelling by which only some examples are trained on, and everything that is measured of the training part is
     * measured of them; validation and test are as before.
     *
     * @param rows some of those of the training split, ascending
     */
    Labelling keeping(int[] rows) {
        return new Labelling(training, test, split.keeping(rows), testRows, rows);
    }

    /** Returns the number of classes K, or 1 for targets. */
    int outputs() {
        return Math.max(1, training.classes());
    }

    /** Returns what is to be told of an example. */
    Task task() {
        return training instanceof Targets ? Task.REGRESSION : Task.CLASSIFICATION;
    }

    /** Returns the names of the classes, in the order of their labels; none for targets. */
    List<String> classNames() {
        return training.classNames();
    }

    /**
     * Returns which rows of the training part its means and deviations are taken over, ascending: those that are trained on or
     * held out for validation, so that they do not depend on that split; of a subset the rows kept, which are all there is.
     */
    int[] measuredRows() {
        return measuredRows.clone();
    }

    /** Returns which rows of the part that holds a split make it, ascending. */
    int[] rows(SplitName name) {
        return switch (name) {
            case TRAIN -> split.training();
            case VALIDATION -> split.validation();
            case TEST -> testRows.clone();
        };
    }

    /** Returns whether a split lies in the test part of the source. */
    boolean isInTestPart(SplitName name) {
        return name == SplitName.TEST && test.isPresent();
    }

    /** Returns the labels of a split, in the order of its rows; all 0 for targets. */
    int[] labels(SplitName name) {
        int[] labels = answers(name).labels();
        return IntStream.of(rows(name)).map(row -> labels[row]).toArray();
    }

    /** Returns the scale of targets; empty for labels. */
    Optional<TargetScale> targetScale() {
        return task() == Task.REGRESSION
                ? Optional.of(TargetScale.of(select(training, measuredRows)))
                : Optional.empty();
    }

    /** Returns the targets of a split as a network learns them, in the order of its rows; none for labels. */
    float[] scaledTargets(SplitName name) {
        return targetScale().map(scale -> scale.apply(targets(name))).orElse(new float[0]);
    }

    /** Returns the targets of a split in their own unit, in the order of its rows; none for labels. */
    float[] targets(SplitName name) {
        return task() == Task.REGRESSION ? select(answers(name), rows(name)) : new float[0];
    }

    private static float[] select(Answers answers, int[] rows) {
        float[] all = answers.targets();
        float[] targets = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            targets[i] = all[rows[i]];
        }
        return targets;
    }

    private Answers answers(SplitName name) {
        return isInTestPart(name) ? test.orElseThrow() : training;
    }

    /** Returns the number of examples in a split. */
    int examples(SplitName name) {
        return rows(name).length;
    }

    /** Returns whether a part with that many examples can be the one that holds a split. */
    boolean isFor(SplitName name, int count) {
        return count == answers(name).count();
    }

    /** Returns what a study needs to know of examples of that shape. */
    DataShape shape(List<Integer> inputShape) {
        return new DataShape(
                examples(SplitName.TRAIN),
                examples(SplitName.VALIDATION),
                examples(SplitName.TEST),
                inputShape,
                outputs(),
                task());
    }
}
