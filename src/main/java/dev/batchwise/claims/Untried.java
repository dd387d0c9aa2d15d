package dev.batchwise.claims;

import java.util.List;
import java.util.Map;

/**
 * A protocol of a claim at a scale at which it was not run.
 *
 * @param card of the claim
 * @param protocol what would be run, in words
 * @param coreSeconds that it would take, about, of one core
 */
public record Untried(Card card, String protocol, double coreSeconds) {
    /**
     * Returns the protocols of claims at a scale.
     *
     * @param shapes of data that are there or are known
     */
    public static List<Untried> at(Scale scale, List<Claim> claims, Shapes shapes) {
        return claims.stream()
                .map(claim -> {
                    Protocol protocol = claim.protocol(scale, shapes);
                    SharedTrials alone = new SharedTrials(Map.of(claim.card().id(), protocol));
                    return new Untried(claim.card(), protocol.words(), Forecasts.coreSeconds(alone, shapes));
                })
                .toList();
    }
}
