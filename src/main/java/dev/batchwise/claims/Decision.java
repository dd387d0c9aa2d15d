package dev.batchwise.claims;

import java.util.List;

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
}
