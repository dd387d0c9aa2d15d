package dev.batchwise.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Which data, as a user wrote it: text that has not been checked.
 *
 * @param data data set's name
 * @param validation share of the training part held out
 * @param splitSeed of the splits
 * @param dataDir where named data sets are looked up, if given
 * @param testData file or directory of the test part, if given
 * @param testShare share held out as test part, if given
 * @param label column to be predicted, if given
 * @param columns names of a table's columns with commas between them, if given
 * @param ignore names of columns left out with commas between them, if given
 * @param missing what becomes of empty cells, if given
 * @param task what is predicted, if given
 * @param separator of cells, if given
 * @param trainExamples how many examples of the training split are kept, if given
 */
public record DataOptions(
        String data,
        String validation,
        String splitSeed,
        Optional<String> dataDir,
        Optional<String> testData,
        Optional<String> testShare,
        Optional<String> label,
        Optional<String> columns,
        Optional<String> ignore,
        Optional<String> missing,
        Optional<String> task,
        Optional<String> separator,
        Optional<String> trainExamples) {
    private static final Optional<String> NOT_GIVEN = Optional.empty();

    /** Returns options that leave all but the data set and its validation split as usual. */
    public static DataOptions of(String data, String validation, String splitSeed) {
        return new DataOptions(
                data,
                validation,
                splitSeed,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN);
    }

    /** Returns the data asked for, as far as the text can be read; {@link #spec(OptionTexts)} says what cannot. */
    public DataSpec spec() {
        return spec(new OptionTexts());
    }

    /** Returns the data asked for, noting problems; what cannot be read is taken as usual. */
    public DataSpec spec(OptionTexts texts) {
        double share = texts.number(
                        "--validation", Optional.of(validation), v -> v >= 0 && v < 1, "a share in [0, 1), e.g. 0.1")
                .orElse(0.1);
        int seed = texts.integer("--split-seed", Optional.of(splitSeed), 0, "an integer, e.g. 1")
                .orElse(1);
        OptionalLong kept = texts.count(
                "--train-examples", trainExamples, Integer.MAX_VALUE, "a number of examples of at least 1, e.g. 10k");
        DataSpec whole = new DataSpec(data, share, seed, reading(texts));
        return kept.isPresent() ? whole.withTrainExamples((int) kept.getAsLong()) : whole;
    }

    private Reading reading(OptionTexts texts) {
        OptionalDouble test =
                texts.number("--test-share", testShare, v -> v > 0 && v < 1, "a share between 0 and 1, e.g. 0.2");
        if (testData.isPresent()) {
            texts.misplaced("--test-share", testShare, "--test-data", "give one of them");
        }
        return new Reading(
                dataDir,
                testData,
                test.orElse(Reading.USUAL_TEST_SHARE),
                label.map(String::strip),
                names(texts, "--columns", columns),
                names(texts, "--ignore", ignore),
                missing.flatMap(text -> texts.choice("--missing", text, MissingValues.values(), MissingValues::label))
                        .orElse(MissingValues.REFUSE),
                task.flatMap(text -> texts.choice("--task", text, Task.values(), Task::label))
                        .orElse(Task.CLASSIFICATION),
                separator.map(text -> separator(texts, text)).orElse(","));
    }

    private static List<String> names(OptionTexts texts, String option, Optional<String> text) {
        List<String> names = new ArrayList<>();
        for (String name : text.map(list -> list.split(",", -1)).orElse(new String[0])) {
            String stripped = name.strip();
            if (stripped.isEmpty() || names.contains(stripped)) {
                texts.cannotBeUsed(
                        option,
                        text.orElseThrow(),
                        "names that differ, with a comma between them, e.g. age,income ("
                                + (stripped.isEmpty() ? "one is empty)" : stripped + " stands there twice)"));
                return List.of();
            }
            names.add(stripped);
        }
        return names;
    }

    private static String separator(OptionTexts texts, String text) {
        String character = text.equals("\\t") || text.equals("tab") ? "\t" : text;
        if (character.length() != 1 || "\"\r\n".contains(character)) {
            texts.cannotBeUsed("--separator", text, "one character, e.g. ';', or tab");
            return ",";
        }
        return character;
    }
}
