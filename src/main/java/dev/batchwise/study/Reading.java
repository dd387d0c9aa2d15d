package dev.batchwise.study;

import java.util.List;
import java.util.Optional;

/**
 * How the files of a data set are found and read. What says nothing for a kind of data keeps its usual value.
 *
 * @param dataDir directory that named data sets are looked up in first
 * @param testData the test part, where it is a file or directory of its own
 * @param testShare share of the examples held out as test part where none is given, in (0, 1)
 * @param label column of what is to be predicted: its name, or its number counted from 1; the last one if empty
 * @param columns names of a table's columns; the first line holds them if there are none
 * @param ignore names of columns that are left out
 * @param missing what becomes of empty cells
 * @param task what is to be predicted
 * @param separator between the cells of a CSV file, one character
 */
public record Reading(
        Optional<String> dataDir,
        Optional<String> testData,
        double testShare,
        Optional<String> label,
        List<String> columns,
        List<String> ignore,
        MissingValues missing,
        Task task,
        String separator) {
    /** The share of examples held out as test part where nothing else is said. */
    public static final double USUAL_TEST_SHARE = 0.2;

    /** Copies the lists. */
    public Reading {
        columns = List.copyOf(columns);
        ignore = List.copyOf(ignore);
    }

    /** Returns the usual way. */
    public static Reading usual() {
        return new Reading(
                Optional.empty(),
                Optional.empty(),
                USUAL_TEST_SHARE,
                Optional.empty(),
                List.of(),
                List.of(),
                MissingValues.REFUSE,
                Task.CLASSIFICATION,
                ",");
    }
}
