package dev.batchwise.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.HardwareSpeed;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.Optional;

/** What a worker says; one line of JSON on its standard output. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Progressed.class, name = "progress"),
    @JsonSubTypes.Type(value = Reply.Curve.class, name = "curve"),
    @JsonSubTypes.Type(value = Reply.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = Reply.Measured.class, name = "memory"),
    @JsonSubTypes.Type(value = Reply.Timed.class, name = "updates"),
    @JsonSubTypes.Type(value = Reply.Counted.class, name = "work"),
    @JsonSubTypes.Type(value = Reply.Hardware.class, name = "hardware"),
    @JsonSubTypes.Type(value = Reply.Failed.class, name = "failed")
})
sealed interface Reply {
    /** How far the running trial is. */
    record Progressed(long examples, double seconds, double loss) implements Reply {}

    /** A point of the running trial's learning curve. */
    record Curve(CurvePoint point) implements Reply {}

    /** The trial has ended. */
    record Finished(TrialRecord trial) implements Reply {}

    /** The measured peak; empty where the system does not tell. */
    record Measured(Optional<PeakMemory> memory) implements Reply {}

    /** Seconds of each timed update, in order. */
    record Timed(List<Double> seconds) implements Reply {
        /** Copies the list. */
        public Timed {
            seconds = List.copyOf(seconds);
        }
    }

    /** What training the network asks of the hardware. */
    record Counted(NetworkWork work) implements Reply {}

    /** What the machine gives at best. */
    record Hardware(HardwareSpeed speed) implements Reply {}

    /** The trial raised an error. */
    record Failed(Failure failure, String message) implements Reply {}

    /** Kinds of errors a trial can raise. */
    enum Failure {
        /** An allocation failed. */
        OUT_OF_MEMORY,
        /** A file could not be read or written: the study cannot go on. */
        FILES,
        /** Anything else. */
        ERROR
    }
}
