package dev.batchwise.data;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Task;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a data set, and goes out as JSON.
 *
 * @param format and version of this record
 * @param data which, and how it was read and split
 * @param task what is to be predicted
 * @param inputShape of one example: [channels, rows, columns] or [features]
 * @param outputs numbers that a network gives for one example
 * @param storage of a value: bytes or floats
 * @param memoryBytes that the values of all splits take
 * @param splits in the order train, validation, test
 * @param classes in the order of their labels; none in regression
 * @param normalization of each channel; none where values are the input already
 * @param targetScale from targets to what a network learns; empty in classification
 * @param columns of a table and what became of them
 * @param notes what a reader should know
 */
public record DataDescription(
        String format,
        DataSpec data,
        Task task,
        List<Integer> inputShape,
        int outputs,
        String storage,
        long memoryBytes,
        List<SplitDescription> splits,
        List<ClassCount> classes,
        List<Normalization.Channel> normalization,
        Optional<TargetScale> targetScale,
        List<FeatureNote> columns,
        List<String> notes) {
    static final String FORMAT = "batchwise-data/1";

    /** Copies the lists. */
    public DataDescription {
        inputShape = List.copyOf(inputShape);
        splits = List.copyOf(splits);
        classes = List.copyOf(classes);
        normalization = List.copyOf(normalization);
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    /**
     * How many examples of a class there are in each split.
     *
     * @param name of the class
     * @param label its number
     * @param train examples in the training split
     * @param validation examples in the validation split
     * @param test examples in the test split
     */
    public record ClassCount(String name, int label, int train, int validation, int test) {}
}
