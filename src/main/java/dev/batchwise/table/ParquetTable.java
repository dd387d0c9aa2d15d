package dev.batchwise.table;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file with flat columns of numbers, booleans and strings. Booleans are the categories {@code false} and
 * {@code true}; dates and times are the numbers they are stored as.
 */
public final class ParquetTable implements Table {
    private final Path path;
    private final List<String> columns;

    private ParquetTable(Path path, List<String> ignored) {
        this.path = path;
        MessageType schema = schema();
        for (Type column : schema.getFields()) {
            Optional<String> reason = ignored.contains(column.getName()) ? Optional.empty() : unreadable(column);
            reason.ifPresent(is -> {
                throw new UsageException("column '" + column.getName() + "' of " + path + " " + is
                        + ", which is not read; leave it out with --ignore, or store numbers or strings");
            });
        }
        this.columns = schema.getFields().stream().map(Type::getName).toList();
        if (columns.isEmpty()) {
            throw new UsageException(path + " has no columns; give a file with some");
        }
    }

    /**
     * Returns the table in a file.
     *
     * @param ignored names of columns that may hold anything
     * @throws UsageException if it cannot be read, or a column is of another kind
     */
    public static Table open(Path path, List<String> ignored) {
        return new ParquetTable(path, ignored);
    }

    private MessageType schema() {
        try {
            return ParquetReader.readMetadata(path.toFile()).getFileMetaData().getSchema();
        } catch (IOException
                | RuntimeException e) { // the library throws unchecked exceptions at content it does not expect
            throw damaged(e);
        }
    }

    private UsageException damaged(Exception e) {
        String message = String.valueOf(e.getMessage());
        String reason = message.contains("magic number") ? "it does not end as one" : message;
        return new UsageException(path + " is not a whole Parquet file (" + reason + "); replace it by a whole file");
    }

    /** Returns why a column cannot be read. */
    private static Optional<String> unreadable(Type column) {
        if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
            return Optional.of("holds lists or groups");
        }
        PrimitiveType.PrimitiveTypeName kind = column.asPrimitiveType().getPrimitiveTypeName();
        LogicalTypeAnnotation meaning = column.getLogicalTypeAnnotation();
        return switch (kind) {
            case BOOLEAN, FLOAT, DOUBLE -> Optional.empty();
            case INT32, INT64 ->
                meaning instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation
                        ? Optional.of("holds decimals")
                        : Optional.empty();
            case BINARY ->
                meaning instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
                                || meaning instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation
                        ? Optional.empty()
                        : Optional.of("holds raw bytes");
            case INT96, FIXED_LEN_BYTE_ARRAY -> Optional.of("holds " + kind);
        };
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public String placeWord() {
        return "row";
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void read(Cells cells) {
        Rows rows = new Rows(columns, cells);
        try (Stream<Rows> shown = ParquetReader.streamContent(path.toFile(), rows)) {
            shown.forEach(row -> {});
        } catch (UsageException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // as above
            throw damaged(e);
        }
    }

    /** Shows each row as it comes. */
    private static final class Rows implements Hydrator<Rows, Rows, String[]> {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Cells cells;
        private long row;

        Rows(List<String> columns, Cells cells) {
            this.cells = cells;
            columns.forEach(name -> numbers.put(name, numbers.size()));
        }

        @Override
        public Rows start() {
            cells.beginRow(++row);
            return this;
        }

        @Override
        public Rows add(Rows target, String[] path, @org.jspecify.annotations.Nullable Object value) {
            int column = numbers.getOrDefault(path[0], 0);
            if (value instanceof Number number) {
                double wide = number.doubleValue();
                if (Double.isNaN(wide)) {
                    cells.missing(column);
                } else {
                    cells.number(column, wide);
                }
            } else if (value == null) {
                cells.missing(column);
            } else {
                char[] text = value.toString().toCharArray();
                cells.text(column, text, 0, text.length);
            }
            return this;
        }

        @Override
        public Rows finish(Rows target) {
            cells.endRow();
            return this;
        }
    }
}
