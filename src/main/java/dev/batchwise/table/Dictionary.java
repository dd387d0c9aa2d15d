package dev.batchwise.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Different texts, numbered as they first appear: a hash table with open addressing, which makes no object for a known text. */
final class Dictionary {
    /** The most texts that are told apart. */
    static final int MOST = 1000;

    private final int[] slots = new int[4096]; // number + 1
    private final List<char[]> texts = new ArrayList<>();
    private boolean full;

    /** Returns the number of a text, a new one if it was not known; −1 if there are too many. */
    int add(char[] buffer, int from, int length) {
        int slot = slot(buffer, from, length);
        if (slots[slot] > 0) {
            return slots[slot] - 1;
        }
        if (texts.size() == MOST) {
            full = true;
            return -1;
        }
        texts.add(Arrays.copyOfRange(buffer, from, from + length));
        slots[slot] = texts.size();
        return texts.size() - 1;
    }

    /** Returns the number of a text; −1 if it is not known. */
    int find(char[] buffer, int from, int length) {
        return slots[slot(buffer, from, length)] - 1;
    }

    private int slot(char[] buffer, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        int slot = (hash ^ hash >>> 15) & (slots.length - 1);
        while (slots[slot] > 0 && !isAt(slots[slot] - 1, buffer, from, length)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean isAt(int number, char[] buffer, int from, int length) {
        char[] text = texts.get(number);
        return Arrays.equals(text, 0, text.length, buffer, from, from + length);
    }

    /** Returns whether there was a text too many. */
    boolean isFull() {
        return full;
    }

    /** Returns the number of texts. */
    int size() {
        return texts.size();
    }

    /** Returns the texts in the order of their numbers. */
    List<String> texts() {
        return texts.stream().map(String::new).toList();
    }
}
