package dev.batchwise.claims;

import java.util.List;
import java.util.Optional;

/**
 * The verdict on a claim.
 *
 * @param verdict on all of it
 * @param confidence of each interval
 * @param effects a part each, in the order of the rule
 */
public record Decision(Judgement verdict, double confidence, List<Effect> effects) {
    /** Copies the list. */
    public Decision {
        effects = List.copyOf(effects);
    }

    /** Returns the part that the verdict hangs on: the first that judges and came out as the verdict did; empty if none did. */
    public Optional<Effect> deciding() {
        return effects.stream()
                .filter(effect -> effect.criterion().judges() && effect.judgement() == verdict)
                .findFirst();
    }
}
