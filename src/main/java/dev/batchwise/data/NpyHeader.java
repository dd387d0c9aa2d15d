package dev.batchwise.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The header of an array in NumPy's NPY format, version 1.0 (NumPy Enhancement Proposal 1). */
final class NpyHeader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NpyHeader() {}

    /**
     * Returns the bytes of a header; the array follows in C order.
     *
     * @param type of an element, e.g. {@code <f4}: little-endian float32
     * @param shape of the array
     */
    static byte[] of(String type, List<Integer> shape) {
        String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String comma = shape.size() == 1 ? "," : ""; // Python's tuple of one
        String dictionary = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + sizes + comma + "), }";
        int before = MAGIC.length + 2; // the length field takes two bytes
        int total = (before + dictionary.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT; // with one newline at least
        String text = dictionary + " ".repeat(total - before - dictionary.length() - 1) + "\n";
        byte[] header = new byte[total];
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[MAGIC.length] = (byte) text.length();
        header[MAGIC.length + 1] = (byte) (text.length() >>> 8);
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, header, before, text.length());
        return header;
    }
}
