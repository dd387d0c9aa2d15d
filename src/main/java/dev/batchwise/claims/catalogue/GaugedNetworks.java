package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * The few ordinary networks, dense layers without batch norm, whose gradients and rescalings several claims measure. They are
 * trained on MNIST, whose two splits are drawn independently of their classes.
 */
final class GaugedNetworks {
    private static final String STUDY = "networks";
    private static final int BATCH = 32;
    private static final double RATE = 0.1;

    private GaugedNetworks() {}

    /**
     * What is trained.
     *
     * @param data of MNIST
     * @param model dense layers
     * @param epochs of training
     * @param seeds 1, 2, …
     */
    private record Setting(DataSpec data, String model, int epochs, int seeds) {}

    private static Setting setting(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Setting(Trials.data("mnist", 1_000), "mlp:8", 2, 2);
            case DESK -> new Setting(Trials.data("mnist"), "mlp:128", 2, 5);
            case PAPER -> new Setting(new DataSpec("mnist", 0, 1), "mlp:512,512,512,512,512", 20, 5);
        };
    }

    /**
     * Returns the protocol that trains them.
     *
     * @param measured what is measured of them, the end of a sentence that begins with them
     */
    static Protocol protocol(Scale scale, Shapes shapes, String measured) {
        Setting s = setting(scale);
        int examples = shapes.of(s.data()).trainExamples();
        String words = String.format(
                Locale.ROOT,
                "%s without batch norm on %,d examples of MNIST, %d epochs of SGD at batch size %d, the rate falling from %s on"
                        + " a line, %d seeds; %s.",
                s.model(),
                examples,
                s.epochs(),
                BATCH,
                RATE,
                s.seeds(),
                measured);
        return Protocol.of(words, STUDY, new ListedTrials(trials(s, examples)));
    }

    private static List<TrialSpec> trials(Setting s, int examples) {
        Draft draft = Draft.of("network", s.data(), s.model(), Horizon.ofEpochs(examples, s.epochs()))
                .rate(RATE, Decay.LINEAR)
                .batch(BATCH);
        return LongStream.rangeClosed(1, s.seeds()).mapToObj(draft::seed).toList();
    }

    /** Returns those that have been trained. */
    static List<TrialRecord> trained(Evidence evidence) {
        return evidence.trained(STUDY);
    }
}
