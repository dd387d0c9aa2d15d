package dev.batchwise.advice;

import dev.batchwise.study.Arm;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.StudySpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything found on one arm, from which advice is given.
 *
 * @param study what the trials gave
 * @param comparison of the arm's sizes
 * @param sizes one summary a batch size, in the order of {@link ArmComparison#sizes}
 * @param matched the sizes at equal training loss
 * @param target the sizes by what they took to reach the target; empty for a study that has none
 */
record Findings(
        StudyRecord study,
        ArmComparison comparison,
        List<SizeComparison> sizes,
        MatchedLosses matched,
        Optional<TargetComparison> target) {
    static Findings of(StudyRecord study, Arm arm) {
        ArmComparison comparison = ArmComparison.of(study, arm);
        SizeSummaries summaries = new SizeSummaries(study, comparison);
        return new Findings(
                study,
                comparison,
                comparison.sizes().stream().map(summaries::summary).toList(),
                MatchedLosses.of(study, comparison),
                TargetComparison.of(study, comparison));
    }

    StudySpec spec() {
        return study.spec();
    }

    DataShape shape() {
        return study.shape();
    }

    /** Returns the summary of a size of this arm. */
    SizeComparison summary(Replicates size) {
        return sizes.get(comparison.sizes().indexOf(size));
    }

    /** Returns the batch size the others are compared with. */
    OptionalInt referenceBatch() {
        return comparison.reference().stream().mapToInt(Replicates::batchSize).findFirst();
    }
}
