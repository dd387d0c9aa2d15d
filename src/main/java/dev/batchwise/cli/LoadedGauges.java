package dev.batchwise.cli;

import dev.batchwise.advice.BatchNormality;
import dev.batchwise.advice.CompositionNoise;
import dev.batchwise.advice.HeldOutLaw;
import dev.batchwise.advice.Rescaled;
import dev.batchwise.claims.Gauge;
import dev.batchwise.curvature.Effort;
import dev.batchwise.curvature.Rescaling;
import dev.batchwise.curvature.Sharpness;
import dev.batchwise.data.SplitName;
import dev.batchwise.noise.BatchMeans;
import dev.batchwise.noise.ComposedBatches;
import dev.batchwise.noise.HeldOutGradient;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The instruments of {@link Gauge}, a method each.
 *
 * @param opened where they are kept
 * @param effort hears of every pass
 */
record LoadedGauges(OpenedInstruments opened, Effort effort) {

    /** Measures the network in a file. */
    Record of(Gauge<?> asked, Path file) {
        if (asked instanceof Gauge.Rescalings r) {
            return rescaled(r, file);
        } else if (asked instanceof Gauge.HeldOut h) {
            return heldOut(h, file);
        } else if (asked instanceof Gauge.Normality n) {
            return normality(n, file);
        }
        return composed((Gauge.Composed) asked, file);
    }

    private Rescaled rescaled(Gauge.Rescalings asked, Path file) {
        Sharpness.Subject subject =
                new Sharpness.Subject(asked.data(), SplitName.TRAIN, OptionalInt.of(asked.examples()));
        Rescaling.Plan plan = Rescaling.Plan.of(asked.alphas());
        return opened.get(List.of(subject, plan), Rescaling.class, () -> new Rescaling(subject, plan))
                .of(file, effort);
    }

    private HeldOutLaw heldOut(Gauge.HeldOut asked, Path file) {
        HeldOutGradient.HeldOut heldOut = asked.sample().isPresent()
                ? new HeldOutGradient.HeldOut.Sample(asked.sample().getAsInt())
                : new HeldOutGradient.HeldOut.Split(SplitName.TEST, OptionalInt.empty());
        HeldOutGradient.Subject subject = new HeldOutGradient.Subject(asked.data(), OptionalInt.empty(), heldOut);
        HeldOutGradient.Plan usual = HeldOutGradient.Plan.usual();
        HeldOutGradient.Plan plan = new HeldOutGradient.Plan(asked.smallest(), usual.draws(), usual.seed());
        return opened.get(List.of(subject, plan), HeldOutGradient.class, () -> new HeldOutGradient(subject, plan))
                .of(file, effort);
    }

    private BatchNormality normality(Gauge.Normality asked, Path file) {
        BatchMeans.Subject subject =
                new BatchMeans.Subject(asked.data(), SplitName.TRAIN, OptionalInt.of(asked.examples()));
        BatchMeans.Plan usual = BatchMeans.Plan.usual();
        BatchMeans.Plan plan = new BatchMeans.Plan(usual.largest(), usual.directions(), asked.draws(), usual.seed());
        return opened.get(List.of(subject, plan), BatchMeans.class, () -> new BatchMeans(subject, plan))
                .of(file, effort);
    }

    private CompositionNoise composed(Gauge.Composed asked, Path file) {
        ComposedBatches.Subject subject = new ComposedBatches.Subject(asked.data(), OptionalInt.of(asked.examples()));
        ComposedBatches.Plan plan = ComposedBatches.Plan.of(asked.batchSizes());
        return opened.get(List.of(subject, plan), ComposedBatches.class, () -> new ComposedBatches(subject, plan))
                .of(file, effort);
    }
}
