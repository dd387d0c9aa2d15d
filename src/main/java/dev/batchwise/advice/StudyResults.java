package dev.batchwise.advice;

import java.util.List;

/**
 * Everything a study found: the content of {@code results.json}, and the one model every report is made from.
 *
 * @param format {@code batchwise-results/1}
 * @param study what was asked
 * @param environment where it ran
 * @param trials every trial, in the order they were planned
 * @param comparison one entry an arm and batch size
 * @param matchedLoss one entry an arm that has at least two sizes with curves
 * @param toTarget one entry an arm and batch size in a study to a target; empty in others
 * @param targetTrend one entry an arm in a study to a target; empty in others
 * @param advice the recommendation
 * @param instruments what was measured of the trained networks
 */
public record StudyResults(
        String format,
        StudySummary study,
        Environment environment,
        List<TrialResult> trials,
        List<SizeComparison> comparison,
        List<MatchedLoss> matchedLoss,
        List<ToTarget> toTarget,
        List<TargetTrend> targetTrend,
        Advice advice,
        Instruments instruments) {
    /** Name and version of the format. */
    public static final String FORMAT = "batchwise-results/1";

    /** Copies the lists. */
    public StudyResults {
        trials = List.copyOf(trials);
        comparison = List.copyOf(comparison);
        matchedLoss = List.copyOf(matchedLoss);
        toTarget = List.copyOf(toTarget);
        targetTrend = List.copyOf(targetTrend);
    }

    /** Returns a copy with what instruments found. */
    public StudyResults with(Instruments measured) {
        return new StudyResults(
                format, study, environment, trials, comparison, matchedLoss, toTarget, targetTrend, advice, measured);
    }
}
