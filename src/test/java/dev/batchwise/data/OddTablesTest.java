package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a table can be odd, or no table. */
class OddTablesTest {
    private static final String SOUND = "a,b,y\n"
            + IntStream.range(0, 12)
                    .mapToObj(i -> i + "," + "xy".charAt(i % 2) + "," + "nm".charAt(i % 2) + "\n")
                    .collect(Collectors.joining());

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("t.csv");
    }

    private Specs table(String content) throws IOException {
        Files.writeString(file, content);
        return Specs.csv(file);
    }

    private static List<String> problems(Specs specs) {
        return catchThrowableOfType(UsageException.class, () -> DataSets.open(specs.spec()))
                .problems();
    }

    /** The values of a table, without the names in it. */
    private static List<SplitDescription> splits(Specs specs) {
        return DataSets.describe(specs.spec()).splits();
    }

    @Test
    void marksEndingsAndCompressionSayNothing() throws IOException {
        List<SplitDescription> plain = splits(table(SOUND));
        assertThat(splits(table("\uFEFF" + SOUND))).isEqualTo(plain);
        assertThat(splits(table(SOUND.replace("\n", "\r\n")))).isEqualTo(plain);
        assertThat(splits(table(SOUND.replace("\n", "\n\n")))).isEqualTo(plain);
        assertThat(splits(table(SOUND.replace(",", " ,  ")))).isEqualTo(plain);
        assertThat(splits(table(SOUND.replace(",x,", ", \"x\" ,")))).isEqualTo(plain);
        assertThat(splits(table(SOUND.replace(",", ";")).separator(";"))).isEqualTo(plain);
        assertThat(splits(table(SOUND.replace(",", "\t")).separator("tab"))).isEqualTo(plain);
        assertThat(splits(table(SOUND.replace("a,b,y\n", "")).columns("a,b,y"))).isEqualTo(plain);
        Path compressed = directory.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            out.write(SOUND.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(splits(Specs.csv(compressed))).isEqualTo(plain);
    }

    @Test
    void quotedCellsMayHoldSeparatorsQuotesAndLines() throws IOException {
        DataDescription found = DataSets.describe(
                table(SOUND.replace(",x,", ",\"p, \"\"q\"\"\nr\",")).spec());
        assertThat(found.columns().get(1).treatment()).isEqualTo("one-hot: p, \"q\"\nr, y");
    }

    @Test
    void raggedRowsAreNamedByTheirLine() throws IOException {
        assertThat(problems(table(SOUND + "1,2\n")))
                .containsExactly("line 14 of " + file + " has 2 cells where there are 3 columns; give every row as many"
                        + " cells as there are columns");
        assertThat(problems(table("a,b,y\n1,\"x\ny\",0\n1,2,3,4\n")))
                .singleElement()
                .asString()
                .startsWith("line 4 of " + file + " has 4 cells"); // the quoted cell takes two lines
    }

    @Test
    void quotesThatDoNotMatchAreNamedByTheirLine() throws IOException {
        assertThat(problems(table(SOUND + "1,\"x,n\n")))
                .singleElement()
                .asString()
                .startsWith("the record that begins in line 14 of " + file);
        assertThat(problems(table(SOUND + "1,\"x\"z,n\n")))
                .singleElement()
                .asString()
                .startsWith("the record that begins in line 14 of " + file);
    }

    @Test
    void filesThatAreNoTableAreNamed() throws IOException {
        assertThat(problems(table(""))).containsExactly(file + " is empty; give a file with rows");
        assertThat(problems(table("\n\n"))).containsExactly(file + " is empty; give a file with rows");
        assertThat(problems(table("a,b,y\n")))
                .containsExactly(file + " has names of columns but no rows; give a file with rows");
        assertThat(problems(Specs.csv(directory))).singleElement().asString().contains("is a directory");
        assertThat(problems(Specs.csv(directory.resolve("no.csv"))))
                .singleElement()
                .asString()
                .contains("does not exist");
        assertThat(problems(Specs.named("csv:"))).singleElement().asString().contains("is empty");
        Files.write(file, SOUND.replace("x", "\u00e9").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems(Specs.csv(file)))
                .containsExactly(file + " is not UTF-8 text; convert it, e.g. iconv -f latin1 -t utf-8");
        Path compressed = Files.writeString(directory.resolve("t.csv.gz"), SOUND);
        assertThat(problems(Specs.csv(compressed))).singleElement().asString().contains("is not a whole gzip file");
    }

    @Test
    void namesOfColumnsThatCannotBeAreNamed() throws IOException {
        assertThat(problems(table(SOUND.replace("a,b,y", "a,a,y"))))
                .containsExactly("column name 'a' stands more than"
                        + " once in line 1 of " + file
                        + "; give columns names that differ, or name them with --columns if the"
                        + " file has no header");
        assertThat(problems(table("1,2,3\n4,5,6\n")))
                .singleElement()
                .asString()
                .contains("holds numbers (1, 2, 3) where the names of the columns are expected");
        assertThat(problems(table(SOUND.replace(",", ";"))))
                .singleElement()
                .asString()
                .endsWith("give --separator ';'");
        assertThat(problems(table(SOUND).columns("a,b")))
                .singleElement()
                .asString()
                .contains("--columns names 2 columns, but line 1 of " + file + " has 3 cells");
    }

    @Test
    void aLabelThatIsNotThereIsAnsweredWithTheNearest() throws IOException {
        assertThat(problems(table(SOUND).label("yy")))
                .containsExactly("column 'yy' in --label is not in " + file + "; did you mean y? give one of a, b, y");
        assertThat(problems(table(SOUND).label("4")))
                .containsExactly("column number 4 in --label is not in " + file + "; give 1 to 3, or a name");
        assertThat(problems(table(SOUND).label("0").ignore("c"))).hasSize(2);
        assertThat(problems(table(SOUND).ignore("a,2")))
                .singleElement()
                .asString()
                .contains("has no column to predict");
        assertThat(problems(table(SOUND).ignore("y")))
                .singleElement()
                .asString()
                .contains("is to be predicted and in --ignore");
    }

    @Test
    void classesThatCannotBeAreNamed() throws IOException {
        assertThat(problems(table("a,y\n1,c\n2,c\n")))
                .containsExactly("'c' is the only class in column 'y' of " + file + "; give at least two classes");
        assertThat(problems(table("a,y\n1,c\n2,c\n3,d\n")))
                .containsExactly("class 'd' in column 'y' of " + file
                        + " has fewer than two training examples; give each class at least two, or leave it out");
        assertThat(problems(table(SOUND + "1,x,\n")))
                .containsExactly("column 'y' of " + file + ", which is to be"
                        + " predicted, has 1 missing value, the first in line 14; leave such rows out of the file");
    }

    @Test
    void numbersAsClassesPointToRegression() throws IOException {
        String rows =
                IntStream.range(0, 40).mapToObj(i -> i + "," + 0.37 * i + "\n").collect(Collectors.joining());
        assertThat(problems(table("a,y\n" + rows))).singleElement().asString().contains("give --task regression");
        assertThat(problems(table(SOUND).task("regression")))
                .containsExactly("column 'y' of " + file + " holds 'n' in"
                        + " line 2, which is no number to predict; give another --label, or --task classification");
        assertThat(problems(table("a,y\n1,2\n2,2\n3,2\n").task("regression")))
                .singleElement()
                .asString()
                .contains("every target in column 'y' of " + file + " is 2.0");
    }

    @Test
    void missingAndInfiniteNumbersAreNamedByColumnAndLine() throws IOException {
        assertThat(problems(table(SOUND + "NaN,?,n\n,x,m\n")))
                .containsExactly(
                        "column 'a' of " + file
                                + " has 2 missing values, the first in line 14; give --missing impute to fill"
                                + " them in, or --ignore to leave the column out",
                        "column 'b' of " + file
                                + " has 1 missing value, the first in line 14; give --missing impute to fill"
                                + " them in, or --ignore to leave the column out");
        assertThat(problems(table(SOUND + "inf,x,n\n")))
                .containsExactly(
                        "column 'a' of " + file
                                + " holds Infinity in line 14, which no float32 holds; leave the row or, with --ignore, the column out");
        assertThat(problems(table("a,b,y\n,1,0\n,2,1\n").missing("impute")))
                .singleElement()
                .asString()
                .contains("is empty in every row");
    }

    @Test
    void tooManyCategoriesPointToIgnore() throws IOException {
        String rows = IntStream.range(0, 1001)
                .mapToObj(i -> "u" + i + "," + i + "," + i % 2 + "\n")
                .collect(Collectors.joining());
        Specs many = table("id,a,y\n" + rows);
        assertThat(problems(many))
                .containsExactly("column 'id' of " + file + " has more than 1000 categories (u0, u1,"
                        + " u2, ...), too many for one number each; leave it out with --ignore, or group them");
        assertThat(DataSets.shapeOf(many.ignore("id").spec()).inputShape()).containsExactly(1);
    }

    @Test
    void aTestFileThatDoesNotFitIsNamed() throws IOException {
        Path test = Files.writeString(directory.resolve("test.csv"), "a,b,y\nfoo,z,maybe\n1,x,n\n");
        assertThat(problems(table(SOUND).testData(test)))
                .containsExactly(
                        "column 'a' of " + test + " holds 'foo' in line 2, but is of numbers in " + file
                                + "; leave the row or, with --ignore, the column out",
                        "column 'b' of " + test + " holds 'z', which " + file
                                + " does not; leave such rows or, with --ignore, the column out",
                        "column 'y' of " + test + " holds label 'maybe', but column 'y' of " + file
                                + " has only 'm', 'n'; write the labels of both files alike");
        Files.writeString(test, "a,c,y\n1,x,n\n");
        assertThat(problems(table(SOUND).testData(test)))
                .singleElement()
                .asString()
                .contains("column 'b' of " + file + " is not in " + test);
    }

    @Test
    void hugeAndNegativeNumbersAreTaken() throws IOException {
        DataSet data = DataSets.open(table("a,y\n-0,1\n0,2\n-0.0,1\n123456789012345678901234567890,2\n5,1\n6,2\n")
                .validation("0")
                .spec());
        float[] row = new float[1];
        for (int i = 0; i < data.part(SplitName.TRAIN).examples(); i++) {
            data.part(SplitName.TRAIN).copyValues(i, row);
            assertThat(row[0]).isFinite();
        }
    }
}
