package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;
import java.util.stream.Stream;

/** How a trial ended. Only {@link Completed} and {@link Stopped} have scores; every other way is a result too, and is kept. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = Outcome.Diverged.class, name = "diverged"),
    @JsonSubTypes.Type(value = Outcome.OutOfMemory.class, name = "outOfMemory"),
    @JsonSubTypes.Type(value = Outcome.Crashed.class, name = "crashed"),
    @JsonSubTypes.Type(value = Outcome.Stopped.class, name = "stopped")
})
public sealed interface Outcome {
    /** Returns the name used in JSON and in tables. */
    @JsonIgnore
    String label();

    /** Returns a sentence for a person; empty for a completed trial. */
    @JsonIgnore
    String detail();

    /** Returns the scores, all empty unless the trial completed or was stopped by a rule. */
    @JsonIgnore
    default Scores measured() {
        return Scores.none();
    }

    /** Says whether the trial ended because it reached its target. */
    @JsonIgnore
    default boolean reachedTarget() {
        return false;
    }

    /** Says whether the trial ended as it was meant to: with its budget, or by a rule of its own. */
    @JsonIgnore
    default boolean isTrained() {
        return false;
    }

    /**
     * The whole budget was shown and every loss was finite.
     *
     * @param scores of the trained network
     */
    record Completed(Scores scores) implements Outcome {
        @Override
        public String label() {
            return "completed";
        }

        @Override
        public String detail() {
            return "";
        }

        @Override
        public boolean isTrained() {
            return true;
        }

        @Override
        public Scores measured() {
            return scores;
        }
    }

    /**
     * A loss was not finite.
     *
     * @param update the update whose loss was not finite, counted from 1; one past the last if only the final
     *     evaluation was
     */
    record Diverged(long update) implements Outcome {
        @Override
        public String label() {
            return "diverged";
        }

        @Override
        public String detail() {
            return "the loss was not finite at update " + update;
        }
    }

    /**
     * An allocation failed, or the kernel's out-of-memory count rose.
     *
     * @param message what was seen
     */
    record OutOfMemory(String message) implements Outcome {
        /** Says whether an error tells of a failed allocation: libtorch raises one type for everything, so its words do. */
        public static boolean isTold(RuntimeException error) {
            String words = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
            return Stream.of("allocate memory", "bad_alloc", "out of memory", "defaultcpuallocator")
                    .anyMatch(words::contains);
        }

        @Override
        public String label() {
            return "outOfMemory";
        }

        @Override
        public String detail() {
            return message;
        }
    }

    /**
     * The trial raised an error, or its worker was lost three times without progress.
     *
     * @param message what was seen
     */
    record Crashed(String message) implements Outcome {
        @Override
        public String label() {
            return "crashed";
        }

        @Override
        public String detail() {
            return message;
        }
    }

    /**
     * The trial was ended before its budget by a rule of its own.
     *
     * @param rule which
     * @param reason it in words, with its figures
     * @param scores of the network at the end; of its best weights if the rule goes back to them
     */
    record Stopped(Stopping.Rule rule, String reason, Scores scores) implements Outcome {
        @Override
        public boolean reachedTarget() {
            return rule == Stopping.Rule.TARGET;
        }

        @Override
        public boolean isTrained() {
            return true;
        }

        @Override
        public Scores measured() {
            return scores;
        }

        @Override
        public String label() {
            return "stopped";
        }

        @Override
        public String detail() {
            return reason;
        }
    }
}
