package dev.batchwise.schedule;

import java.util.List;
import java.util.Optional;

/**
 * A plan and what it was turned into, with the same noise scale at every example.
 *
 * @param given the plan as it came
 * @param converted the plan as it goes
 * @param law which noise scale is the same
 * @param cautions what to know before trusting it, a sentence each
 */
public record Conversion(Plan given, Plan converted, NoiseLaw law, List<String> cautions) {
    /** Copies the list. */
    public Conversion {
        cautions = List.copyOf(cautions);
    }

    /** Returns the given plan by phase, cut at the same places as the converted one. */
    public List<Phase> givenPhases() {
        return cut().of(given, law);
    }

    /** Returns the converted plan by phase, cut at the same places as the given one. */
    public List<Phase> convertedPhases() {
        return cut().of(converted, law);
    }

    private Phases cut() {
        return new Phases(List.of(given, converted));
    }

    /** Returns both plans as they go to JSON. */
    public ScheduleReport report() {
        return new ScheduleReport(
                ScheduleReport.FORMAT,
                law.formula(),
                PlanReport.of(given, givenPhases(), Optional.empty()),
                PlanReport.of(converted, convertedPhases(), Optional.empty()),
                cautions);
    }

    /** Returns both plans side by side in plain text, with the cautions; ends in a line break. */
    public String text() {
        return text(List.of());
    }

    /**
     * Returns both plans side by side in plain text.
     *
     * @param measured more figures to show beside the updates, such as peak memory
     */
    public String text(List<Figure> measured) {
        return new SideBySide(report(), measured).text();
    }
}
