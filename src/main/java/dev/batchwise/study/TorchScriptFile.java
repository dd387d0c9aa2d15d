package dev.batchwise.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A network from Python, as {@code torch.jit.script(model).save(FILE)} writes it: an archive of code and weights. What a plan
 * depends on is read in the code; nothing is run.
 *
 * @param file absolute
 * @param hasBatchNorm whether its code normalizes over the batch
 */
public record TorchScriptFile(Path file, boolean hasBatchNorm) implements ModelSpec {
    /** What a model's name begins with. */
    public static final String PREFIX = "torchscript:";

    private static final String ADVICE = "give a file that torch.jit.script(model).save(\"model.pt\") wrote";

    /**
     * Returns the network of a file.
     *
     * @throws UsageException if the file is not there or no such archive
     */
    static TorchScriptFile parse(String name) {
        Path file = Path.of(name.substring(PREFIX.length())).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new UsageException("model file " + file + " in --model " + name + " is not there; " + ADVICE);
        }
        try (ZipFile archive = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> code = archive.stream()
                    .filter(entry -> entry.getName().matches("[^/]+/code/.*\\.py"))
                    .toList();
            if (code.isEmpty()) {
                throw new UsageException("model file " + file
                        + " holds no code: torch.save wrote weights or a pickled object, which is never unpickled here; "
                        + ADVICE);
            }
            return new TorchScriptFile(file, normalizes(archive, code));
        } catch (ZipException e) {
            throw new UsageException(
                    "model file " + file + " is no TorchScript archive (" + what(file) + "); " + ADVICE);
        } catch (IOException e) {
            throw new UsageException("model file " + file + " cannot be read: " + e.getMessage() + "; " + ADVICE);
        }
    }

    private static boolean normalizes(ZipFile archive, List<? extends ZipEntry> code) throws IOException {
        for (ZipEntry entry : code) {
            try (InputStream in = archive.getInputStream(entry)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (text.contains("torch.batch_norm(") || text.contains("batch_norm_impl_index(")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String what(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(9);
            if (start.length == 0) {
                return "it is empty";
            }
            if (start.length == 9 && start[8] == '{') {
                return "it looks like .safetensors, which holds weights alone";
            }
            return start[0] == (byte) 0x80 ? "it looks like a pickle" : "it is no zip file, or cut off";
        } catch (IOException e) {
            return "it cannot be read";
        }
    }

    @Override
    public String name() {
        return PREFIX + file;
    }

    @Override
    public boolean takesGhostBatches() {
        return false;
    }

    @Override
    public boolean isFromElsewhere() {
        return true;
    }
}
