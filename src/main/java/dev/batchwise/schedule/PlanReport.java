package dev.batchwise.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A plan as it goes to JSON.
 *
 * @param updates in the whole budget, exactly
 * @param examples shown: the budget
 * @param learningRate its text form
 * @param batchSize its text form, in examples
 * @param momentum its text form
 * @param largestBatch a size that no update exceeds, in examples
 * @param adam constants of a plan for Adam
 * @param peakMemoryBytes highest memory of training at the largest batch size, above the resting level, if it was measured
 * @param phases the plan by phase
 */
public record PlanReport(
        long updates,
        long examples,
        Schedule learningRate,
        Schedule batchSize,
        Schedule momentum,
        int largestBatch,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<AdamConstants> adam,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) OptionalLong peakMemoryBytes,
        List<Phase> phases) {
    /** Copies the list. */
    public PlanReport {
        phases = List.copyOf(phases);
    }

    /** Returns the report of a plan that has been cut into phases. */
    public static PlanReport of(Plan plan, List<Phase> phases, Optional<AdamConstants> adam) {
        long updates = phases.stream().mapToLong(Phase::updates).sum();
        long examples = plan.horizon().budgetExamples();
        return new PlanReport(
                updates,
                examples,
                plan.learningRate(),
                plan.batchSize(),
                plan.momentum(),
                plan.largestBatch(),
                adam,
                OptionalLong.empty(),
                phases);
    }

    /** Returns a copy with a measured peak. */
    public PlanReport withPeakMemory(OptionalLong bytes) {
        return new PlanReport(updates, examples, learningRate, batchSize, momentum, largestBatch, adam, bytes, phases);
    }
}
