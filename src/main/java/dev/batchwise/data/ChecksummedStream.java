package dev.batchwise.data;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A stream that, once read to its end, must have had a given SHA-256. */
final class ChecksummedStream extends DigestInputStream {
    private final String expected;
    private boolean verified;

    /**
     * Creates the check.
     *
     * @param in what is read
     * @param expected SHA-256, 64 lower-case hexadecimal digits
     */
    ChecksummedStream(InputStream in, String expected) {
        super(in, sha256());
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        verifyAtEnd(read);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        int read = super.read(into, from, count);
        verifyAtEnd(read);
        return read;
    }

    private void verifyAtEnd(int read) throws DamagedFileException {
        if (read >= 0 || verified) {
            return;
        }
        verified = true;
        String found = HexFormat.of().formatHex(getMessageDigest().digest());
        if (!found.equals(expected)) {
            throw new DamagedFileException("is damaged: its content has SHA-256 " + found + " instead of " + expected);
        }
    }

    /** Returns a new digest. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
