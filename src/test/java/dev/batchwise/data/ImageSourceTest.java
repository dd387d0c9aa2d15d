package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.batchwise.study.UsageException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSourceTest {
    @TempDir
    private Path directory;

    /** Writes an image of 2x3 pixels whose samples are first, first + 1, ... in each channel, 50 more from one to the next. */
    private static void write(Path file, int type, int first) throws IOException {
        write(file, type, first, 2, 3);
    }

    private static void write(Path file, int type, int first, int rows, int columns) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(columns, rows, type);
        for (int i = 0; i < rows * columns; i++) {
            for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                image.getRaster().setSample(i % columns, i / columns, band, first + i + 50 * band);
            }
        }
        String name = file.toString();
        assertThat(ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile()))
                .isTrue();
    }

    private void writeClasses(Path in, int type) throws IOException {
        for (int i = 0; i < 4; i++) {
            write(in.resolve("cat/" + i + ".png"), type, 10 * i);
            write(in.resolve("dog/" + i + ".png"), type, 100 + 10 * i);
        }
    }

    private Specs images() {
        return Specs.named("images:" + directory).validation("0");
    }

    private List<String> problems() {
        return catchThrowableOfType(UsageException.class, () -> DataSets.open(images().spec()))
                .problems();
    }

    private static float[] row(Part part, int example) {
        float[] row = new float[part.shape().stream().skip(1).reduce(1, (a, b) -> a * b)];
        part.copyValues(example, row);
        return row;
    }

    @Test
    void greyImagesKeepTheirSamplesInSortedOrder() throws IOException {
        writeClasses(directory.resolve("train"), BufferedImage.TYPE_BYTE_GRAY);
        writeClasses(directory.resolve("test"), BufferedImage.TYPE_BYTE_GRAY);
        DataSet data = DataSets.open(images().spec());
        assertThat(data.inputShape()).containsExactly(1, 2, 3);
        Part train = data.part(SplitName.TRAIN);
        assertThat(train.labels()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(row(train, 1)).containsExactly(10, 11, 12, 13, 14, 15);
        assertThat(row(train, 7)).containsExactly(130, 131, 132, 133, 134, 135);
        assertThat(data.part(SplitName.TEST).examples()).isEqualTo(8);
        assertThat(train.storage()).isEqualTo(Part.Storage.BYTES);
    }

    @Test
    void coloursComeInPlanesAndOneColourImageIsEnough() throws IOException {
        writeClasses(directory, BufferedImage.TYPE_BYTE_GRAY);
        write(directory.resolve("dog/3.png"), BufferedImage.TYPE_INT_RGB, 100);
        DataSet data = DataSets.open(images().testShare("0.25").spec());
        assertThat(data.inputShape()).containsExactly(3, 2, 3);
        List<float[]> rows = List.of(SplitName.TRAIN, SplitName.TEST).stream()
                .flatMap(split -> java.util.stream.IntStream.range(
                                0, data.part(split).examples())
                        .mapToObj(i -> row(data.part(split), i)))
                .toList();
        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .containsExactly(
                                100, 101, 102, 103, 104, 105, 150, 151, 152, 153, 154, 155, 200, 201, 202, 203, 204,
                                205));
        assertThat(rows).anySatisfy(row -> assertThat(Arrays.copyOf(row, 6)).isEqualTo(Arrays.copyOfRange(row, 6, 12)));
        assertThat(data.shape().testExamples()).isEqualTo(2);
    }

    @Test
    void everyKindOfFileIsRead() throws IOException {
        for (String ending : List.of("png", "jpg", "jpeg", "bmp", "gif")) {
            write(directory.resolve("a/x." + ending), BufferedImage.TYPE_3BYTE_BGR, 10);
            write(directory.resolve("b/x." + ending), BufferedImage.TYPE_3BYTE_BGR, 60);
        }
        assertThat(DataSets.shapeOf(images().spec()).trainExamples()).isEqualTo(8);
    }

    @Test
    void imagesThatAreNoneOrOfAnotherSizeAreNamed() throws IOException {
        writeClasses(directory, BufferedImage.TYPE_BYTE_GRAY);
        Path corrupt = Files.writeString(directory.resolve("cat/9.png"), "no image");
        byte[] whole = Files.readAllBytes(directory.resolve("dog/0.png"));
        Path cut = Files.write(directory.resolve("dog/8.png"), Arrays.copyOf(whole, whole.length / 2));
        Path large = directory.resolve("dog/9.png");
        write(large, BufferedImage.TYPE_BYTE_GRAY, 0, 3, 3);
        List<String> problems = problems();
        assertThat(problems).hasSize(3);
        assertThat(problems.get(0)).startsWith(corrupt + " is no whole image (its content is of no kind");
        assertThat(problems.get(1)).startsWith(cut + " is no whole image (");
        assertThat(problems.get(2))
                .isEqualTo(directory.resolve("cat/0.png") + " has 2x3 pixels, but " + large
                        + " has 3x3; give images of one size");
    }

    @Test
    void emptyClassesAndStrayFilesAreNamed() throws IOException {
        writeClasses(directory, BufferedImage.TYPE_BYTE_GRAY);
        Files.createDirectories(directory.resolve("eel"));
        Files.createDirectories(directory.resolve("cat/more"));
        Files.writeString(directory.resolve("dog/notes.txt"), "x");
        Files.writeString(directory.resolve("readme.md"), "x");
        Files.writeString(directory.resolve(".hidden"), "x");
        assertThat(problems())
                .hasSize(4)
                .anyMatch(p -> p.startsWith("class folder " + directory.resolve("eel") + " has no images"))
                .anyMatch(p -> p.startsWith("folder " + directory.resolve("cat/more") + " is within a class"))
                .anyMatch(p -> p.startsWith("file " + directory.resolve("dog/notes.txt") + " is no image by its name"))
                .anyMatch(p -> p.startsWith("file " + directory.resolve("readme.md") + " is in no class"));
    }

    @Test
    void aFolderWithoutClassesIsNamed() {
        assertThat(problems()).singleElement().asString().contains("has no folders of classes");
    }

    @Test
    void aTestClassThatTrainingDoesNotHaveIsNamed() throws IOException {
        writeClasses(directory.resolve("train"), BufferedImage.TYPE_BYTE_GRAY);
        writeClasses(directory.resolve("test"), BufferedImage.TYPE_BYTE_GRAY);
        write(directory.resolve("test/eel/0.png"), BufferedImage.TYPE_BYTE_GRAY, 0);
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("class folder " + directory.resolve("test/eel") + " of the test part is not in "
                        + directory.resolve("train"));
    }
}
