package dev.batchwise.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * The search for the learning rate of one batch size, as a pure function of the trials that have ended: a geometric grid, the
 * same size for every batch size, thinned by successive halving (Jamieson and Talwalkar 2016) over rungs of growing budget,
 * the last one the whole budget. The decay spans each rung's own budget; one that is tied to examples has no
 * short form, and then only the last rung is left. Rates are judged by mean validation accuracy over
 * the search seeds, which no comparison uses; ties by loss; a rate at which any seed did not complete is out. When the best
 * rate lies at the edge of those tried, the next one beyond is tried too, at the first and at the last rung.
 */
final class RateSearch {
    /** Seeds of searches; replicates are numbered from 1 and never get here. */
    static final List<Long> SEEDS = List.of(1_000_001L, 1_000_002L);

    /** A rung shorter than this many updates says nothing about a rate and is left out. */
    private static final int LEAST_UPDATES = 5;

    private static final List<Integer> DIVISORS = List.of(16, 4, 1);
    private static final int MOST_EXTENSIONS = 6;

    private final StudySpec spec;
    private final int batchSize;
    private final int trainExamples;
    private final List<Long> budgets;

    RateSearch(StudySpec spec, int batchSize, int trainExamples) {
        this.spec = spec;
        this.batchSize = batchSize;
        this.trainExamples = trainExamples;
        budgets = DIVISORS.stream()
                .map(divisor -> spec.budgetExamples() / divisor)
                .filter(budget -> (budget == spec.budgetExamples())
                        || (spec.decay().spansBudget() && budget >= (long) LEAST_UPDATES * batchSize))
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

    /** The exponents tried so far, and the trials still missing. */
    private final class Walk {
        private final Map<String, TrialRecord> ended;
        private final TreeSet<Integer> tried = new TreeSet<>();
        private List<Integer> candidates;
        private List<TrialSpec> missing = List.of();

        Walk(Map<String, TrialRecord> ended) {
            this.ended = ended;
            candidates = grid();
            tried.addAll(candidates);
        }

        /** Judges the candidates at a rung, best first; false if trials are missing. */
        boolean judge(int rung) {
            missing = candidates.stream()
                    .flatMap(k -> SEEDS.stream().map(seed -> trial(rung, k, seed)))
                    .filter(trial -> !ended.containsKey(trial.id()))
                    .toList();
            if (!missing.isEmpty()) {
                return false;
            }
            Comparator<Integer> best = Comparator.comparing(k -> score(rung, k));
            candidates = candidates.stream().sorted(best.reversed()).toList();
            return true;
        }

        /** Judges, and adds rates beyond the edge while the best lies there; false if trials are missing. */
        boolean judgeAndExtend(int rung) {
            for (int i = 0; ; i++) {
                if (!judge(rung)) {
                    return false;
                }
                if (i == MOST_EXTENSIONS || !(bestAtEdge() || nothingTrained(rung))) {
                    return true;
                }
                int beyond = nothingTrained(rung) || candidates.get(0).equals(tried.first())
                        ? tried.first() - 1
                        : tried.last() + 1;
                tried.add(beyond);
                List<Integer> more = new ArrayList<>(candidates);
                more.add(beyond);
                candidates = more;
            }
        }

        boolean bestAtEdge() {
            int best = candidates.get(0);
            return best == tried.first() || best == tried.last();
        }

        boolean nothingTrained(int rung) {
            return !score(rung, candidates.get(0)).trained();
        }

        private Score score(int rung, int k) {
            return Score.of(SEEDS.stream()
                    .flatMap(seed ->
                            Optional.ofNullable(ended.get(trial(rung, k, seed).id())).stream())
                    .map(TrialRecord::outcome)
                    .toList());
        }
    }

    /** How well a rate did at a rung; greater is better. */
    private record Score(boolean trained, double accuracy, double loss) implements Comparable<Score> {
        private static final Comparator<Score> ORDER = Comparator.comparing(Score::trained)
                .thenComparing(Score::accuracy)
                .thenComparing(Comparator.comparing(Score::loss).reversed());

        static Score of(List<Outcome> outcomes) {
            if (!outcomes.stream().allMatch(Outcome.Completed.class::isInstance)) {
                return new Score(false, 0, 0);
            }
            List<Scores> scores = outcomes.stream().map(Outcome::measured).toList();
            return new Score(
                    true,
                    mean(scores.stream().map(Scores::validationAccuracy).toList()),
                    mean(scores.stream().map(Scores::validationLoss).toList()));
        }

        private static double mean(List<OptionalDouble> values) {
            return values.stream()
                    .mapToDouble(OptionalDouble::orElseThrow)
                    .average()
                    .orElseThrow();
        }

        @Override
        public int compareTo(Score other) {
            return ORDER.compare(this, other);
        }
    }

    /** Returns where the search stands after these trials, by id. */
    State after(Map<String, TrialRecord> ended) {
        Walk walk = new Walk(ended);
        for (int rung = 0; rung < budgets.size(); rung++) {
            boolean last = rung == budgets.size() - 1;
            boolean judged = (rung == 0 || last) ? walk.judgeAndExtend(rung) : walk.judge(rung);
            if (!judged) {
                return new State(walk.missing, OptionalDouble.empty(), false);
            }
            if (walk.nothingTrained(rung)) {
                return new State(List.of(), OptionalDouble.empty(), true);
            }
            if (!last) {
                walk.candidates = walk.candidates.subList(0, survivors(rung));
            }
        }
        return new State(List.of(), OptionalDouble.of(rate(walk.candidates.get(0))), walk.bestAtEdge());
    }

    /** Half of the grid, then two: the rate is always chosen between at least two at the whole budget. */
    private int survivors(int rung) {
        return rung == budgets.size() - 2 ? Math.min(2, spec.gridSize()) : Math.max(2, (spec.gridSize() + 1) / 2);
    }

    /** Returns the trials of a search that is never extended: a forecast of its cost. */
    List<TrialSpec> forecast() {
        List<TrialSpec> trials = new ArrayList<>();
        List<Integer> candidates = grid();
        for (int rung = 0; rung < budgets.size(); rung++) {
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

    private List<Integer> grid() {
        int middle = StartingRates.exponent(spec, batchSize);
        List<Integer> exponents = new ArrayList<>();
        for (int i = 0; i < spec.gridSize(); i++) {
            exponents.add(middle - spec.gridSize() / 2 + i);
        }
        return exponents;
    }

    private double rate(int exponent) {
        return StartingRates.base(spec) * Math.pow(spec.gridRatio(), exponent);
    }

    private TrialSpec trial(int rung, int exponent, long seed) {
        double rate = rate(exponent);
        String id = "search-b" + batchSize + "-e" + budgets.get(rung) + "-lr" + Rates.text(rate) + "-s"
                + (seed - SEEDS.get(0) + 1);
        return new TrialSpec(
                id,
                Purpose.SEARCH,
                Arm.TUNED,
                spec.data(),
                spec.model(),
                spec.optimizer(),
                spec.plan(batchSize, rate, trainExamples, budgets.get(rung)),
                spec.batching(),
                Stopping.atBudget(),
                seed,
                Evaluation.validationOnly());
    }
}
