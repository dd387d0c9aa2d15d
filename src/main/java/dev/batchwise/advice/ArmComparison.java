package dev.batchwise.advice;

import dev.batchwise.stats.AllPairs;
import dev.batchwise.stats.BestComparison;
import dev.batchwise.stats.Blocks;
import dev.batchwise.stats.Interval;
import dev.batchwise.stats.Sample;
import dev.batchwise.study.Arm;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.Scores;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The batch sizes of one arm held against the best of them, seeds paired.
 *
 * <p>Validation accuracies are compared with the unknown best ({@link BestComparison}) at half the error rate each side,
 * so that both ends of every interval hold at once at the study's confidence, and the advice and the printed intervals
 * are the same numbers. Test accuracies take all pairs ({@link AllPairs}), because the reference was chosen by looking at
 * the same trained networks. Accuracies measured on N examples are given a spread of at least 1/N.
 */
final class ArmComparison {
    private final Arm arm;
    private final List<Replicates> sizes;
    private final List<Replicates> rivals;
    private final Optional<BestComparison> validation;
    private final Optional<Replicates> reference;
    private final AllPairs test;

    private ArmComparison(StudyRecord study, Arm arm, List<Replicates> sizes) {
        this.arm = arm;
        this.sizes = sizes;
        this.rivals = sizes.stream().filter(Replicates::comparable).toList();
        this.validation = validation(study, rivals);
        this.reference = validation
                .map(best -> rivals.get(best.leader()))
                .or(() -> rivals.stream().min(Comparator.comparingDouble(ArmComparison::trainLoss)));
        this.test = AllPairs.of(
                blocks(rivals, Scores::testAccuracy),
                study.spec().confidence(),
                step(study.shape().testExamples()));
    }

    private static Optional<BestComparison> validation(StudyRecord study, List<Replicates> rivals) {
        boolean measured = rivals.stream()
                .noneMatch(size -> size.values(Scores::validationAccuracy).isEmpty());
        return rivals.isEmpty() || !measured
                ? Optional.empty()
                : Optional.of(BestComparison.of(
                        blocks(rivals, Scores::validationAccuracy),
                        (1 - study.spec().confidence()) / 2,
                        validationStep(study.shape())));
    }

    static ArmComparison of(StudyRecord study, Arm arm) {
        return new ArmComparison(
                study,
                arm,
                study.spec().batchSizes().stream()
                        .map(batchSize -> Replicates.of(study, arm, batchSize))
                        .toList());
    }

    private static Blocks blocks(List<Replicates> sizes, Function<Scores, OptionalDouble> score) {
        return Blocks.of(sizes.stream().map(size -> size.values(score)).toList());
    }

    private static double trainLoss(Replicates size) {
        Map<Long, Double> losses = size.values(Scores::trainLoss);
        return losses.isEmpty()
                ? Double.POSITIVE_INFINITY
                : Sample.of(losses.values()).mean();
    }

    /** Returns the step of accuracies on N examples, 1/N; 0 without examples, where there are no accuracies either. */
    static double step(int examples) {
        return examples < 1 ? 0 : 1.0 / examples;
    }

    static double validationStep(DataShape shape) {
        return step(shape.validationExamples());
    }

    Arm arm() {
        return arm;
    }

    /** Returns every size of the arm, ascending. */
    List<Replicates> sizes() {
        return sizes;
    }

    /** Returns the sizes that take part in comparisons ({@link Replicates#comparable}), ascending. */
    List<Replicates> rivals() {
        return rivals;
    }

    /** Returns the comparison of {@link #rivals} by validation accuracy; empty without one, or without rivals. */
    Optional<BestComparison> validation() {
        return validation;
    }

    /** Returns the rival with the highest mean validation accuracy; without validation, with the least training loss. */
    Optional<Replicates> reference() {
        return reference;
    }

    Optional<Estimate> validationDifference(Replicates size) {
        int i = rivals.indexOf(size);
        return difference(size, Scores::validationAccuracy, i < 0 ? Optional.empty() : toBest(i));
    }

    private Optional<Interval> toBest(int i) {
        return validation.map(best -> best.differenceToBest(i));
    }

    Optional<Estimate> testDifference(Replicates size) {
        int i = rivals.indexOf(size);
        Optional<Interval> interval =
                i < 0 ? Optional.empty() : reference.flatMap(best -> test.difference(i, rivals.indexOf(best)));
        return difference(size, Scores::testAccuracy, interval);
    }

    private Optional<Estimate> difference(
            Replicates size, Function<Scores, OptionalDouble> score, Optional<Interval> interval) {
        return reference.filter(best -> best.values(score).size() > 1).flatMap(best -> {
            Optional<Sample> seen = blocks(List.of(size, best), score).difference(0, 1);
            // The best differs from itself by nothing, and that is certain.
            return size.batchSize() == best.batchSize()
                    ? seen.map(d -> Estimates.of(d, Optional.of(new Interval(0, 0))))
                    : seen.map(d -> Estimates.of(d, interval.filter(x -> d.n() > 1)));
        });
    }
}
