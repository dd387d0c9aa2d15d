package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.DataOptions;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TrainingSubsetTest {
    private static final int EXAMPLES = 100;

    @TempDir
    private Path directory;

    /** Classes of 50, 30, 17 and 3, mixed up. */
    private static int[] labels() {
        return IntStream.range(0, EXAMPLES)
                .map(i -> i * 37 % EXAMPLES)
                .map(i -> i < 50 ? 0 : i < 80 ? 1 : i < 97 ? 2 : 3)
                .toArray();
    }

    private static int[] counts(int[] labels) {
        int[] counts = new int[4];
        IntStream.of(labels).forEach(label -> counts[label]++);
        return counts;
    }

    /** A data set of 100 images of those labels. */
    private DataSpec images() {
        IdxFixture data = IdxFixture.in(directory)
                .with(IdxFixture.TRAIN_IMAGES, IdxFixture.images(EXAMPLES, 2, 3))
                .with(IdxFixture.TRAIN_LABELS, IdxFixture.labels(labels()))
                .with(IdxFixture.TEST_LABELS, IdxFixture.labels(2, 1, 0, 3, 1, 0));
        return new DataSpec(data.name(), 0.2, 7);
    }

    private Specs numbers(int rows) throws IOException {
        StringBuilder text = new StringBuilder("a,b,y\n");
        for (int i = 0; i < rows; i++) {
            text.append(i * i % 31)
                    .append(',')
                    .append(i % 5)
                    .append(',')
                    .append(i < 20 ? 3 : i)
                    .append('\n');
        }
        return Specs.csv(Files.writeString(directory.resolve("numbers.csv"), text))
                .task("regression");
    }

    private static List<List<Float>> values(Part part) {
        List<List<Float>> all = new ArrayList<>();
        float[] example = new float[part.shape().stream().skip(1).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < part.examples(); i++) {
            part.copyValues(i, example);
            List<Float> row = new ArrayList<>();
            for (float value : example) {
                row.add(value);
            }
            all.add(row);
        }
        return all;
    }

    /** Hamilton's method on what is kept, written out: floors, then the largest remainders; no two of them are equal here. */
    private static int[] hamilton(int[] sizes, int kept) {
        int all = IntStream.of(sizes).sum();
        int[] shares = IntStream.of(sizes).map(size -> size * kept / all).toArray();
        IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparing(c -> -(sizes[c] * kept % all)))
                .limit(kept - IntStream.of(shares).sum())
                .forEach(c -> shares[c]++);
        return shares;
    }

    @ParameterizedTest
    @CsvSource({"37", "41", "60", "99"})
    void classesAreKeptInProportionByLargestRemainder(int kept) {
        int[] labels = labels();
        int[] chosen = Split.subset(labels, kept, 5).training();
        assertThat(chosen).hasSize(kept).isSorted();
        assertThat(counts(IntStream.of(chosen).map(i -> labels[i]).toArray()))
                .isEqualTo(hamilton(new int[] {50, 30, 17, 3}, kept));
    }

    @Test
    void everyClassKeepsAnExampleHoweverFewAreKept() {
        int[] labels = labels();
        int[] four = Split.subset(labels, 4, 5).training();
        assertThat(IntStream.of(four).map(i -> labels[i])).containsExactlyInAnyOrder(0, 1, 2, 3);
        int[] eight = Split.subset(labels, 8, 5).training();
        assertThat(counts(IntStream.of(eight).map(i -> labels[i]).toArray())).containsExactly(4, 2, 1, 1);
    }

    @Test
    void allAreKeptWhereAllAreAskedFor() {
        Split split = Split.subset(labels(), EXAMPLES, 5);
        assertThat(split.training()).isEqualTo(IntStream.range(0, EXAMPLES).toArray());
        assertThat(split.validation()).isEmpty();
    }

    @Test
    void validationAndTestAreTheSameWithAndWithoutIt() {
        DataSet whole = DataSets.open(images());
        DataSet fewer = DataSets.open(images().withTrainExamples(30));
        for (SplitName split : List.of(SplitName.VALIDATION, SplitName.TEST)) {
            assertThat(values(fewer.part(split))).isEqualTo(values(whole.part(split)));
            assertThat(fewer.part(split).labels()).isEqualTo(whole.part(split).labels());
        }
        assertThat(values(whole.part(SplitName.TRAIN)))
                .hasSize(80)
                .containsSubsequence(values(fewer.part(SplitName.TRAIN)));
        assertThat(counts(fewer.part(SplitName.TRAIN).labels())).containsExactly(15, 9, 5, 1); // of 40, 24, 14, 2
        assertThat(fewer.shape()).isEqualTo(DataSets.shapeOf(images().withTrainExamples(30)));
        assertThat(fewer.shape().trainExamples()).isEqualTo(30);
    }

    @Test
    void theSplitSeedAloneDecidesWhichAreKept() {
        DataSpec spec = images().withTrainExamples(30);
        List<List<Float>> kept = values(DataSets.open(spec).part(SplitName.TRAIN));
        assertThat(values(DataSets.open(spec).part(SplitName.TRAIN))).isEqualTo(kept);
        DataSpec other = new DataSpec(spec.name(), 0.2, 8, spec.reading(), spec.trainExamples());
        assertThat(values(DataSets.open(other).part(SplitName.TRAIN))).isNotEqualTo(kept);
    }

    @Test
    void pixelsAreNormalizedByThoseKeptAlone() {
        DataSet data = DataSets.open(images().withTrainExamples(30));
        double[] pixels = values(data.part(SplitName.TRAIN)).stream()
                .flatMap(List::stream)
                .mapToDouble(value -> value / 255.0)
                .toArray();
        double mean = Arrays.stream(pixels).average().orElseThrow();
        double variance = Arrays.stream(pixels)
                .map(p -> (p - mean) * (p - mean))
                .average()
                .orElseThrow();
        Normalization.Channel found = data.normalization().channels().get(0);
        assertThat(found.mean()).isCloseTo(mean, within(1e-7)); // values are float32
        assertThat(found.std()).isCloseTo(Math.sqrt(variance), within(1e-7));
    }

    @Test
    void targetsAndColumnsAreStandardizedByThoseKeptAlone() throws IOException {
        Specs specs = numbers(80).testShare("0.25").trainExamples("17");
        DataSet data = DataSets.open(specs.spec());
        Part train = data.part(SplitName.TRAIN);
        assertThat(train.examples()).isEqualTo(17);
        for (int column = 0; column < 2; column++) {
            int at = column;
            double[] values =
                    values(train).stream().mapToDouble(row -> row.get(at)).toArray();
            assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0, within(1e-6));
            assertThat(Arrays.stream(values).map(v -> v * v).average().orElseThrow())
                    .isCloseTo(1, within(1e-6));
        }
        DataDescription described = DataSets.describe(specs.spec());
        SplitDescription.TargetRange range = described.splits().get(0).targets().orElseThrow();
        assertThat(described.targetScale().orElseThrow().mean()).isCloseTo(range.mean(), within(1e-9));
        assertThat(described.targetScale().orElseThrow().std()).isCloseTo(range.deviation(), within(1e-9));
        assertThat(described.notes())
                .contains("only 17 training examples are kept (--train-examples), drawn with seed 1; normalization is"
                        + " theirs, and validation and test are as without it");
    }

    @Test
    void testExamplesHeldOutOfTheSameFileStayTheSame() throws IOException {
        int[] whole = examples(numbers(80).testShare("0.25"));
        int[] fewer = examples(numbers(80).testShare("0.25").trainExamples("17"));
        assertThat(whole).containsExactly(45, 15, 20);
        assertThat(fewer).containsExactly(17, 15, 20);
        assertThat(targets(numbers(80).testShare("0.25").trainExamples("17")))
                .isEqualTo(targets(numbers(80).testShare("0.25")));
    }

    private static int[] examples(Specs specs) {
        return DataSets.describe(specs.spec()).splits().stream()
                .mapToInt(SplitDescription::examples)
                .toArray();
    }

    private static List<SplitDescription.TargetRange> targets(Specs specs) {
        return DataSets.describe(specs.spec()).splits().stream()
                .skip(1)
                .map(split -> split.targets().orElseThrow())
                .collect(Collectors.toList());
    }

    @Test
    void anExportHoldsThoseKept() throws IOException {
        DataSpec spec = images().withTrainExamples(30);
        Path file = directory.resolve("out.npz");
        DataSets.export(spec, SplitName.TRAIN, file);
        NpzArchive archive = NpzArchive.open(file);
        assertThat(archive.required("inputs", List.of("inputs")).format().shape())
                .containsExactly(30L, 1L, 2L, 3L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "81 | is more than the 80 examples in the training split of DATA; give at most 80, or leave it out",
                "3 | is fewer than the 4 classes of DATA, each of which keeps an example; give at least 4",
                "0 | is fewer than the 4 classes of DATA, each of which keeps an example; give at least 4"
            })
    void numbersThatCannotBeKeptAreRefused(int kept, String problem) {
        DataSpec spec = images().withTrainExamples(kept);
        assertThatThrownBy(() -> DataSets.shapeOf(spec))
                .isInstanceOf(UsageException.class)
                .hasMessage("--train-examples " + kept + " " + problem.replace("DATA", spec.name()));
    }

    @Test
    void targetsThatDoNotDifferAreRefused() throws IOException {
        Specs one = numbers(80).trainExamples("1");
        assertThatThrownBy(() -> DataSets.shapeOf(one.spec()))
                .hasMessage("--train-examples 1 keeps no two targets that differ; give at least 2");
        Specs alike = numbers(23).validation("0").trainExamples("2");
        assertThatThrownBy(() -> DataSets.shapeOf(alike.spec()))
                .hasMessage("the 2 examples that --train-examples keeps of csv:" + directory.resolve("numbers.csv")
                        + " all have the target 3.0; give a larger number, or another --split-seed");
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "1.5", "few"})
    void whatIsNoNumberOfExamplesIsSaid(String text) {
        OptionTexts texts = new OptionTexts();
        DataSpec spec = Specs.named("mnist").trainExamples(text).options().spec(texts);
        assertThat(spec.trainExamples()).isEmpty();
        assertThatThrownBy(() -> texts.problems().throwIfAny())
                .hasMessage("value '" + text
                        + "' of --train-examples cannot be used; give a number of examples of at least 1, e.g. 10k");
    }

    @Test
    void aSpecificationWrittenBeforeThereWereSubsetsIsReadAsWhole() {
        JsonMapper json = JsonMapper.shared();
        DataSpec whole = DataOptions.of("mnist", "0.1", "1").spec();
        String now = json.writeValueAsString(whole);
        String before = now.replace(",\"trainExamples\":null", "");
        assertThat(before).isNotEqualTo(now);
        assertThat(json.readValue(before, DataSpec.class)).isEqualTo(whole);
        DataSpec fewer = whole.withTrainExamples(600);
        assertThat(json.readValue(json.writeValueAsString(fewer), DataSpec.class))
                .isEqualTo(fewer);
    }

    @Test
    void ofMnistSixHundredAreKeptInItsProportions() {
        DataSpec spec = new DataSpec("mnist", 0.1, 1).withTrainExamples(600);
        int[] kept = DataSets.describe(spec).classes().stream()
                .mapToInt(DataDescription.ClassCount::train)
                .toArray();
        // the training split holds 5331 6068 5362 5518 5258 4879 5326 5638 5266 5354, a ninetieth of which is
        // 59.23 67.42 59.58 61.31 58.42 54.21 59.18 62.64 58.51 59.49: the four largest remainders round up
        assertThat(kept).containsExactly(59, 67, 60, 61, 58, 54, 59, 63, 59, 60);
    }

    @Test
    void keptValuesLieInMemoryAlone() {
        ByteBuffer values = DataSets.open(images().withTrainExamples(30))
                .part(SplitName.TRAIN)
                .values();
        assertThat(values.remaining()).isEqualTo(30 * 6);
    }
}
