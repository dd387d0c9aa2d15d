package dev.batchwise.claims.catalogue;

import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.Batching;
import dev.batchwise.study.Composition;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptimizerSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Hoffer, Hubara and Soudry (2017) on F1 and MNIST, after their code: SGD with momentum 0.9, weight decay 1e-4 and gradients cut
 * to a norm of 5, 0.1 divided by 10 after 10, 20 and 30 of 50 epochs. The adapted regime of large batches has as many updates,
 * √(B/b) times the rate, and batch-norm statistics of 128 examples.
 */
final class HofferRegime {
    private static final int SMALL = 128;
    private static final int LARGE = 4096;
    private static final int EPOCHS = 50;
    private static final int TIMES = LARGE / SMALL;
    private static final Sweep SETTING = new Sweep(
            new DataSpec("mnist", 0, 1),
            "f1",
            60_000,
            0.1,
            Decay.CONSTANT,
            EPOCHS,
            List.of(SMALL, LARGE),
            SMALL,
            LARGE,
            5,
            0);

    private HofferRegime() {}

    static Conditions conditions(String small, String large, String adapted) {
        Draft plain = draft("small", SMALL, EPOCHS).rate(rate(1));
        Draft longer = draft("adapted", LARGE, EPOCHS * TIMES)
                .rate(rate(TIMES).power(Math.sqrt(TIMES), 1))
                .batching(new Batching(
                        Composition.SHUFFLED, Optional.empty(), OptionalInt.empty(), OptionalInt.of(SMALL)));
        return new Conditions(
                SETTING,
                List.of(
                        Condition.of(small, 0, plain),
                        Condition.of(large, 0, plain.batch(LARGE).named("large")),
                        Condition.of(adapted, 0, longer)));
    }

    private static Draft draft(String id, int batch, int epochs) {
        return Draft.of(id, SETTING.data(), SETTING.model(), SETTING.horizon(epochs))
                .optimizer(new OptimizerSpec("momentum", 0.9, 0.999, 1e-8, 1e-4, OptionalDouble.of(5)))
                .batch(batch);
    }

    /** Returns the rate over so many times the usual epochs. */
    private static Schedule rate(int times) {
        return Schedule.parse(String.format(
                java.util.Locale.ROOT,
                "0.1 @0, 0.01 @%dep, 0.001 @%dep, 0.0001 @%dep",
                10 * times,
                20 * times,
                30 * times));
    }

    static String words() {
        return "F1 on all of MNIST, SGD with momentum 0.9, weight decay 1e-4 and gradients cut to a norm of 5, 0.1 divided by 10 after"
                + " 10, 20 and 30 of 50 epochs, 5 seeds: batches of 128 against 4,096, plain and with the regime adapted: 32 times"
                + " the epochs, √32 times the rate, batch-norm statistics of 128 examples.";
    }
}
