package dev.batchwise.study;

import java.util.List;
import java.util.Optional;

/**
 * A study as a user wrote it: text that has not been checked.
 *
 * @param data which data
 * @param model network's name
 * @param optimizer update rule and momentum
 * @param batching how batches are composed and cut
 * @param remedies of every arm
 * @param goal what ends the trials
 * @param batchSizes comma-separated
 * @param arms comma-separated, if given
 * @param seeds number of replicates
 * @param learningRate at the reference batch, if given
 * @param referenceBatch of the scaling arms
 * @param decay of the learning rate
 * @param gridSize rates a search starts with
 * @param gridRatio of neighbouring rates
 * @param curvePoints of each learning curve
 * @param marginPoints percentage points of accuracy
 * @param confidence of every interval
 * @param instruments comma-separated, if given
 */
public record StudyOptions(
        DataOptions data,
        String model,
        OptimizerOptions optimizer,
        BatchingOptions batching,
        RemedyOptions remedies,
        GoalOptions goal,
        String batchSizes,
        Optional<String> arms,
        String seeds,
        Optional<String> learningRate,
        String referenceBatch,
        String decay,
        String gridSize,
        String gridRatio,
        String curvePoints,
        String marginPoints,
        String confidence,
        Optional<String> instruments) {

    /** Returns whether the sharpness of the trained networks is to be measured; {@link #check} says what cannot be read. */
    public boolean measuresSharpness() {
        return Instrument.read(new OptionTexts(), instruments).contains(Instrument.SHARPNESS);
    }

    /**
     * Returns the study.
     *
     * @param shape of the data; empty if they could not be read, and then what depends on them is not checked
     * @param otherProblems already found, e.g. with the data
     * @throws UsageException with every problem at once, if there is any
     */
    public StudySpec check(Optional<DataShape> shape, List<String> otherProblems) {
        OptionTexts texts = new OptionTexts();
        otherProblems.forEach(texts.problems()::add);
        StudySpec spec = new StudyCheck(this, texts).spec(shape);
        texts.problems().throwIfAny();
        return spec;
    }
}
