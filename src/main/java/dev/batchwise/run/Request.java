package dev.batchwise.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UpdateTiming;
import java.util.OptionalInt;

/** What a worker is asked; one line of JSON on its standard input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "request")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.RunTrial.class, name = "run"),
    @JsonSubTypes.Type(value = Request.MeasureMemory.class, name = "memory"),
    @JsonSubTypes.Type(value = Request.TimeUpdates.class, name = "updates"),
    @JsonSubTypes.Type(value = Request.CountWork.class, name = "work"),
    @JsonSubTypes.Type(value = Request.MeasureHardware.class, name = "hardware")
})
sealed interface Request {
    /** Run a trial to its end, in passes of at most so many examples if given. */
    record RunTrial(TrialSpec trial, OptionalInt passExamples) implements Request {}

    /** Measure the peak memory of a trial's batch size. */
    record MeasureMemory(TrialSpec trial) implements Request {}

    /** Time single updates of a trial. */
    record TimeUpdates(TrialSpec trial, UpdateTiming timing) implements Request {}

    /** Count what training a trial's network asks of the hardware. */
    record CountWork(TrialSpec trial) implements Request {}

    /** Measure what the machine gives at best, for about so many seconds. */
    record MeasureHardware(double seconds) implements Request {}
}
