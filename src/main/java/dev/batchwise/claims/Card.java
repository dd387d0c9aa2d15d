package dev.batchwise.claims;

import java.util.List;

/**
 * What a claim says, apart from any experiment.
 *
 * @param number its place in the catalogue, from 1
 * @param id short name, e.g. {@code f1-gap}
 * @param question under which it stands
 * @param statement in our words
 * @param source who says so: work, section or table
 * @param measured what is measured, in a sentence or two
 * @param published the published figure; empty if there is none
 * @param history changes of its rule after results had been seen, each with its reason; empty if there was none
 */
public record Card(
        int number,
        String id,
        Question question,
        String statement,
        String source,
        String measured,
        String published,
        List<String> history) {
    /** Copies the list. */
    public Card {
        history = List.copyOf(history);
    }

    /** Creates a card of a claim whose rule was never changed. */
    public Card(
            int number,
            String id,
            Question question,
            String statement,
            String source,
            String measured,
            String published) {
        this(number, id, question, statement, source, measured, published, List.of());
    }
}
