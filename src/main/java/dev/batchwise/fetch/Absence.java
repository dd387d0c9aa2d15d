package dev.batchwise.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What to do about a set that is not in its folder, in words. */
final class Absence {
    private final DataHome home;
    private final PublishedSet set;
    private final Path folder;

    Absence(DataHome home, PublishedSet set) {
        this.home = home;
        this.set = set;
        folder = home.folder(set);
    }

    /** Returns what is missing, or in the way, and what to do, one line each. */
    List<String> problems() {
        List<String> lines = new ArrayList<>();
        lines.add("data set " + set + " is not in " + folder + "; fetch it with `" + home.command(set) + "`, or put "
                + theseFiles() + " there:");
        lines.addAll(files());
        return List.copyOf(lines);
    }

    /** Returns what to do where fetching failed, one line each. */
    List<String> byHand() {
        List<String> lines = new ArrayList<>();
        lines.add("put " + theseFiles() + " into " + folder
                + ", from another machine, or run the same command again later:");
        lines.addAll(files());
        return List.copyOf(lines);
    }

    private String theseFiles() {
        int missing = set.missingIn(folder).size();
        return missing == 1 ? "this file" : "these " + missing + " files";
    }

    private List<String> files() {
        List<Part> missing = set.missingIn(folder);
        List<String> lines = new ArrayList<>();
        missing.forEach(part -> lines.add("  " + description(part)));
        if (missing.stream().anyMatch(part -> part.bytesUnpacked() > 0)) {
            lines.add("  then run `" + home.command(set) + "`, which checks and unpacks it");
        }
        missing.forEach(part -> lines.addAll(part.obstacles(folder)));
        return lines;
    }

    private static String description(Part part) {
        String from = part.addresses().stream().map(URI::toString).collect(Collectors.joining(" or "));
        return part.download().name() + ", "
                + ExpectedFile.count(part.download().bytes()) + ", SHA-256 " + part.checksum() + ", from " + from;
    }
}
