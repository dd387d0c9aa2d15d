package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.fetch.DataHome;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Reading;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarDirectoryTest {
    @TempDir
    private Path directory;

    /** Record i of a file has label (i + first) mod classes; pixel p of plane c has the value 10·c + label. */
    private void write(Path to, int records, int first, int classes, int labelBytes) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(records * (labelBytes + 3072));
        for (int i = 0; i < records; i++) {
            byte label = (byte) ((i + first) % classes);
            if (labelBytes == 2) {
                file.put((byte) 99); // the coarse label says nothing
            }
            file.put(label);
            for (int p = 0; p < 3072; p++) {
                file.put((byte) (10 * (p / 1024) + label));
            }
        }
        Files.createDirectories(to.getParent());
        Files.write(to, file.array());
    }

    private void writeTen(Path in) throws IOException {
        for (int batch = 1; batch <= 5; batch++) {
            write(in.resolve("data_batch_" + batch + ".bin"), 4, batch, 4, 1);
        }
        write(in.resolve("test_batch.bin"), 3, 0, 4, 1);
    }

    private static DataSpec spec(String name, Path dataDir) {
        Reading usual = Reading.usual();
        Reading reading = new Reading(
                Optional.of(dataDir.toString()),
                usual.testData(),
                usual.testShare(),
                usual.label(),
                usual.columns(),
                usual.ignore(),
                usual.missing(),
                usual.task(),
                usual.separator());
        return new DataSpec(name, 0, 1, reading);
    }

    @Test
    void batchesFollowOneAnotherAndPlanesStayApart() throws IOException {
        writeTen(directory);
        DataSet data = DataSets.open(new DataSpec("cifar:" + directory, 0, 1));
        Part train = data.part(SplitName.TRAIN);
        assertThat(train.shape()).containsExactly(20, 3, 32, 32);
        assertThat(train.storage()).isEqualTo(Part.Storage.BYTES);
        assertThat(train.labels()).containsExactly(1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2, 0, 1, 2, 3, 1, 2, 3, 0);
        float[] values = new float[3072];
        train.copyValues(2, values);
        assertThat(values[0]).isEqualTo(3);
        assertThat(values[1024]).isEqualTo(13);
        assertThat(values[3071]).isEqualTo(23);
        assertThat(data.part(SplitName.TEST).labels()).containsExactly(0, 1, 2);
        assertThat(data.outputs()).isEqualTo(4);
    }

    /** Plane c holds 10·c + 0, 1, 2, 3 equally often: mean (10·c + 1.5)/255, deviation √1.25/255. */
    @Test
    void everyChannelHasItsOwnNormalization() throws IOException {
        writeTen(directory);
        List<Normalization.Channel> channels = DataSets.open(new DataSpec("cifar:" + directory, 0.25, 1))
                .normalization()
                .channels();
        assertThat(channels).hasSize(3);
        for (int c = 0; c < 3; c++) {
            assertThat(channels.get(c).mean()).isCloseTo((10 * c + 1.5) / 255, within(1e-15));
            assertThat(channels.get(c).std()).isCloseTo(Math.sqrt(1.25) / 255, within(1e-15));
        }
    }

    @Test
    void fineLabelsAreTheLabelsOfCifar100() throws IOException {
        Path unpacked = directory.resolve("cifar-100-binary");
        write(unpacked.resolve("train.bin"), 12, 0, 3, 2);
        write(unpacked.resolve("test.bin"), 3, 0, 3, 2);
        Files.writeString(unpacked.resolve("fine_label_names.txt"), "apple\nbee\ncup\n");
        Verified verified = Verification.of(
                DataCatalogue.source(spec("cifar100", directory)), spec("cifar100", directory), Keeper.NOTHING);
        assertThat(verified.labelling().classNames()).containsExactly("apple", "bee", "cup");
        assertThat(verified.shape().trainExamples()).isEqualTo(12);
    }

    @Test
    void aNamedSetIsFoundUnderItsNameOrInTheDirectoryItself() throws IOException {
        writeTen(directory.resolve("a/cifar10"));
        writeTen(directory.resolve("b"));
        writeTen(directory.resolve("c/cifar-10-batches-bin"));
        for (String place : List.of("a", "b", "c")) {
            assertThat(DataSets.shapeOf(spec("cifar10", directory.resolve(place)))
                            .trainExamples())
                    .isEqualTo(20);
        }
    }

    @Test
    void theUsualHomeIsLookedUpToo() throws IOException {
        writeTen(directory.resolve("home/cifar10"));
        DataHome home = DataHome.at(directory.resolve("home"));
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        for (DataSpec spec : List.of(new DataSpec("cifar10", 0, 1), spec("cifar10", elsewhere))) {
            assertThat(NamedSets.CIFAR10.open(spec, home).training().name()).contains("home");
        }
    }

    @Test
    void aMissingSetSaysHowToFetchIt() {
        DataHome home = DataHome.at(directory.resolve("home"));
        assertThatThrownBy(() -> NamedSets.CIFAR10.open(spec("cifar10", directory), home))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("data set cifar10 is not in " + directory.resolve("cifar10")
                        + "; fetch it with `batchwise data fetch cifar10 --data-dir " + directory + "`");
    }

    @Test
    void everyDamagedOrMissingBatchIsNamed() throws IOException {
        writeTen(directory);
        Files.write(directory.resolve("data_batch_2.bin"), new byte[3000]);
        Files.delete(directory.resolve("data_batch_4.bin"));
        Files.write(directory.resolve("test_batch.bin"), new byte[0]);
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(() -> DataSets.shapeOf(new DataSpec("cifar:" + directory, 0, 1)))
                .isInstanceOfSatisfying(UsageException.class, e -> problems.addAll(e.problems()));
        assertThat(problems)
                .containsExactly(
                        directory.resolve("data_batch_2.bin") + " is truncated or of another kind: it has 3000 bytes,"
                                + " which is not a whole number of records of 3073; replace it by a whole file",
                        directory.resolve("data_batch_4.bin") + " does not exist; give a file that does",
                        directory.resolve("test_batch.bin") + " is empty; replace it by a whole file");
    }

    @Test
    void optionsThatSayNothingAreNamed() throws IOException {
        writeTen(directory);
        Reading usual = Reading.usual();
        Reading reading = new Reading(
                usual.dataDir(),
                Optional.of("x.csv"),
                0.5,
                Optional.of("3"),
                List.of("a"),
                List.of("b"),
                usual.missing(),
                usual.task(),
                ";");
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(() -> DataSets.shapeOf(new DataSpec("cifar:" + directory, 0, 1, reading)))
                .isInstanceOfSatisfying(UsageException.class, e -> problems.addAll(e.problems()));
        assertThat(problems)
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly("--test-data", "--test-share", "--label", "--columns", "--ignore", "--separator");
    }
}
