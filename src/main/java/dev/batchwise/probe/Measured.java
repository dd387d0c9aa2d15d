package dev.batchwise.probe;

import dev.batchwise.study.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One batch size as far as it has been measured. */
final class Measured {
    private final int batchSize;
    private final List<List<Double>> rounds = new ArrayList<>();
    private OptionalLong peakBytes = OptionalLong.empty();
    private Optional<Outcome> failure = Optional.empty();

    Measured(int batchSize) {
        this.batchSize = batchSize;
    }

    int batchSize() {
        return batchSize;
    }

    void peaked(long bytes) {
        peakBytes = OptionalLong.of(bytes);
    }

    void timed(List<Double> seconds) {
        rounds.add(List.copyOf(seconds));
    }

    void failed(Outcome outcome) {
        failure = Optional.of(outcome);
    }

    /** It failed after it had run. */
    void failedLater(Outcome outcome) {
        String words = "it ran before, and not again: " + outcome.detail();
        failed(outcome instanceof Outcome.OutOfMemory ? new Outcome.OutOfMemory(words) : new Outcome.Crashed(words));
    }

    boolean hasRun() {
        return failure.isEmpty();
    }

    OptionalLong peakBytes() {
        return peakBytes;
    }

    Optional<Outcome> failure() {
        return failure;
    }

    /** Returns the seconds of single updates, a list a round. */
    List<List<Double>> rounds() {
        return List.copyOf(rounds);
    }

    /** Returns the seconds of single updates of all rounds. */
    List<Double> updates() {
        return rounds.stream().flatMap(List::stream).toList();
    }
}
