package dev.batchwise.data;

import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import blue.strategic.parquet.ParquetWriter;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files that the library itself wrote: it is not its reading that is tried here, but what becomes of the cells. */
class ParquetSourceTest {
    private static final MessageType SCHEMA = Types.buildMessage()
            .optional(DOUBLE)
            .named("x")
            .required(INT64)
            .named("n")
            .optional(BINARY)
            .as(stringType())
            .named("c")
            .required(BOOLEAN)
            .named("b")
            .required(INT32)
            .named("y")
            .named("rows");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("t.parquet");
    }

    private Specs rows(int count) throws IOException {
        try (ParquetWriter<Integer> writer = ParquetWriter.writeFile(SCHEMA, file.toFile(), (row, values) -> {
            if (row % 5 > 0) {
                values.write("x", row / 8.0);
                values.write("c", "s" + row % 3);
            }
            values.write("n", (long) row);
            values.write("b", row % 4 < 2);
            values.write("y", row % 2);
        })) {
            for (int row = 0; row < count; row++) {
                writer.write(row);
            }
        }
        return Specs.named("parquet:" + file);
    }

    private static List<String> problems(Specs specs) {
        return catchThrowableOfType(UsageException.class, () -> DataSets.open(specs.spec()))
                .problems();
    }

    @Test
    void aTableIsTheSameWhateverItsFormat() throws IOException {
        StringBuilder text = new StringBuilder("x,n,c,b,y\n");
        for (int row = 0; row < 30; row++) {
            text.append(row % 5 > 0 ? row / 8.0 : "").append(',').append(row).append(',');
            text.append(row % 5 > 0 ? "s" + row % 3 : "?")
                    .append(',')
                    .append(row % 4 < 2)
                    .append(',')
                    .append(row % 2);
            text.append('\n');
        }
        Path csv = Files.writeString(directory.resolve("t.csv"), text);
        DataDescription parquet = DataSets.describe(rows(30).missing("impute").spec());
        DataDescription same =
                DataSets.describe(Specs.csv(csv).missing("impute").spec());
        assertThat(parquet.splits()).isEqualTo(same.splits());
        assertThat(parquet.columns()).isEqualTo(same.columns());
        assertThat(parquet.inputShape()).containsExactly(8);
    }

    @Test
    void numbersAndBooleansMayBeLabels() throws IOException {
        assertThat(DataSets.describe(rows(30).missing("impute").label("b").spec())
                        .classes())
                .extracting(DataDescription.ClassCount::name)
                .containsExactly("false", "true");
        assertThat(DataSets.shapeOf(rows(30).missing("impute")
                                .label("n")
                                .task("regression")
                                .spec())
                        .outputs())
                .isEqualTo(1);
    }

    @Test
    void missingCellsAreNamedByTheirRow() throws IOException {
        assertThat(problems(rows(30)))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("column 'x' of " + file + " has 6 missing values, the first in row 1;");
    }

    @Test
    void filesThatAreNotWholeAreNamed() throws IOException {
        rows(30);
        byte[] whole = Files.readAllBytes(file);
        Path cut = Files.write(directory.resolve("cut.parquet"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(problems(Specs.named("parquet:" + cut)))
                .singleElement()
                .asString()
                .startsWith(cut + " is not a whole Parquet file");
        Path text = Files.writeString(directory.resolve("text.parquet"), "a,b\n1,2\n3,4\n5,6\n");
        assertThat(problems(Specs.named("parquet:" + text)))
                .containsExactly(
                        text + " is not a whole Parquet file (it does not end as one); replace it by a whole file");
    }

    @Test
    void columnsOfOtherKindsAreNamedUnlessIgnored() throws IOException {
        MessageType odd = Types.buildMessage()
                .required(INT64)
                .as(decimalType(2, 10))
                .named("price")
                .required(DOUBLE)
                .named("x")
                .required(INT32)
                .named("y")
                .named("rows");
        try (ParquetWriter<Integer> writer = ParquetWriter.writeFile(odd, file.toFile(), (row, values) -> {
            values.write("price", (long) row);
            values.write("x", row * 0.5);
            values.write("y", row % 2);
        })) {
            for (int row = 0; row < 12; row++) {
                writer.write(row);
            }
        }
        Specs specs = Specs.named("parquet:" + file);
        assertThat(problems(specs))
                .singleElement()
                .asString()
                .startsWith(
                        "column 'price' of " + file + " holds decimals, which is not read; leave it out with --ignore");
        assertThat(DataSets.shapeOf(specs.ignore("price").spec()).inputShape()).containsExactly(1);
    }
}
