package dev.batchwise.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the header of an array in NumPy's NPY format says (NumPy Enhancement Proposal 1), versions 1 to 3.
 *
 * @param type of an element
 * @param shape of the array
 */
record NpyFormat(NpyType type, List<Long> shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L, ]*)\\)");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");

    /** Copies the shape. */
    NpyFormat {
        shape = List.copyOf(shape);
    }

    /** Reads the header; the stream then stands at the first element. */
    static NpyFormat read(InputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length + 2);
        if (magic.length < MAGIC.length + 2 || !startsWithMagic(magic)) {
            throw new DamagedFileException("is no NPY array: it does not begin with \\x93NUMPY; save it with np.savez");
        }
        int version = magic[MAGIC.length];
        byte[] size = in.readNBytes(version == 1 ? 2 : 4);
        ByteBuffer length = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
        long bytes =
                size.length == 2 ? Short.toUnsignedInt(length.getShort()) : size.length == 4 ? length.getInt() : -1;
        if (version < 1 || version > 3 || bytes < 0 || bytes > LONGEST_HEADER) {
            throw new DamagedFileException("has a damaged header (version " + version + ", " + bytes + " bytes)");
        }
        byte[] text = in.readNBytes((int) bytes);
        if (text.length < bytes) {
            throw new DamagedFileException("is truncated: its header ends too early");
        }
        return parse(new String(text, StandardCharsets.UTF_8));
    }

    private static boolean startsWithMagic(byte[] magic) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (magic[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    private static NpyFormat parse(String header) throws DamagedFileException {
        Matcher type = TYPE.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        Matcher order = ORDER.matcher(header);
        if (!shape.find() || !order.find()) {
            throw new DamagedFileException("has a damaged header: " + header.strip());
        }
        if (!type.find()) {
            throw new DamagedFileException(
                    "has records of several fields, which are not read; save each field as an array" + " of its own");
        }
        NpyFormat format = new NpyFormat(NpyType.parse(type.group(1)), sizes(shape.group(1)));
        if (order.group(1).equals("True")
                && format.shape.stream().filter(size -> size != 1).count() > 1) {
            throw new DamagedFileException("is in Fortran order, which is not read; save np.ascontiguousarray of it");
        }
        return format;
    }

    private static List<Long> sizes(String text) throws DamagedFileException {
        List<Long> sizes = new ArrayList<>();
        for (String size : text.replace("L", "").split(",", -1)) {
            String digits = size.strip();
            if (digits.length() > 18) {
                throw new DamagedFileException("has a damaged header: a size of " + digits);
            }
            if (!digits.isEmpty()) {
                sizes.add(Long.parseLong(digits));
            }
        }
        return sizes;
    }

    /** Returns the shape as Python writes it: {@code (60000, 28, 28)}. */
    String shapeText() {
        return shape.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", shape.size() == 1 ? ",)" : ")"));
    }
}
