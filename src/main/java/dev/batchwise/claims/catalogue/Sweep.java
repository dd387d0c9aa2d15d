package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Scale;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.DataSpec;
import java.util.List;
import java.util.Locale;

/**
 * The setting that claims 10 to 13, 18 and 33 share, so that they share networks: one network at several batch sizes, Adam at one
 * rate, the same number of epochs. At paper scale the rate is constant, as in Keskar et al. (2017). Below it falls on a line to 0:
 * at a constant rate the few updates of the largest batches end as often as not on a spike of the loss, which is no minimum.
 *
 * @param data set and split
 * @param model name
 * @param trainExamples of the training split
 * @param rate learning rate, of Adam where a claim says nothing else
 * @param decay of the rate
 * @param epochs at every batch size
 * @param sizes of batches, ascending
 * @param small batch size that stands for small ones
 * @param large batch size that stands for large ones, a tenth of the training set
 * @param seeds of each
 * @param boxSeconds of one core that a network's φ takes, about
 */
record Sweep(
        DataSpec data,
        String model,
        int trainExamples,
        double rate,
        Decay decay,
        int epochs,
        List<Integer> sizes,
        int small,
        int large,
        int seeds,
        double boxSeconds) {
    /** Copies the list. */
    Sweep {
        sizes = List.copyOf(sizes);
    }

    static Sweep of(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                new Sweep(
                        Trials.data("mnist", 1000),
                        "mlp:8",
                        1000,
                        0.01,
                        Decay.LINEAR,
                        3,
                        List.of(8, 32, 100),
                        8,
                        100,
                        2,
                        0.1);
            case DESK ->
                new Sweep(
                        Trials.data("mnist", 6000),
                        "f1",
                        6000,
                        1e-3,
                        Decay.LINEAR,
                        30,
                        List.of(32, 64, 128, 256, 600),
                        32,
                        600,
                        5,
                        20);
            case PAPER ->
                new Sweep(
                        new DataSpec("cifar10", 0, 1),
                        "c1",
                        50_000,
                        1e-3,
                        Decay.CONSTANT,
                        100,
                        List.of(64, 128, 256, 512, 1024, 2048, 4096, 8192),
                        256,
                        5000,
                        5,
                        3500);
        };
    }

    /** Returns the training at a batch size, the same for every claim. */
    Draft at(int size) {
        return Draft.of("b" + size, data, model, horizon(epochs))
                .optimizer("adam")
                .rate(rate, decay)
                .batch(size);
    }

    /** Returns the network trained with large batches, as it is and as others start from it. */
    Condition large(String series, double x) {
        return Condition.of(series, x, at(large)).boxed();
    }

    /** Returns the network trained with small batches. */
    Condition small(String series, double x) {
        return Condition.of(series, x, at(small)).boxed();
    }

    /** Returns the budget of a number of epochs. */
    Horizon horizon(double ofEpochs) {
        return Horizon.ofEpochs(trainExamples, ofEpochs);
    }

    /** Returns the budget of a number of updates at a batch size. */
    Horizon updates(long number, int size) {
        return new Horizon(trainExamples, number * size);
    }

    /** Returns network, data, rule and seeds as a sentence, and a space. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%s on %,d training examples of %s, Adam %s rate of %s, %d seeds. ",
                model,
                trainExamples,
                data.name(),
                decay.equals(Decay.CONSTANT) ? "at a constant" : "on a line to 0 from a",
                rate,
                seeds);
    }
}
