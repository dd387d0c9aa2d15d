package dev.batchwise.table;

import dev.batchwise.study.Reading;
import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tables made into examples: what each is, and the numbers a model sees of it. Each look at a file is a pass over it, and
 * nothing but labels and categories is held.
 */
public final class TableSet {
    private static final int MOST_FEATURES = 100_000;

    private final TrainingTable training;
    private final Optional<Table> testTable;
    private final Reading reading;
    private Optional<TestTable> test = Optional.empty();
    private int[] trainingRows = new int[0];
    private Optional<Scaling[]> scalings = Optional.empty();

    /** What becomes of the numbers of a column: (x − mean)·factor, factor 0 if the training part has but one value. */
    record Scaling(double mean, double factor) {
        static Scaling of(Moments moments) {
            double deviation = moments.deviation();
            return new Scaling(moments.mean(), deviation > 0 ? 1 / deviation : 0);
        }
    }

    private TableSet(TrainingTable training, Optional<Table> testTable, Reading reading) {
        this.training = training;
        this.testTable = testTable;
        this.reading = reading;
    }

    /**
     * Reads the training file once; twice if numbers go before text in a column.
     *
     * @param training table of the training part, or of all examples
     * @param test table of the test part, if there is one
     * @param reading what becomes of the columns
     * @throws UsageException with everything that is wrong with the training file
     */
    public static TableSet of(Table training, Optional<Table> test, Reading reading) {
        return new TableSet(TrainingTable.of(training, reading), test, reading);
    }

    /** Returns what the training file says of its examples. */
    public TablePart training() {
        return training.part();
    }

    /**
     * Returns what the test file says of its examples; it is read when first asked.
     *
     * @throws UsageException with everything that is wrong with it
     */
    public TablePart test() {
        TestTable found = test.orElseGet(() -> TestTable.of(testTable.orElseThrow(), training, reading.missing()));
        test = Optional.of(found);
        return found.part();
    }

    /** Returns the names of the classes, in the order of their labels; none in regression. */
    public List<String> classes() {
        return training.outcomes().map(Outcomes::classes).orElse(List.of());
    }

    /**
     * Takes note of which rows of the training file the means are of.
     *
     * @throws UsageException if there would be too many features
     */
    public void learn(int[] rows) {
        trainingRows = rows.clone();
        scalings = Optional.empty();
        if (features() > MOST_FEATURES) {
            throw new UsageException(training.table().name() + " has " + features() + " features, more than the "
                    + MOST_FEATURES + " that are taken; leave columns out with --ignore");
        }
    }

    /** Returns how many numbers a model sees of an example. */
    public int features() {
        int[] offsets = Feature.offsets(described());
        return offsets[offsets.length - 1];
    }

    private List<Feature> described() {
        return training.features(test.map(TestTable::withEmptyCells).orElse(Set.of()));
    }

    /** Shows the features of all rows of the training file, one pass; and one before, if the means are of a part of it. */
    public void showTraining(Consumer<float[]> rows) {
        show(training.table(), rows);
    }

    /** Shows the features of all rows of the test file. */
    public void showTest(Consumer<float[]> rows) {
        show(testTable.orElseThrow(), rows);
    }

    private void show(Table table, Consumer<float[]> rows) {
        List<Feature> features = described();
        Scaling[] known = scalings.orElseGet(() -> scalings(features));
        scalings = Optional.of(known);
        table.read(new FeatureRows(table, features, known, rows));
    }

    private Scaling[] scalings(List<Feature> features) {
        Stream<Moments> moments;
        if (trainingRows.length == training.part().rows()) {
            moments = features.stream().map(f -> training.column(f.column()).moments());
        } else {
            MomentScan scan = new MomentScan(training.table(), features, trainingRows);
            training.table().read(scan);
            moments = Arrays.stream(scan.moments());
        }
        return moments.map(Scaling::of).toArray(Scaling[]::new);
    }

    /** Returns what became of each column, in the order of the table. */
    public List<ColumnUse> columns() {
        List<ColumnUse> uses = new ArrayList<>();
        for (Feature feature : described()) {
            uses.add(new ColumnUse(feature.column(), feature.kind(), feature.width(), feature.treatment()));
        }
        training.roles().ignored().forEach(name -> uses.add(new ColumnUse(name, "ignored", 0, "left out by --ignore")));
        return uses;
    }

    /** Returns what a reader of the examples should know, in sentences. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        String label = training.roles().label();
        notes.add(
                reading.label().isPresent()
                        ? "column '" + label + "' is predicted"
                        : "column '" + label + "', the last, is predicted; --label names another");
        if (test.filter(TestTable::pointsDropped).isPresent()) {
            notes.add(
                    "the labels of the test file end in a point that those of the training file have not: taken as the"
                            + " same classes");
        }
        return notes;
    }
}
