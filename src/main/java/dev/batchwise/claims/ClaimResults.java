package dev.batchwise.claims;

import dev.batchwise.advice.Environment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One claim with what was found: the content of its {@code results.json}, from which alone its verdict can be computed again.
 *
 * @param format {@link #FORMAT}
 * @param card what it says
 * @param scale it was run at
 * @param protocol what is run, in words
 * @param rule in sentences, fixed beforehand
 * @param decision the verdict; empty if it was not run to its end
 * @param reason why it was not run to its end, or is inconclusive; empty otherwise
 * @param observations the verdict is computed from
 * @param points means of the observations with their intervals, as charts draw them
 * @param chart the figure beside it
 * @param notes trials that did not end as they were meant to and measurements that gave nothing, a sentence each
 * @param spent what it took
 * @param commands that reproduce it
 * @param environments where it was run
 */
public record ClaimResults(
        String format,
        Card card,
        Scale scale,
        String protocol,
        List<String> rule,
        Optional<Decision> decision,
        String reason,
        Observations observations,
        List<Point> points,
        Chart chart,
        List<String> notes,
        Spent spent,
        List<String> commands,
        List<Environment> environments) {
    /** Name and version of the format. */
    public static final String FORMAT = "batchwise-claim/1";

    /** Copies the lists. */
    public ClaimResults {
        rule = List.copyOf(rule);
        points = List.copyOf(points);
        notes = List.copyOf(notes);
        commands = List.copyOf(commands);
        environments = List.copyOf(environments);
    }

    /**
     * What a claim took, trials that it shares counted in full.
     *
     * @param trials that have ended
     * @param trialsForeseen in all, before searches were extended
     * @param seeds replicates behind its figures
     * @param examples shown
     * @param trainSeconds of training
     * @param forecastCoreSeconds declared beforehand; empty where it is not known
     */
    public record Spent(
            int trials,
            int trialsForeseen,
            int seeds,
            long examples,
            double trainSeconds,
            OptionalDouble forecastCoreSeconds) {}

    /** Returns the verdict in a word. */
    public String verdict() {
        return decision.map(d -> d.verdict().label()).orElse("not run");
    }
}
