package dev.batchwise.torch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch.ScalarType;
import tools.jackson.databind.JsonNode;

/**
 * One tensor's entry in the header of a {@code .safetensors} file, checked against the file.
 *
 * @param name of the tensor
 * @param type of its elements
 * @param shape sizes, each at least 0
 * @param from first byte, counted from the start of the data
 * @param to the byte after the last
 */
record StoredTensor(String name, ScalarType type, List<Long> shape, long from, long to) {
    private static final Map<ScalarType, Integer> WIDTHS = Map.of(
            ScalarType.Float, 4,
            ScalarType.Double, 8,
            ScalarType.Half, 2,
            ScalarType.BFloat16, 2,
            ScalarType.Long, 8,
            ScalarType.Int, 4,
            ScalarType.Short, 2,
            ScalarType.Char, 1,
            ScalarType.Byte, 1,
            ScalarType.Bool, 1);

    StoredTensor {
        shape = List.copyOf(shape);
    }

    /**
     * Returns the entries of a header, in its order.
     *
     * @param dataBytes bytes behind the header
     * @throws IOException naming the first entry that does not fit the file or another entry
     */
    static List<StoredTensor> all(JsonNode header, long dataBytes) throws IOException {
        if (!header.isObject()) {
            throw new IOException("its header is not an object");
        }
        List<StoredTensor> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(Safetensors.METADATA)) {
                all.add(of(entry.getKey(), entry.getValue(), dataBytes));
            }
        }
        checkApart(all);
        return all;
    }

    private static StoredTensor of(String name, JsonNode described, long dataBytes) throws IOException {
        String dtype = described.path("dtype").asString("");
        ScalarType type = Safetensors.TYPES.get(dtype);
        if (type == null) {
            throw new IOException("tensor '" + name + "' is of type '" + dtype + "', which is none of "
                    + String.join(", ", new java.util.TreeSet<>(Safetensors.TYPES.keySet())));
        }
        long from = described.path("data_offsets").path(0).asLong(-1);
        long to = described.path("data_offsets").path(1).asLong(-1);
        if (from < 0 || to < from || to > dataBytes) {
            throw new IOException("tensor '" + name + "' at bytes " + from + " to " + to + " lies outside the "
                    + dataBytes + " bytes of data");
        }
        List<Long> shape = new ArrayList<>();
        for (JsonNode size : described.path("shape")) {
            shape.add(size.asLong(-1));
        }
        StoredTensor stored = new StoredTensor(name, type, shape, from, to);
        stored.checkSize();
        return stored;
    }

    private void checkSize() throws IOException {
        double bytes = WIDTHS.get(type) == null ? -1 : WIDTHS.get(type);
        for (long size : shape) {
            bytes *= size < 0 ? Double.NaN : size;
        }
        if (bytes != to - from) {
            throw new IOException(
                    "tensor '" + name + "' of shape " + shape + " does not fill its " + (to - from) + " bytes");
        }
    }

    private static void checkApart(List<StoredTensor> all) throws IOException {
        List<StoredTensor> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparingLong(StoredTensor::from).thenComparingLong(StoredTensor::to));
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i).from() < ordered.get(i - 1).to()) {
                throw new IOException("tensors '" + ordered.get(i - 1).name() + "' and '"
                        + ordered.get(i).name() + "' overlap");
            }
        }
    }
}
