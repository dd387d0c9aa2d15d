package dev.batchwise.data;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.table.CsvFormat;
import dev.batchwise.table.CsvTable;
import dev.batchwise.table.ParquetTable;
import dev.batchwise.table.Table;
import dev.batchwise.table.TablePart;
import dev.batchwise.table.TableSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Examples that are the rows of tables. */
final class TableSource implements Source {
    private final Table trainingTable;
    private final Optional<Table> testTable;
    private final DataSpec spec;
    private Optional<TableSet> read = Optional.empty();
    private Optional<UsageException> unread = Optional.empty(); // why it could not be
    private boolean learned;

    private TableSource(Table trainingTable, Optional<Table> testTable, DataSpec spec) {
        this.trainingTable = trainingTable;
        this.testTable = testTable;
        this.spec = spec;
    }

    /** Returns the rows of CSV files. */
    static Source csv(String file, DataSpec spec) {
        CsvFormat format = new CsvFormat(
                spec.reading().separator().charAt(0), spec.reading().columns());
        return of("csv:" + file, file, spec, path -> CsvTable.open(path, format));
    }

    /** Returns the rows of Parquet files. */
    static Source parquet(String file, DataSpec spec) {
        List<String> ignored = spec.reading().ignore();
        return of("parquet:" + file, file, spec, path -> ParquetTable.open(path, ignored));
    }

    private static Source of(String name, String file, DataSpec spec, Function<Path, Table> opener) {
        Table training = opener.apply(Unreadable.file(file, name));
        Optional<Table> test =
                spec.reading().testData().map(text -> opener.apply(Unreadable.file(text, "--test-data")));
        return new TableSource(training, test, spec);
    }

    /** Returns what was found out about the tables, which is found out once, as is what is wrong with them. */
    private TableSet set() {
        if (unread.isPresent()) {
            throw unread.get();
        }
        try {
            TableSet found = read.orElseGet(() -> TableSet.of(trainingTable, testTable, spec.reading()));
            read = Optional.of(found);
            return found;
        } catch (UsageException e) {
            unread = Optional.of(e);
            throw e;
        }
    }

    @Override
    public SourcePart training() {
        return new TableRows(trainingTable.name(), () -> set().training(), to -> set().showTraining(to));
    }

    @Override
    public Optional<SourcePart> test() {
        return testTable.map(table -> new TableRows(table.name(), () -> set().test(), to -> set().showTest(to)));
    }

    @Override
    public void learn(int[] rows) {
        set().learn(rows);
        learned = true;
    }

    @Override
    public List<FeatureNote> features() {
        return set().columns().stream()
                .map(use -> new FeatureNote(use.column(), use.kind(), use.features(), use.treatment()))
                .toList();
    }

    @Override
    public List<String> notes() {
        return set().notes();
    }

    /** The rows of one file. */
    private final class TableRows implements SourcePart {
        private final String name;
        private final Supplier<TablePart> part;
        private final Consumer<Consumer<float[]>> shown;

        TableRows(String name, Supplier<TablePart> part, Consumer<Consumer<float[]>> shown) {
            this.name = name;
            this.part = part;
            this.shown = shown;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Answers answers() {
            TablePart found = part.get();
            return set().classes().isEmpty()
                    ? new Targets(found.name(), found.targets())
                    : new NamedLabels(found.name(), found.labels(), set().classes());
        }

        @Override
        public Layout show(Function<Layout, Rows> receiver) {
            Layout layout = Layout.table(part.get().rows(), set().features());
            Rows rows = learned ? receiver.apply(layout) : Rows.NONE;
            if (rows != Rows.NONE) { // a pass over a large file is worth saving
                show(rows, layout);
            }
            return layout;
        }

        private void show(Rows rows, Layout layout) {
            byte[] stored = new byte[layout.exampleBytes()];
            FloatBuffer values =
                    ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            int[] index = {0};
            shown.accept(features -> {
                values.clear().put(features);
                rows.take(index[0]++, stored);
            });
        }
    }
}
