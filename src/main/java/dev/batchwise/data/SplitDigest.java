package dev.batchwise.data;

import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of examples that go by. They are gathered first: a digest of few bytes at a time is several times slower. */
final class SplitDigest implements Rows {
    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest = ChecksummedStream.sha256();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;

    @Override
    public void take(int index, byte[] stored) {
        add(stored);
    }

    /** Takes more bytes. */
    void add(byte[] bytes) {
        if (filled + bytes.length > buffer.length) {
            digest.update(buffer, 0, filled);
            filled = 0;
        }
        if (bytes.length > buffer.length) {
            digest.update(bytes);
            return;
        }
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    /** Returns the digest of all that was taken, in hexadecimal digits. */
    String hex() {
        digest.update(buffer, 0, filled);
        return HexFormat.of().formatHex(digest.digest());
    }
}
