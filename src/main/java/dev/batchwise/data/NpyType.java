package dev.batchwise.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The type of an array's elements, as NumPy writes it: {@code <f4}, {@code |u1}, {@code >i8}.
 *
 * @param kind u, i, f or b: unsigned, signed, floating, boolean
 * @param bytes of one element
 * @param order of the bytes
 */
record NpyType(char kind, int bytes, ByteOrder order) {
    /**
     * Returns the type of a description.
     *
     * @throws DamagedFileException if elements of that type are not read
     */
    static NpyType parse(String text) throws DamagedFileException {
        if (text.contains("O")) {
            throw new DamagedFileException(
                    "holds Python objects, which are pickled and never loaded; save it anew with a"
                            + " type of numbers, e.g. x.astype(np.float32)");
        }
        if (!text.matches("[<>|=][uifb][1248]") || text.endsWith("f1") || text.endsWith("f2")) {
            throw new DamagedFileException("has elements of type " + text
                    + ", which are not read; save it anew as uint8," + " float32, float64 or integers");
        }
        ByteOrder order = text.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyType(text.charAt(1), text.charAt(2) - '0', order);
    }

    boolean isByte() {
        return kind == 'u' && bytes == 1;
    }

    boolean isFloat() {
        return kind == 'f';
    }

    /** Returns the next element of a buffer as a whole number; an unsigned one of 2⁶³ or more comes out negative. */
    long whole(ByteBuffer from) {
        boolean signed = kind == 'i';
        return switch (bytes) {
            case 1 -> signed ? from.get() : Byte.toUnsignedInt(from.get());
            case 2 -> signed ? from.getShort() : Short.toUnsignedInt(from.getShort());
            case 4 -> signed ? from.getInt() : Integer.toUnsignedLong(from.getInt());
            default -> from.getLong();
        };
    }

    /** Returns the next element of a buffer as a number. */
    double number(ByteBuffer from) {
        if (kind != 'f') {
            return whole(from);
        }
        return bytes == Float.BYTES ? from.getFloat() : from.getDouble();
    }

    /** Returns NumPy's name of the type. */
    String label() {
        return switch (kind) {
            case 'b' -> "bool";
            case 'f' -> "float" + 8 * bytes;
            case 'i' -> "int" + 8 * bytes;
            default -> "uint" + 8 * bytes;
        };
    }
}
