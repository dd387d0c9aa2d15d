package dev.batchwise.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** An archive entry by entry, names kept as they are given. */
final class Tar {
    private record Entry(TarArchiveEntry header, String content) {}

    private final List<Entry> entries = new ArrayList<>();

    Tar directory(String name) {
        entries.add(new Entry(new TarArchiveEntry(name + "/", TarConstants.LF_DIR, true), ""));
        return this;
    }

    Tar file(String name, String content) {
        TarArchiveEntry header = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
        header.setName(name); // which keeps backslashes
        header.setSize(content.length());
        entries.add(new Entry(header, content));
        return this;
    }

    Tar link(String name, byte kind, String target) {
        TarArchiveEntry header = new TarArchiveEntry(name, kind, true);
        header.setLinkName(target);
        entries.add(new Entry(header, ""));
        return this;
    }

    byte[] gzipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (Entry entry : entries) {
                tar.putArchiveEntry(entry.header());
                tar.write(entry.content().getBytes(US_ASCII));
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
