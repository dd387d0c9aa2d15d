package dev.batchwise.fetch;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** What an entry of an archive may be: a file or a directory whose name stays inside the folder it is unpacked to. */
final class EntryNames {
    private EntryNames() {}

    /** Returns what is wrong with an entry, to follow the name of the archive; empty if nothing is. */
    static Optional<String> problem(TarArchiveEntry entry) {
        String name = entry.getName();
        if (leadsOutside(name)) {
            return Optional.of("has entry '" + name + "', which points outside its target");
        }
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Optional.of("has entry '" + name + "', a link to '" + entry.getLinkName() + "'");
        }
        return isRegular(entry) || entry.isDirectory()
                ? Optional.empty()
                : Optional.of("has entry '" + name + "', which is neither a file nor a directory");
    }

    /** Returns whether an entry is an ordinary file; the library's own question counts pipes and devices as such. */
    static boolean isRegular(TarArchiveEntry entry) {
        boolean ordinary =
                entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
        return ordinary && !entry.isDirectory();
    }

    /** Absolute on any system, by drive, or by climbing. */
    private static boolean leadsOutside(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.matches("[A-Za-z]:.*")
                || Arrays.asList(name.split("/")).contains("..");
    }
}
