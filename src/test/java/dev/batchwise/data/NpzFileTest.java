package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NpzFileTest {
    @ParameterizedTest
    @EnumSource(SplitName.class)
    void anExportHoldsWhatTheModelSees(SplitName split, @TempDir Path directory) throws IOException {
        DataSpec spec = new DataSpec(IdxFixture.in(directory).name(), 0.25, 3);
        Path file = directory.resolve("out.npz");
        DataSets.export(spec, split, file);

        DataSet data = DataSets.open(spec);
        Part part = data.part(split);
        int n = part.examples();
        Map<String, byte[]> arrays = entries(file);
        assertThat(arrays.keySet()).containsExactly("inputs.npy", "labels.npy");
        ByteBuffer inputs = array(
                arrays, "inputs.npy", "{'descr': '<f4', 'fortran_order': False, 'shape': (" + n + ", 1, 2, 3), }");
        ByteBuffer labels =
                array(arrays, "labels.npy", "{'descr': '<i8', 'fortran_order': False, 'shape': (" + n + ",), }");
        assertThat(inputs.remaining()).isEqualTo(4 * 6 * n);
        assertThat(labels.remaining()).isEqualTo(8 * n);
        ByteBuffer pixels = part.values();
        while (inputs.hasRemaining()) {
            assertThat(inputs.getFloat())
                    .isEqualTo(data.normalization().channels().get(0).apply(Byte.toUnsignedInt(pixels.get())));
        }
        for (int label : part.labels()) {
            assertThat(labels.getLong()).isEqualTo(label);
        }
    }

    @Test
    void theSameDataGiveTheSameBytes(@TempDir Path directory) throws IOException {
        DataSpec spec = new DataSpec(IdxFixture.in(directory).name(), 0.25, 3);
        DataSets.export(spec, SplitName.TRAIN, directory.resolve("a.npz"));
        DataSets.export(spec, SplitName.TRAIN, directory.resolve("b.npz"));
        assertThat(directory.resolve("a.npz")).hasSameBinaryContentAs(directory.resolve("b.npz"));
    }

    @Test
    void anEarlierFileIsReplacedAndNothingElseIsLeft(@TempDir Path data, @TempDir Path out) throws IOException {
        Path file = Files.writeString(out.resolve("train.npz"), "earlier");
        DataSets.export(new DataSpec(IdxFixture.in(data).name(), 0.25, 3), SplitName.TRAIN, file);
        assertThat(entries(file)).hasSize(2);
        assertThat(names(out)).containsExactly("train.npz");
    }

    @Test
    void anExportThatFailsLeavesTheEarlierFile(@TempDir Path out) throws IOException {
        Path file = Files.writeString(out.resolve("train.npz"), "earlier");
        NpzFile npz = new NpzFile(List.of(1, 2, 3), new int[] {0, 1}, new float[0], new Normalization(0.5, 0.25));
        assertThatThrownBy(() -> npz.write(file, rows -> rows.take(0, new byte[6])))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 images for 2 labels");
        assertThat(file).hasContent("earlier");
        assertThat(names(out)).containsExactly("train.npz");
    }

    @Test
    void anEmptySplitIsNotExported(@TempDir Path directory) {
        String name = IdxFixture.in(directory).name();
        Path file = directory.resolve("validation.npz");
        assertThatThrownBy(() -> DataSets.export(new DataSpec(name, 0, 1), SplitName.VALIDATION, file))
                .isInstanceOf(UsageException.class)
                .hasMessage("the validation split of " + name
                        + " at validation share 0.0 is empty; give a share above 0, e.g. --validation 0.1");
        assertThat(file).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed(@TempDir Path directory) {
        DataSpec spec = new DataSpec(IdxFixture.in(directory).name(), 0.25, 3);
        assertThatThrownBy(() -> DataSets.export(spec, SplitName.TRAIN, directory))
                .isInstanceOf(UsageException.class)
                .hasMessage(directory + " is a directory; give the name of a file, e.g. train.npz");
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> DataSets.export(spec, SplitName.TRAIN, nowhere.resolve("train.npz")))
                .isInstanceOf(UsageException.class)
                .hasMessage("directory " + nowhere + " for train.npz does not exist; create it or give another");
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** Checks the header against NEP 1 and returns the array behind it. */
    private static ByteBuffer array(Map<String, byte[]> arrays, String name, String dictionary) {
        ByteBuffer file =
                ByteBuffer.wrap(arrays.getOrDefault(name, new byte[0])).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        file.get(magic);
        assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
        byte[] text = new byte[file.getShort()];
        file.get(text);
        assertThat(file.position() % 64).isZero();
        String header = new String(text, StandardCharsets.US_ASCII);
        assertThat(header).endsWith("\n").doesNotContain("\t");
        assertThat(header.stripTrailing()).isEqualTo(dictionary);
        return file;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
