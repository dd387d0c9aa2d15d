package dev.batchwise.study;

import java.util.List;
import java.util.Optional;

/**
 * One training run as a user wrote it: text that has not been checked.
 *
 * @param data which data
 * @param model network's name
 * @param learningRate a value or a schedule; falling on a line from a usual rate of the update rule if empty
 * @param batch a value or a schedule, in examples
 * @param optimizer update rule and momentum
 * @param batching how batches are composed and cut
 * @param remedies it is trained with
 * @param examples budget, if given: {@code 300k}, {@code 5 epochs}
 * @param epochs budget in passes through the training set, if given
 * @param updates budget in updates, if given
 * @param seconds most training time, if given
 * @param until score to train to, if given
 * @param plateau curve points without progress of the training loss, if given
 * @param patience curve points without a new least validation loss, if given
 * @param every examples between curve points, if given
 * @param instruments comma-separated, if given
 * @param seed of initial weights and order
 */
public record TrainOptions(
        DataOptions data,
        String model,
        Optional<String> learningRate,
        String batch,
        OptimizerOptions optimizer,
        BatchingOptions batching,
        RemedyOptions remedies,
        Optional<String> examples,
        Optional<String> epochs,
        Optional<String> updates,
        Optional<String> seconds,
        Optional<String> until,
        Optional<String> plateau,
        Optional<String> patience,
        Optional<String> every,
        Optional<String> instruments,
        String seed) {

    /**
     * Returns the trial.
     *
     * @param shape of the data; empty if they could not be read, and then what depends on them is not checked
     * @param otherProblems already found, e.g. with the data
     * @throws UsageException with every problem at once, if there is any
     */
    public TrialSpec check(Optional<DataShape> shape, List<String> otherProblems) {
        OptionTexts texts = new OptionTexts();
        otherProblems.forEach(texts.problems()::add);
        Optional<TrialSpec> trial = new TrainCheck(this, texts).trial(shape);
        texts.problems().throwIfAny();
        return trial.orElseThrow();
    }
}
