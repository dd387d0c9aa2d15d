package dev.batchwise.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The rates of a search on their way through its rungs: those tried, those left, and the trials still missing. */
final class RateWalk {
    private static final int MOST_EXTENSIONS = 6;

    private final RateSearch search;
    private final Map<String, TrialRecord> ended;
    private final TreeSet<Integer> tried;
    private List<Integer> candidates;
    private List<TrialSpec> missing = List.of();

    RateWalk(RateSearch search, Map<String, TrialRecord> ended) {
        this.search = search;
        this.ended = ended;
        candidates = search.grid();
        tried = new TreeSet<>(candidates);
    }

    /** When rates beyond the edge are tried. */
    enum Extension {
        /** While the best lies at the edge. */
        ALWAYS,
        /** The same, but only among rates that have done all that is asked. */
        WHEN_REACHED
    }

    /** Returns the trials without which a rung cannot be judged. */
    List<TrialSpec> missing() {
        return missing;
    }

    /** Returns the exponent of the best rate at the rung judged last. */
    int best() {
        return candidates.get(0);
    }

    RateScore bestScore(int rung) {
        return score(rung, best());
    }

    boolean bestAtEdge() {
        return best() == tried.first() || best() == tried.last();
    }

    /** Leaves the best so many. */
    void keep(int count) {
        candidates = candidates.subList(0, count);
    }

    /** Judges the candidates at a rung, adding rates beyond the edge while the best lies there; false if trials are missing. */
    boolean judge(int rung, Extension extension) {
        for (int i = 0; judgeOnce(rung); i++) {
            RateScore.Standing best = bestScore(rung).standing();
            boolean extending = extension == Extension.ALWAYS || best == RateScore.Standing.REACHED;
            boolean nothingTrained = best == RateScore.Standing.FAILED;
            if (i == MOST_EXTENSIONS || !extending || !(bestAtEdge() || nothingTrained)) {
                return true;
            }
            tryBeyond(nothingTrained || best() == tried.first() ? tried.first() - 1 : tried.last() + 1);
        }
        return false;
    }

    private void tryBeyond(int exponent) {
        tried.add(exponent);
        candidates = new ArrayList<>(candidates);
        candidates.add(exponent);
    }

    /** Judges the candidates, best first; false if trials are missing. */
    private boolean judgeOnce(int rung) {
        missing = candidates.stream()
                .flatMap(k -> RateSearch.SEEDS.stream().map(seed -> search.trial(rung, k, seed)))
                .filter(trial -> !ended.containsKey(trial.id()))
                .toList();
        if (!missing.isEmpty()) {
            return false;
        }
        Comparator<Integer> best = Comparator.comparing(k -> score(rung, k));
        candidates = candidates.stream().sorted(best.reversed()).toList();
        return true;
    }

    private RateScore score(int rung, int k) {
        return search.judge()
                .score(RateSearch.SEEDS.stream()
                        .map(seed -> search.trial(rung, k, seed).id())
                        .flatMap(id -> Optional.ofNullable(ended.get(id)).stream())
                        .toList());
    }
}
