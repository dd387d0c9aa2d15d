package dev.batchwise.advice;

import dev.batchwise.stats.BestComparison;
import dev.batchwise.stats.Blocks;
import dev.batchwise.study.Target;
import dev.batchwise.study.TargetGrid;
import dev.batchwise.study.TrialRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The batch sizes of one arm by what they took to reach a target. Sizes of which every trial reached it are compared by the
 * logarithm of training time, seeds paired, with the unknown fastest ({@link BestComparison}); every size is shown. Scores
 * are looked at on a grid, so all spreads count as at least one step of it.
 */
final class TargetComparison {
    private final StudyRecord study;
    private final Target target;
    private final ArmComparison arm;
    private final List<ToTarget> entries;
    private final List<Replicates> rivals;
    private final Optional<BestComparison> fastest;

    private TargetComparison(StudyRecord study, Target target, ArmComparison arm) {
        this.study = study;
        this.target = target;
        this.arm = arm;
        entries = arm.sizes().stream().map(this::entry).toList();
        rivals = arm.sizes().stream().filter(Replicates::reachedByAll).toList();
        fastest = rivals.isEmpty()
                ? Optional.empty()
                : Optional.of(BestComparison.of(blocks(), 1 - study.spec().confidence(), step()));
    }

    /** Returns the comparison; empty for a study that has no target. */
    static Optional<TargetComparison> of(StudyRecord study, ArmComparison arm) {
        return study.spec().goal().until().map(target -> new TargetComparison(study, target, arm));
    }

    Target target() {
        return target;
    }

    /** Returns one entry a size, ascending. */
    List<ToTarget> entries() {
        return entries;
    }

    ToTarget entry(int batchSize) {
        return entries.stream()
                .filter(e -> e.batchSize() == batchSize)
                .findFirst()
                .orElseThrow();
    }

    TargetTrend trend() {
        return TargetTrend.of(
                arm.arm(), entries, CriticalBatch.of(rivals, study.spec().confidence()));
    }

    /** Returns the sizes that are compared: comparable ones without a censored trial, ascending. */
    List<Replicates> rivals() {
        return rivals;
    }

    /** Returns the comparison of {@link #rivals} by −ln(seconds); empty without rivals. */
    Optional<BestComparison> fastest() {
        return fastest;
    }

    /** Returns −ln(seconds) of the rivals, by seed: greater is better. */
    Blocks blocks() {
        return Blocks.of(rivals.stream().map(TargetComparison::speeds).toList());
    }

    private static Map<Long, Double> speeds(Replicates size) {
        Map<Long, Double> speeds = new TreeMap<>();
        size.completed().forEach(t -> speeds.put(t.spec().seed(), -Math.log(Math.max(1e-9, t.trainSeconds()))));
        return speeds;
    }

    /** Returns one step of the coarsest rival, as a difference of logarithms. */
    private double step() {
        return rivals.stream()
                .map(size -> entry(size.batchSize()).resolution())
                .mapToDouble(r -> Math.log1p(r.orElse(TargetGrid.RATIO - 1)))
                .max()
                .orElse(0);
    }

    /** Returns the score nearest to the target that any compared trial was seen at, and the size; empty without curves. */
    Optional<Seen> nearest() {
        return arm.sizes().stream()
                .flatMap(size -> size.trials().stream())
                .flatMap(t -> t.curve().stream().map(point -> new Seen(t.spec().batchSize(), target.score(point))))
                .filter(seen -> !Double.isNaN(seen.score()))
                .max(Comparator.comparingDouble(
                        seen -> target.measure() == Target.Measure.ACCURACY ? seen.score() : -seen.score()));
    }

    /**
     * A score that was seen on the way.
     *
     * @param batchSize of the trial
     * @param score accuracy in 0..1 or loss in nats
     */
    record Seen(int batchSize, double score) {}

    private ToTarget entry(Replicates size) {
        List<TrialRecord> ended = size.completed();
        OptionalDouble rate = study.rates().stream()
                .filter(r -> r.arm().equals(arm.arm()) && r.batchSize() == size.batchSize())
                .mapToDouble(RateFound::learningRate)
                .findFirst();
        double resolution = Math.max(TargetGrid.RATIO - 1, size.batchSize() / shown(ended));
        CensoredCosts costs = new CensoredCosts(ended, resolution, study.spec().confidence());
        return new ToTarget(
                arm.arm(),
                size.batchSize(),
                target,
                study.spec().budgetOf(size.batchSize()),
                ended.size(),
                size.reached(),
                size.censored(),
                rate,
                costs.of(TrialRecord::examples),
                costs.of(TrialRecord::updates),
                costs.of(TrialRecord::trainSeconds),
                ended.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(resolution));
    }

    private static double shown(List<TrialRecord> trials) {
        return Math.max(
                1, trials.stream().mapToDouble(TrialRecord::examples).average().orElse(1));
    }
}
