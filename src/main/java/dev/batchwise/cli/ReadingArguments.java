package dev.batchwise.cli;

import dev.batchwise.study.DataOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options that say how a data set is found, read and split. Their text is checked later, all of it at once. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class ReadingArguments {
    private static final String USUAL_VALIDATION = "0.1";
    private static final String USUAL_SPLIT_SEED = "1";

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description =
                    "Share of the training part held out for choices, stratified (default: " + USUAL_VALIDATION + ").")
    private Optional<String> validation;

    @Option(
            names = "--split-seed",
            paramLabel = "SEED",
            description = "Seed of the splits (default: " + USUAL_SPLIT_SEED + ").")
    private Optional<String> splitSeed;

    @Option(
            names = "--train-examples",
            paramLabel = "N",
            description =
                    "Keep N examples of the training split, drawn class by class; validation and test stay as they"
                            + " are (default: all).")
    private Optional<String> trainExamples;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where fashion-mnist, cifar10 and cifar100 lie (default: $BATCHWISE_DATA, or the cache).")
    private Optional<String> dataDir;

    @Option(
            names = "--test-data",
            paramLabel = "FILE",
            description = "Test part of csv:, parquet:, npz: or images: data, of the same form.")
    private Optional<String> testData;

    @Option(
            names = "--test-share",
            paramLabel = "SHARE",
            description = "Share held out as test part where none is given, stratified (default: 0.2).")
    private Optional<String> testShare;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "Tables: what is to be predicted, a column's name or its number from 1 (default: the last).")
    private Optional<String> label;

    @Option(
            names = "--columns",
            paramLabel = "NAME,...",
            description = "CSV: names of the columns of a file whose first line does not hold them.")
    private Optional<String> columns;

    @Option(names = "--ignore", paramLabel = "NAME,...", description = "Tables: columns that are left out.")
    private Optional<String> ignore;

    @Option(
            names = "--missing",
            paramLabel = "WAY",
            description =
                    "Tables: refuse empty cells, or impute them: numbers by the training mean, categories by one of"
                            + " their own (default: refuse).")
    private Optional<String> missing;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "classification, or regression of a number (default: classification).")
    private Optional<String> task;

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            description = "CSV: what stands between cells, e.g. ';' or tab (default: a comma).")
    private Optional<String> separator;

    /** Returns what was typed of a data set. */
    DataOptions options(String data) {
        return new DataOptions(
                data,
                validation.orElse(USUAL_VALIDATION),
                splitSeed.orElse(USUAL_SPLIT_SEED),
                dataDir,
                testData,
                testShare,
                label,
                columns,
                ignore,
                missing,
                task,
                separator,
                trainExamples);
    }

    /** Returns the names of the options that were typed. */
    List<String> given() {
        Map<String, Optional<String>> all = new TreeMap<>();
        all.put("--validation", validation);
        all.put("--split-seed", splitSeed);
        all.put("--train-examples", trainExamples);
        all.put("--data-dir", dataDir);
        all.put("--test-data", testData);
        all.put("--test-share", testShare);
        all.put("--label", label);
        all.put("--columns", columns);
        all.put("--ignore", ignore);
        all.put("--missing", missing);
        all.put("--task", task);
        all.put("--separator", separator);
        all.values().removeIf(Optional::isEmpty);
        return List.copyOf(all.keySet());
    }
}
