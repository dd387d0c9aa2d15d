package dev.batchwise.study;

import java.util.List;

/** What a search for a learning rate goes by: how its trials end, what is measured in them, and how a rate is scored. */
interface RateJudge {
    /** Returns the judge of a study. */
    static RateJudge of(StudySpec spec, int trainExamples) {
        return spec.goal()
                .until()
                .<RateJudge>map(target -> new TargetJudge(target, TargetGrid.of(spec, trainExamples)))
                .orElseGet(AccuracyJudge::new);
    }

    /** Returns what may end a trial before its budget. */
    Stopping stopping();

    /** Returns what is measured in a trial. */
    Evaluation evaluation();

    /** Returns how a rate did, given its trials at one rung, one a seed. */
    RateScore score(List<TrialRecord> trials);
}
