package dev.batchwise.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Named tensors and text in one {@code .safetensors} file: an eight-byte little-endian header length, a JSON header, then raw
 * little-endian data. Nothing in it is executable, and Python's {@code safetensors} reads it.
 *
 * @param tensors by name, in file order; owned by the caller's scope
 * @param metadata text by name
 */
public record Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    private static final JsonMapper JSON = JsonMapper.shared();
    static final String METADATA = "__metadata__";
    static final Map<String, ScalarType> TYPES = Map.of(
            "F32", ScalarType.Float,
            "F64", ScalarType.Double,
            "F16", ScalarType.Half,
            "BF16", ScalarType.BFloat16,
            "I64", ScalarType.Long,
            "I32", ScalarType.Int,
            "I16", ScalarType.Short,
            "I8", ScalarType.Char,
            "U8", ScalarType.Byte,
            "BOOL", ScalarType.Bool);

    /** Keeps the order of both maps. */
    public Safetensors {
        tensors = new LinkedHashMap<>(tensors);
        metadata = new LinkedHashMap<>(metadata);
    }

    /** Says whether such a file can hold tensors of a type. */
    public static boolean holds(ScalarType type) {
        return TYPES.containsValue(type.intern());
    }

    /**
     * Writes the file whole or not at all: to a neighbour, forced to disk, then renamed.
     *
     * @throws UncheckedIOException naming the path, e.g. when the disk is full
     */
    public void write(Path file) {
        Path draft = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                writeTo(channel);
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        } finally {
            deleteQuietly(draft);
        }
    }

    private static void deleteQuietly(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            draft.toFile().deleteOnExit();
        }
    }

    private void writeTo(FileChannel channel) throws IOException {
        byte[] header = header();
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        writeFully(channel, length.putLong(header.length).flip());
        writeFully(channel, ByteBuffer.wrap(header));
        for (Tensor tensor : tensors.values()) {
            writeFully(channel, Tensors.bytes(tensor.detach().contiguous()));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }

    private byte[] header() {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode text = header.putObject(METADATA);
        metadata.forEach(text::put);
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            ObjectNode described = header.putObject(entry.getKey());
            described.put("dtype", typeName(tensor.scalar_type()));
            ArrayNode shape = described.putArray("shape");
            for (long size : tensor.shape()) {
                shape.add(size);
            }
            described.putArray("data_offsets").add(offset).add(offset + tensor.nbytes());
            offset += tensor.nbytes();
        }
        return padded(JSON.writeValueAsBytes(header));
    }

    /** The data have to start at a multiple of eight bytes; the format pads the header with spaces. */
    private static byte[] padded(byte[] header) {
        byte[] padded = new byte[(header.length + 7) / 8 * 8];
        java.util.Arrays.fill(padded, (byte) ' ');
        System.arraycopy(header, 0, padded, 0, header.length);
        return padded;
    }

    private static String typeName(ScalarType type) {
        return TYPES.entrySet().stream()
                .filter(e -> e.getValue() == type.intern())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("tensors of type " + type + " are not written"));
    }

    /**
     * Reads a file.
     *
     * @throws UncheckedIOException naming the path, if it cannot be read or is not such a file
     */
    public static Safetensors read(Path file) {
        try {
            ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            if (content.remaining() < 8 || content.getLong(0) < 2 || content.getLong(0) > content.remaining() - 8) {
                throw new IOException("it is no safetensors file: its header length does not fit");
            }
            int dataStart = 8 + (int) content.getLong(0);
            byte[] header = new byte[dataStart - 8];
            content.get(8, header);
            return decode(JSON.readTree(new String(header, StandardCharsets.UTF_8)), content, dataStart);
        } catch (IOException | tools.jackson.core.JacksonException e) {
            throw new UncheckedIOException(
                    "cannot read " + file + ": " + e.getMessage(),
                    e instanceof IOException io ? io : new IOException(e));
        }
    }

    private static Safetensors decode(JsonNode header, ByteBuffer content, int dataStart) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (StoredTensor stored : StoredTensor.all(header, content.capacity() - dataStart)) {
            ByteBuffer data = content.slice(dataStart + (int) stored.from(), (int) (stored.to() - stored.from()));
            tensors.put(
                    stored.name(),
                    Tensors.of(
                            data,
                            stored.type(),
                            stored.shape().stream().mapToLong(Long::longValue).toArray()));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        header.path(METADATA)
                .properties()
                .forEach(e -> metadata.put(e.getKey(), e.getValue().asString()));
        return new Safetensors(tensors, metadata);
    }
}
