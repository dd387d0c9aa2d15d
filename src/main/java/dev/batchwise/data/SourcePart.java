package dev.batchwise.data;

import java.util.function.Function;

/** The training or the test part of a source. Each method reads anew, and throws a UsageException with all that is wrong. */
interface SourcePart {
    /** Returns the name of what holds the values, in messages. */
    String name();

    /** Returns what is said of the examples. */
    Answers answers();

    /**
     * Shows the values of all examples.
     *
     * @param receiver returns what they are shown to, in the order of the answers, given their layout
     * @return the layout
     */
    Layout show(Function<Layout, Rows> receiver);
}
