package benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Files of the size and format of CIFAR-10, with random pixels: speed and memory do not depend on what is in a picture. */
final class MadeUpImages {
    private static final int RECORD = 3073;

    private MadeUpImages() {}

    /** Writes the files into a directory and returns it. */
    static Path write(Path directory) throws IOException {
        Random random = new Random(1);
        for (String name :
                List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch")) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(directory.resolve(name + ".bin")))) {
                byte[] record = new byte[RECORD];
                for (int i = 0; i < 10_000; i++) {
                    random.nextBytes(record);
                    record[0] = (byte) (i % 10);
                    out.write(record);
                }
            }
        }
        return directory;
    }
}
