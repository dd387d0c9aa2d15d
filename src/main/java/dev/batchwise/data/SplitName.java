package dev.batchwise.data;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.batchwise.study.Spelling;
import dev.batchwise.study.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The three splits of a data set. */
public enum SplitName {
    /** What is trained on: the training part without what is held out. */
    TRAIN,
    /** What is held out of the training part, for choices. */
    VALIDATION,
    /** What is only reported on. */
    TEST;

    /** Returns the name used in JSON, on the command line and in tables: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the split of that label.
     *
     * @throws UsageException if there is none
     */
    public static SplitName parse(String label) {
        return Stream.of(values())
                .filter(split -> split.label().equals(label))
                .findFirst()
                .orElseThrow(() -> unknown(label));
    }

    private static UsageException unknown(String label) {
        List<String> labels = Stream.of(values()).map(SplitName::label).toList();
        String guess = Spelling.nearest(label, labels)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        return new UsageException("unknown split '" + label + "'; give one of " + String.join(", ", labels) + guess);
    }
}
