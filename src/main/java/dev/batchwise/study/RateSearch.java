package dev.batchwise.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The search for the learning rate of one batch size, as a pure function of the trials that have ended: a geometric grid, the
 * same size for every batch size, thinned by successive halving (Jamieson and Talwalkar 2016) over rungs of growing budget,
 * the last one the whole budget of that size. The decay spans each rung's own budget; one that is tied to examples has no
 * short form, and then only the last rung is left. A {@link RateJudge} scores rates over the search seeds, which no
 * comparison uses; a rate at which any seed did not end with a score is out. When the best rate lies at the edge of those
 * tried, the next one beyond is tried too, at the first and at the last rung. In a study to a target the search ends at the
 * first rung at which every seed of some rate reached it: the fastest of such rates is faster than any that did not.
 */
final class RateSearch {
    /** Seeds of searches; replicates are numbered from 1 and never get here. */
    static final List<Long> SEEDS = List.of(1_000_001L, 1_000_002L);

    /** A rung shorter than this many updates says nothing about a rate and is left out. */
    private static final int LEAST_UPDATES = 5;

    private static final List<Integer> DIVISORS = List.of(16, 4, 1);

    private final StudySpec spec;
    private final Remedies remedies;
    private final int batchSize;
    private final int trainExamples;
    private final RateJudge judge;
    private final List<Long> budgets;

    RateSearch(StudySpec spec, Remedies remedies, int batchSize, int trainExamples) {
        this.spec = spec;
        this.remedies = remedies;
        this.batchSize = batchSize;
        this.trainExamples = trainExamples;
        judge = RateJudge.of(spec, trainExamples);
        long whole = spec.budgetOf(batchSize);
        budgets = DIVISORS.stream()
                .map(divisor -> whole / divisor)
                .filter(budget ->
                        (budget == whole) || (spec.decay().spansBudget() && budget >= (long) LEAST_UPDATES * batchSize))
                .toList();
    }

    /**
     * Where a search stands.
     *
     * @param wanted trials to run before it can go on; empty when it has ended
     * @param rate the rate found; empty while it goes on, and when no rate trained
     * @param atEdge whether that rate lies at the edge of those tried
     */
    record State(List<TrialSpec> wanted, OptionalDouble rate, boolean atEdge) {}

    /** Returns where the search stands after these trials, by id. */
    State after(Map<String, TrialRecord> ended) {
        RateWalk walk = new RateWalk(this, ended);
        for (int rung = 0; rung < budgets.size(); rung++) {
            boolean last = rung == budgets.size() - 1;
            RateWalk.Extension extension =
                    rung == 0 || last ? RateWalk.Extension.ALWAYS : RateWalk.Extension.WHEN_REACHED;
            if (!walk.judge(rung, extension)) {
                return new State(walk.missing(), OptionalDouble.empty(), false);
            }
            RateScore.Standing best = walk.bestScore(rung).standing();
            if (best == RateScore.Standing.FAILED) {
                return new State(List.of(), OptionalDouble.empty(), true);
            }
            if (last || best == RateScore.Standing.REACHED) {
                return new State(List.of(), OptionalDouble.of(rate(walk.best())), walk.bestAtEdge());
            }
            walk.keep(survivors(rung));
        }
        throw new IllegalStateException("a search has a last rung");
    }

    /** Half of the grid, then two: the rate is always chosen between at least two at the whole budget. */
    private int survivors(int rung) {
        return rung == budgets.size() - 2 ? Math.min(2, spec.gridSize()) : Math.max(2, (spec.gridSize() + 1) / 2);
    }

    /** Returns the trials of a search that is never extended, and ends at its first rung if a target can end it there. */
    List<TrialSpec> forecast() {
        List<TrialSpec> trials = new ArrayList<>();
        List<Integer> candidates = grid();
        int rungs = spec.goal().until().isPresent() ? 1 : budgets.size();
        for (int rung = 0; rung < rungs; rung++) {
            for (int k : candidates) {
                for (long seed : SEEDS) {
                    trials.add(trial(rung, k, seed));
                }
            }
            if (rung < budgets.size() - 1) {
                candidates = candidates.subList(0, Math.min(candidates.size(), survivors(rung)));
            }
        }
        return trials;
    }

    RateJudge judge() {
        return judge;
    }

    /** Returns the exponents of the rates it starts with. */
    List<Integer> grid() {
        return StartingRates.grid(spec, batchSize);
    }

    private double rate(int exponent) {
        return StartingRates.rate(spec, exponent);
    }

    TrialSpec trial(int rung, int exponent, long seed) {
        double rate = rate(exponent);
        String id = "search" + remedies.slug() + "-b" + batchSize + "-e" + budgets.get(rung) + "-lr" + Rates.text(rate)
                + "-s" + (seed - SEEDS.get(0) + 1);
        return new TrialSpec(
                id,
                Purpose.SEARCH,
                new Arm(RatePolicy.TUNED, remedies),
                spec.data(),
                spec.model(),
                spec.optimizer(),
                spec.plan(batchSize, rate, trainExamples, budgets.get(rung)),
                spec.batching(),
                judge.stopping(),
                seed,
                judge.evaluation());
    }
}
