package dev.batchwise.schedule;

import java.util.List;
import java.util.OptionalLong;

/**
 * Two plans side by side, as they go to JSON: converted, or scaled to another batch size.
 *
 * @param format {@code batchwise-schedule/1}
 * @param noiseScale what the phases' noise scale is
 * @param given the plan as it came
 * @param converted the plan as it goes; its phases are cut at the same places
 * @param cautions what is uncertain about it, a sentence each
 */
public record ScheduleReport(
        String format, String noiseScale, PlanReport given, PlanReport converted, List<String> cautions) {
    /** Name and version of the format. */
    public static final String FORMAT = "batchwise-schedule/1";

    /** Copies the list. */
    public ScheduleReport {
        cautions = List.copyOf(cautions);
    }

    /** Returns a copy with measured peaks of both plans. */
    public ScheduleReport withPeakMemory(OptionalLong givenBytes, OptionalLong convertedBytes) {
        return new ScheduleReport(
                format,
                noiseScale,
                given.withPeakMemory(givenBytes),
                converted.withPeakMemory(convertedBytes),
                cautions);
    }
}
