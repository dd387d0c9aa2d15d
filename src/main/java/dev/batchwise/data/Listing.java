package dev.batchwise.data;

import java.util.List;

/** A list of names for a message, cut short where it is long. */
final class Listing {
    private static final int SHOWN = 5;

    private Listing() {}

    /** Returns the names with commas between them: the first five, and how many more there are. */
    static String of(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }
}
