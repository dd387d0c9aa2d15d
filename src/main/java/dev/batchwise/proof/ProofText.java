package dev.batchwise.proof;

import dev.batchwise.advice.Figures;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Both verdicts of a proof in words. Differences are those of the converted plan from the given one. */
final class ProofText {
    private final ProofSpec spec;
    private final AccuracyDifference accuracy;
    private final CurveDifference curve;

    private ProofText(ProofSpec spec, AccuracyDifference accuracy, CurveDifference curve) {
        this.spec = spec;
        this.accuracy = accuracy;
        this.curve = curve;
    }

    static String of(ProofSpec spec, AccuracyDifference accuracy, CurveDifference curve, PairedTrials trials) {
        ProofText text = new ProofText(spec, accuracy, curve);
        if (trials.pairs().isEmpty()) {
            return "Nothing can be said: there is no seed of which both plans completed. "
                    + "Lower the learning rate if they diverged.";
        }
        if (trials.pairs().size() == 1) {
            return text.oneSeed();
        }
        return text.accuracy() + " " + text.curve();
    }

    private String oneSeed() {
        return "Undecided: one seed says nothing of the spread between seeds. Its difference of test accuracy is "
                + points(accuracy.difference()) + " points; run at least 5 seeds (--seeds 5).";
    }

    private String accuracy() {
        String margin = Figures.points(accuracy.margin()) + " points";
        String figures = points(accuracy.difference()) + " points (" + percent(spec.confidence())
                + " interval " + points(accuracy.low()) + " to " + points(accuracy.high()) + ", n="
                + accuracy.n() + ")";
        return switch (accuracy.verdict()) {
            case "same" -> "Final test accuracy is the same within " + margin + ": the difference is " + figures + ".";
            case "different" ->
                "Final test accuracy is different: by " + figures + ", and not shown to be within " + margin + ".";
            default ->
                "Whether final test accuracy is the same within " + margin + " is undecided: the difference is "
                        + figures + "." + seeds(accuracy.seedsNeeded());
        };
    }

    private String curve() {
        String margin = percent(curve.margin());
        String places = Figures.counted(curve.positions().size(), "position") + " after "
                + Figures.count(curve.partedAtExamples()) + " examples, where the plans part";
        return switch (curve.verdict()) {
            case "same" ->
                "Training loss is the same within " + margin + " at each of " + places + ": its means differ by "
                        + range() + ".";
            case "different" ->
                "The loss curves can be told apart at " + apart() + " of " + places + ": means differ by " + range()
                        + ".";
            default ->
                "Whether training loss is the same within " + margin + " at each of " + places
                        + ", is undecided: its means differ by " + range() + "." + seeds(curve.seedsNeeded());
        };
    }

    private long apart() {
        return curve.positions().stream()
                .filter(CurveDifference.Position::isToldApart)
                .count();
    }

    private String range() {
        List<Double> all = curve.positions().stream()
                .map(CurveDifference.Position::difference)
                .toList();
        String low = tenths(all.stream().mapToDouble(d -> d).min().orElse(0));
        String high = tenths(all.stream().mapToDouble(d -> d).max().orElse(0));
        return low.equals(high) ? low + " %" : low + " to " + high + " %";
    }

    private static String seeds(OptionalInt needed) {
        return needed.isPresent()
                ? " If means and spreads stay as they are, about " + needed.getAsInt() + " seeds (--seeds "
                        + needed.getAsInt() + ") would settle it."
                : " Even " + AccuracyDifference.MOST_SEEDS + " seeds are not expected to settle it.";
    }

    /** Returns a relative difference in percent, to a tenth of one. */
    private static String tenths(double difference) {
        double rounded = Math.round(1000 * difference) / 10.0;
        return String.format(Locale.ROOT, "%.1f", rounded + 0.0); // which makes −0 to 0
    }

    private static String percent(double share) {
        return Figures.number(100 * share) + " %";
    }

    private static String points(OptionalDouble difference) {
        return Figures.points(difference.orElse(Double.NaN));
    }
}
