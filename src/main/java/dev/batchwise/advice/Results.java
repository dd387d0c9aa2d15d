package dev.batchwise.advice;

import dev.batchwise.study.PeakMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The computation of a study's results from what its trials gave. */
public final class Results {
    private Results() {}

    /** Returns the results: each size summarised and compared, and the advice on the first arm. */
    public static StudyResults of(StudyRecord study) {
        List<Findings> arms =
                study.spec().arms().stream().map(arm -> Findings.of(study, arm)).toList();
        List<TrialResult> trials = trials(study);
        return new StudyResults(
                StudyResults.FORMAT,
                StudySummary.of(study.spec(), study.shape(), study.curveTrainExamples(), trials),
                study.environment(),
                trials,
                arms.stream().flatMap(arm -> arm.sizes().stream()).toList(),
                arms.stream()
                        .map(arm -> arm.matched().result())
                        .flatMap(Optional::stream)
                        .toList(),
                arms.stream()
                        .flatMap(arm -> arm.target().stream())
                        .flatMap(target -> target.entries().stream())
                        .toList(),
                arms.stream()
                        .flatMap(arm -> arm.target().stream())
                        .map(TargetComparison::trend)
                        .toList(),
                Advisor.advise(arms.get(0)),
                Instruments.none());
    }

    private static List<TrialResult> trials(StudyRecord study) {
        Map<Integer, Long> peaks =
                study.memory().stream().collect(Collectors.toMap(PeakMemory::batchSize, PeakMemory::peakBytes));
        return study.trials().stream()
                .map(trial -> TrialResult.from(trial, peak(peaks, trial.spec().batchSize())))
                .toList();
    }

    private static OptionalLong peak(Map<Integer, Long> peaks, int batchSize) {
        Long bytes = peaks.get(batchSize);
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
    }
}
