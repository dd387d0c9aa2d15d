package dev.batchwise.report;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines between words. */
final class Paragraphs {
    private Paragraphs() {}

    /**
     * Returns the text in lines of at most a width, a longer word on a line of its own; each line after the first indented
     * like the first's lead.
     *
     * @param lead what the first line begins with, e.g. {@code "- "}; part of the width
     * @param width in characters
     */
    static List<String> wrap(String lead, String text, int width) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(lead.length());
        StringBuilder line = new StringBuilder(lead);
        boolean empty = true;
        for (String word : text.strip().split("\\s+", -1)) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
