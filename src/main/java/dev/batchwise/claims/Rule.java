package dev.batchwise.claims;

import java.util.List;

/**
 * The decision rule of a claim: all its parts must hold. Intervals hold at once by Bonferroni's correction over the parts that
 * judge (Dunn 1961), so that neither verdict is wrong more often than 1 − confidence.
 *
 * @param parts at least one that judges
 */
public record Rule(List<Part> parts) {
    /** Level at which all intervals of a claim hold at once. */
    public static final double CONFIDENCE = 0.95;

    /** Copies the list. */
    public Rule {
        parts = List.copyOf(parts);
        if (parts.stream().noneMatch(part -> part.criterion().judges())) {
            throw new IllegalArgumentException("a rule that judges nothing");
        }
    }

    /** Returns the rule of these parts. */
    public static Rule of(Part... parts) {
        return new Rule(List.of(parts));
    }

    /** Returns the level of each interval. */
    double confidence() {
        long judging = parts.stream().filter(part -> part.criterion().judges()).count();
        return 1 - (1 - CONFIDENCE) / judging;
    }

    /** Returns the rule in sentences, a line each. */
    public List<String> words() {
        return parts.stream().map(Part::words).toList();
    }

    /** Returns what the rule says of observations. */
    public Decision decide(Observations observed) {
        List<Effect> effects = parts.stream()
                .map(part -> Effect.of(part, part.unit().within(part.of().of(observed, confidence()))))
                .toList();
        List<Judgement> judgements = effects.stream()
                .filter(effect -> effect.criterion().judges())
                .map(Effect::judgement)
                .toList();
        return new Decision(Judgement.ofAll(judgements), confidence(), effects);
    }
}
