package dev.batchwise.report;

/** Whether text for a terminal carries colour. Whether it may (a terminal, no NO_COLOR) is for the caller to know. */
public enum Style {
    /** Characters alone. */
    PLAIN,
    /** ANSI codes for weight and colour. */
    COLOUR;

    private static final String RESET = "\u001b[0m";

    String strong(String text) {
        return coded("\u001b[1m", text);
    }

    String faint(String text) {
        return coded("\u001b[2m", text);
    }

    String good(String text) {
        return coded("\u001b[1;32m", text);
    }

    String caution(String text) {
        return coded("\u001b[33m", text);
    }

    private String coded(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : code + text + RESET;
    }
}
