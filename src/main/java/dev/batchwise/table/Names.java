package dev.batchwise.table;

import java.util.List;

/** Lists of names in messages, cut short where they are long. */
final class Names {
    private static final int SHOWN = 20;

    private Names() {}

    /** Returns the names with commas between them: the first twenty, and how many more there are. */
    static String of(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }
}
