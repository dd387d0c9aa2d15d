package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Scale;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UpdateTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What claim 20 times.
 *
 * @param data of the network
 * @param model a network
 * @param sizes batch sizes, ascending
 * @param repeats processes, each of which times every size
 * @param timing of one size in one process
 */
record StepTimes(DataSpec data, String model, List<Integer> sizes, int repeats, UpdateTiming timing) {
    /** Copies the list. */
    StepTimes {
        sizes = List.copyOf(sizes);
    }

    /** Of the tens that the claim speaks of: the middle of 10 to 100 on a log scale. */
    static final int TENS = 32;

    /** Where the time per example is to have fallen. */
    static final int HUNDRED = 128;

    /** Where it is to have stopped falling. */
    static final int KNEE = 512;

    /** Where it is to be no lower. */
    static final int ABOVE_KNEE = 2048;

    /** Seconds that starting a process takes, about. */
    private static final double STARTING = 3;

    /** Seconds that a size takes beside its timing: warming up, and at the least number of updates. */
    private static final double PREPARING = 0.5;

    /** Returns what is timed at a scale. */
    static StepTimes of(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                new StepTimes(
                        Trials.data("mnist", 3_000),
                        "mlp:8",
                        List.of(1, TENS, HUNDRED, KNEE, ABOVE_KNEE),
                        2,
                        new UpdateTiming(2, 0.02, 3));
            case DESK ->
                new StepTimes(
                        Trials.data("mnist"),
                        "mlp:512,512",
                        List.of(1, 8, TENS, HUNDRED, KNEE, ABOVE_KNEE),
                        5,
                        new UpdateTiming(3, 1, 7));
            case PAPER ->
                new StepTimes(
                        Trials.data("cifar10"),
                        "simple-cnn",
                        List.of(1, 8, TENS, HUNDRED, KNEE, ABOVE_KNEE),
                        5,
                        new UpdateTiming(3, 10, 7));
        };
    }

    private TrialSpec trial(int batchSize) {
        return Draft.of("step-b" + batchSize, data, model, new Horizon(54_000, 10_000_000))
                .rate(0.01, Decay.CONSTANT)
                .batch(batchSize)
                .seed(1);
    }

    /** Returns what it takes, about, in seconds of one core. */
    double coreSeconds() {
        return repeats * (STARTING + sizes.size() * (timing.seconds() + PREPARING));
    }

    /** Returns every size in every repeat. */
    List<Measurement.Times> measurements() {
        List<Measurement.Times> times = new ArrayList<>();
        for (int repeat = 1; repeat <= repeats; repeat++) {
            for (int size : sizes) {
                times.add(new Measurement.Times(trial(size), timing, repeat));
            }
        }
        return times;
    }

    /** Returns it in words. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%s on %s, SGD: single updates timed at the batch sizes %s, for %s s each in %d fresh processes of one thread, a"
                        + " size after the other. No network is trained to an end.",
                model,
                data.name(),
                String.join(", ", sizes.stream().map(String::valueOf).toList()),
                timing.seconds(),
                repeats);
    }
}
