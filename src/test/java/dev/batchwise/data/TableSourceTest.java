package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.DataOptions;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSourceTest {
    @TempDir
    private Path directory;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static DataSet open(DataSpec spec) {
        return DataSets.open(spec);
    }

    private static List<float[]> rows(Part part) {
        int features = part.shape().get(1);
        return IntStream.range(0, part.examples())
                .mapToObj(i -> {
                    float[] row = new float[features];
                    part.copyValues(i, row);
                    return row;
                })
                .toList();
    }

    /** x: mean 2, deviation √(2/3)·... of 1, 2, 3 twice: √(2/3). */
    @Test
    void numbersAreStandardizedAndCategoriesOneHotInSortedOrder() throws IOException {
        Path train = write("train.csv", "x,colour,y\n1,red,b\n2,blue,a\n3,red,b\n1,green,a\n2,red,b\n3,blue,a\n");
        Path test = write("test.csv", "x,colour,y\n4,green,b\n2,blue,a\n");
        DataSet data = open(Specs.csv(train).testData(test).validation("0").spec());
        assertThat(data.inputShape()).containsExactly(4);
        assertThat(data.part(SplitName.TRAIN).storage()).isEqualTo(Part.Storage.FLOATS);
        assertThat(data.normalization().isNone()).isTrue();
        assertThat(data.part(SplitName.TRAIN).labels()).containsExactly(1, 0, 1, 0, 1, 0);
        float z = (float) (1 / Math.sqrt(2.0 / 3));
        List<float[]> rows = rows(data.part(SplitName.TRAIN));
        assertThat(rows.get(0)).containsExactly(new float[] {-z, 0, 0, 1}, within(1e-7f));
        assertThat(rows.get(1)).containsExactly(new float[] {0, 1, 0, 0}, within(1e-7f));
        assertThat(rows.get(3)).containsExactly(new float[] {-z, 0, 1, 0}, within(1e-7f));
        assertThat(rows(data.part(SplitName.TEST)).get(0)).containsExactly(new float[] {2 * z, 0, 1, 0}, within(1e-7f));
        assertThat(data.part(SplitName.TEST).labels()).containsExactly(1, 0);
    }

    @Test
    void valuesAreLittleEndianFloatsInDirectMemory() throws IOException {
        DataSet data = open(Specs.csv(write("a.csv", mixed(12))).validation("0").spec());
        ByteBuffer values = data.part(SplitName.TRAIN).values();
        assertThat(values.isDirect()).isTrue();
        assertThat(values.isReadOnly()).isTrue();
        assertThat(values.getFloat()).isEqualTo(rows(data.part(SplitName.TRAIN)).get(0)[0]);
    }

    private static String mixed(int rows) {
        StringBuilder text = new StringBuilder("a,b,y\n");
        IntStream.range(0, rows)
                .forEach(i -> text.append(i)
                        .append(',')
                        .append("xy".charAt(i % 2))
                        .append(',')
                        .append(i % 2 == 0 ? "no" : "yes")
                        .append('\n'));
        return text.toString();
    }

    /** Without a test file the means are of the rows that are not test examples, validation included. */
    @Test
    void theTestShareIsHeldOutByClassAndKeptOutOfTheMeans() throws IOException {
        DataSet data = open(Specs.csv(write("a.csv", mixed(40)))
                .testShare("0.3")
                .validation("0.25")
                .spec());
        assertThat(data.shape().testExamples()).isEqualTo(12);
        assertThat(data.shape().validationExamples()).isEqualTo(7);
        assertThat(data.shape().trainExamples()).isEqualTo(21);
        assertThat(IntStream.of(data.part(SplitName.TEST).labels()).sum()).isEqualTo(6);
        double sum = 0;
        double squares = 0;
        for (SplitName split : List.of(SplitName.TRAIN, SplitName.VALIDATION)) {
            for (float[] row : rows(data.part(split))) {
                sum += row[0];
                squares += row[0] * row[0];
            }
        }
        assertThat(sum / 28).isCloseTo(0, within(1e-7));
        assertThat(squares / 28).isCloseTo(1, within(1e-6));
    }

    @Test
    void theSameSeedGivesTheSameSplitsAndAnotherGivesOthers() throws IOException {
        Path file = write("a.csv", mixed(60));
        DataDescription once = DataSets.describe(Specs.csv(file).spec());
        assertThat(DataSets.describe(Specs.csv(file).spec())).isEqualTo(once);
        assertThat(DataSets.describe(Specs.csv(file).splitSeed("2").spec()).splits())
                .isNotEqualTo(once.splits());
    }

    @Test
    void theOrderOfTheRowsDoesNotChangeTheFeatures() throws IOException {
        String rows = "1,x,no\n2,y,yes\n3,x,yes\n4,y,no\n";
        String turned = "4,y,no\n3,x,yes\n2,y,yes\n1,x,no\n";
        Path test = write("t.csv", "a,b,y\n3,y,yes\n");
        List<float[]> one = rows(
                open(Specs.csv(write("a.csv", "a,b,y\n" + rows)).testData(test).spec())
                        .part(SplitName.TEST));
        List<float[]> other = rows(open(Specs.csv(write("b.csv", "a,b,y\n" + turned))
                        .testData(test)
                        .spec())
                .part(SplitName.TEST));
        assertThat(other.get(0)).containsExactly(one.get(0), within(1e-7f)); // order of summation
    }

    /** The mean of 1 and 3 is 2, and so is what is missing; the mean stays 0 and the feature with it. */
    @Test
    void missingValuesAreImputedOnRequest() throws IOException {
        Path train = write("a.csv", "a,b,y\n1,x,0\n?,NA,1\n3,x,0\n,w,1\n");
        Path test = write("t.csv", "a,b,y\nnan,null,1\n");
        DataSet data = open(Specs.csv(train)
                .testData(test)
                .missing("impute")
                .validation("0")
                .spec());
        List<float[]> rows = rows(data.part(SplitName.TRAIN));
        assertThat(rows.get(0)).containsExactly(-1, 0, 1, 0);
        assertThat(rows.get(1)).containsExactly(0, 0, 0, 1);
        assertThat(rows.get(2)).containsExactly(1, 0, 1, 0);
        assertThat(rows.get(3)).containsExactly(0, 1, 0, 0);
        assertThat(rows(data.part(SplitName.TEST)).get(0)).containsExactly(0, 0, 0, 1);
    }

    @Test
    void targetsOfARegressionAreNumbersAndHaveNoClasses() throws IOException {
        Path file = write("a.csv", "y,x\n0.5,1\n-2,2\n1e3,3\n7,4\n");
        DataSpec spec = Specs.csv(file)
                .task("regression")
                .label("y")
                .testShare("0.25")
                .validation("0")
                .spec();
        DataSet data = open(spec);
        TargetScale scale = DataSets.describe(spec).targetScale().orElseThrow();
        assertThat(data.outputs()).isEqualTo(1);
        Part train = data.part(SplitName.TRAIN);
        assertThat(train.targets()).hasSize(3);
        assertThat(train.labels()).containsOnly(0);
        double[] all = DoubleStream.of(
                        train.targets()[0],
                        train.targets()[1],
                        train.targets()[2],
                        data.part(SplitName.TEST).targets()[0])
                .map(scaled -> scaled * scale.std() + scale.mean())
                .sorted()
                .toArray();
        assertThat(all).containsExactly(new double[] {-2, 0.5, 7, 1000}, within(1e-3));
        assertThat(IntStream.range(0, 3).mapToDouble(i -> train.targets()[i]).sum())
                .isCloseTo(0, within(1e-6)); // of what is trained on, mean 0 and variance 1
        assertThat(IntStream.range(0, 3)
                        .mapToDouble(i -> Math.pow(train.targets()[i], 2))
                        .sum())
                .isCloseTo(3, within(1e-6));
    }

    @Test
    void wholeNumbersAreClassesInNumericalOrder() throws IOException {
        Path file = write("a.csv", "x,y\n1,10\n2,9\n3,10\n4,9\n5,-1\n6,-1\n");
        assertThat(DataSets.describe(Specs.csv(file).validation("0").spec()).classes())
                .extracting(DataDescription.ClassCount::name)
                .containsExactly("-1", "9", "10");
    }

    @Test
    void aColumnThatTurnsToTextLateIsCategoricalFromTheStart() throws IOException {
        Path file = write("a.csv", "x,y\n1,0\n01,1\n2,0\nmany,1\n");
        DataDescription found = DataSets.describe(
                Specs.csv(file).validation("0").testShare("0.5").spec());
        assertThat(found.columns()).containsExactly(new FeatureNote("x", "categorical", 4, "one-hot: 01, 1, 2, many"));
    }

    @Test
    void labelsThatOnlyLackAPointInTrainingAreTheSame() throws IOException {
        Path train = write("a.csv", "x,y\n1,<=50K\n2,>50K\n3,<=50K\n4,>50K\n");
        Path test = write("t.csv", "x,y\n1,>50K.\n2,<=50K.\n");
        DataSpec spec = Specs.csv(train).testData(test).validation("0").spec();
        assertThat(open(spec).part(SplitName.TEST).labels()).containsExactly(1, 0);
        assertThat(DataSets.describe(spec).notes()).anyMatch(note -> note.contains("end in a point"));
    }

    @Test
    void testColumnsAreFoundByTheirNames() throws IOException {
        Path train = write("a.csv", "x,k,y\n1,5,0\n2,6,1\n3,5,0\n4,6,1\n");
        Path test = write("t.csv", "y,more,k,x\n1,zzz,6,4\n");
        float[] row = rows(open(Specs.csv(train).testData(test).validation("0").spec())
                        .part(SplitName.TEST))
                .get(0);
        assertThat(row[0]).isCloseTo((float) (1.5 / Math.sqrt(1.25)), within(1e-6f));
        assertThat(row[1]).isEqualTo(1);
    }

    @Test
    void constantAndIgnoredColumnsAreLeftOutAndSaidSo() throws IOException {
        Path file = write("a.csv", "x,k,c,id,y\n1,7,a,q1,0\n2,7,a,q2,1\n3,7,a,q3,0\n4,7,a,q4,1\n");
        DataDescription found =
                DataSets.describe(Specs.csv(file).ignore("id").validation("0").spec());
        assertThat(found.inputShape()).containsExactly(1);
        assertThat(found.columns())
                .extracting(FeatureNote::kind)
                .containsExactly("numeric", "constant", "constant", "ignored");
    }

    @Test
    void theSpecificationSurvivesJson() throws IOException {
        DataSpec spec = Specs.csv(write("a.csv", mixed(4)))
                .columns("a,b,y")
                .ignore("b")
                .label("2")
                .missing("impute")
                .separator("tab")
                .spec();
        var json = tools.jackson.databind.json.JsonMapper.shared();
        assertThat(json.readValue(json.writeValueAsString(spec), DataSpec.class))
                .isEqualTo(spec);
    }

    @Test
    void allThatCannotBeReadInOptionsIsTold() {
        OptionTexts texts = new OptionTexts();
        Specs.named("csv:x")
                .validation("3")
                .testShare("1")
                .missing("x")
                .task("guess")
                .columns("a,,b")
                .separator("ab")
                .options()
                .spec(texts);
        assertThat(texts.problems().count()).isEqualTo(6);
        assertThat(DataOptions.of("mnist", "0.1", "1").spec()).isEqualTo(new DataSpec("mnist", 0.1, 1));
    }
}
