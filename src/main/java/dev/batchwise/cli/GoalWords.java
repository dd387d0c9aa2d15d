package dev.batchwise.cli;

import dev.batchwise.report.Quantities;
import dev.batchwise.study.StudySpec;

/** What every trial of a study is given, in words. */
final class GoalWords {
    private GoalWords() {}

    /** Returns e.g. {@code 90,000 examples}, or {@code validation accuracy 0.95 within 540,000 examples}. */
    static String of(StudySpec spec) {
        String examples = Quantities.count(spec.budgetExamples(), "example");
        return spec.goal().seconds().isPresent()
                ? Quantities.duration(spec.goal().seconds().getAsDouble()) + " of training"
                : spec.goal()
                        .until()
                        .map(target -> target.text() + " within " + examples)
                        .orElse(examples);
    }
}
