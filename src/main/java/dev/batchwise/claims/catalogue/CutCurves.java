package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.Batching;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Curves of one network, trained with whole batches and with batches that are cut into passes. */
final class CutCurves {
    /** Training loss; the place is the number of examples. */
    static final Quantity LOSS = Quantity.of("curveLoss", "training loss", Unit.NATS);

    private CutCurves() {}

    /**
     * What is trained whole and cut.
     *
     * @param data set
     * @param model network
     * @param batch size
     * @param pass most examples in one pass
     * @param updates of each
     * @param seeds 1, 2, …
     */
    private record Setting(DataSpec data, String model, int batch, int pass, int updates, int seeds) {}

    private static Setting setting(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Setting(Trials.data("mnist", 1_000), "mlp:8", 225, 50, 40, 2);
            case DESK -> new Setting(Trials.data("mnist"), "mlp:256", 1_024, 64, 200, 3);
            case PAPER -> new Setting(Trials.data(ImageNet.IMAGES), "caffenet128", 256, 32, 80_000, 3);
        };
    }

    /** Returns the trials. */
    static ListedTrials study(Scale scale, Shapes shapes) {
        Setting s = setting(scale);
        return new ListedTrials(trials(s, ImageNet.orAny(s.data(), shapes).trainExamples()));
    }

    private static List<TrialSpec> trials(Setting s, int examples) {
        long budget = (long) s.updates() * s.batch();
        Draft whole = Draft.of(PeakMemories.WHOLE, s.data(), s.model(), new Horizon(examples, budget))
                .rate(0.2, Decay.LINEAR)
                .batch(s.batch())
                .curve(new CurveGrid.Stretched(20), 2_000);
        Draft cut = whole.named(PeakMemories.CUT).batching(Batching.plain().withMicroBatch(s.pass()));
        List<TrialSpec> trials = new ArrayList<>();
        for (long seed = 1; seed <= s.seeds(); seed++) {
            Collections.addAll(trials, whole.seed(seed), cut.seed(seed));
        }
        return trials;
    }

    /** Returns what is trained in words. */
    static String words(Scale scale) {
        Setting s = setting(scale);
        return String.format(
                Locale.ROOT,
                "curves of %s on %s, %,d updates of SGD at batch size %,d, whole and in" + " passes of %d, %d seeds.",
                s.model(),
                s.data().name(),
                s.updates(),
                s.batch(),
                s.pass(),
                s.seeds());
    }

    /** Adds the updates and the curve of a trial. */
    static void observe(Observations.Collector all, TrialRecord trial) {
        String series = trial.spec().batching().microBatch().isPresent() ? PeakMemories.CUT : PeakMemories.WHOLE;
        long seed = trial.spec().seed();
        all.add(Quantity.UPDATES, series, 0, seed, (double) trial.updates());
        for (CurvePoint point : trial.curve()) {
            all.add(LOSS, series, (double) point.examples(), seed, point.trainLoss());
        }
    }
}
