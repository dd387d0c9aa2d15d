package dev.batchwise.advice;

import dev.batchwise.advice.Verdict.Recommended;
import dev.batchwise.advice.Verdict.Unknown;
import dev.batchwise.study.Task;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The advice in words. Differences of accuracy are in percentage points. */
final class AdviceText {
    private final Findings arm;

    private AdviceText(Findings arm) {
        this.arm = arm;
    }

    static String of(Findings arm, Verdict verdict) {
        AdviceText text = new AdviceText(arm);
        return verdict instanceof Recommended r ? text.recommended(r) : text.unknown((Unknown) verdict);
    }

    private String recommended(Recommended verdict) {
        SizeComparison size = arm.summary(verdict.size());
        String rate = size.learningRate().isPresent()
                ? " at learning rate " + Figures.number(size.learningRate().getAsDouble())
                : "";
        String bound = verdict.lossBound() > 0
                ? "at most " + Figures.pointsAtMost(verdict.lossBound()) + " points"
                : "every other size is worse";
        return "Train with batch size " + size.batchSize() + rate + " (" + Figures.counted(size.iterations(), "update")
                + "). " + choice() + " whose loss of validation " + score() + " against the best size stays under "
                + margin() + " points with " + confidence() + " confidence (" + bound + ", n=" + size.seeds()
                + " seeds). " + standing();
    }

    private String choice() {
        OptionalDouble seconds = arm.spec().goal().seconds();
        return seconds.isPresent()
                ? "Every size was given " + Figures.number(seconds.getAsDouble())
                        + " s of training, so the choice is by " + score() + ": it is the "
                        + (arm.shape().task() == Task.REGRESSION ? "best" : "most accurate") + " of the sizes"
                : "It is the fastest size";
    }

    private String unknown(Unknown verdict) {
        return switch (verdict.reason()) {
            case NOTHING_TRAINED, NONE_REACHED -> nothingTrained();
            case NOTHING_TO_COMPARE -> nothingToCompare();
            case NO_VALIDATION ->
                "No size can be recommended: there is no validation split, and choices are never made " + "on test "
                        + score() + ". Hold out a part of the training data, e.g. --validation 0.1.";
            case NONE_COMPLETE ->
                "No size can be recommended: at every size some of the "
                        + Figures.counted(arm.spec().seeds(), "trial")
                        + " did not complete. See how they ended; lower the learning rate where they diverged.";
            case SPREAD_UNKNOWN -> spreadUnknown();
            case TOO_WIDE -> tooWide(verdict) + " " + standing();
        };
    }

    private String nothingTrained() {
        return "No size can be recommended: none of "
                + Figures.sizes(arm.spec().batchSizes())
                + " could be trained. See how their trials ended; lower the learning rate if they diverged, "
                + "the batch sizes if memory ran out.";
    }

    private String nothingToCompare() {
        int only = arm.comparison().rivals().get(0).batchSize();
        return arm.spec().batchSizes().size() == 1
                ? "No size can be recommended: " + only
                        + " is the only batch size tried, so there is nothing to choose "
                        + "from. Give at least two in --batch-sizes."
                : "No size can be recommended: " + only + " is the only batch size that could be trained, so there is "
                        + "nothing to compare it with. See how the trials of the other sizes ended.";
    }

    private String spreadUnknown() {
        if (arm.spec().seeds() == 1) {
            return "No size can be recommended yet: one seed says nothing of the spread between seeds, so every "
                    + "difference seen may be luck. Run at least " + Caveats.ENOUGH_SEEDS + " seeds (--seeds "
                    + Caveats.ENOUGH_SEEDS + ").";
        }
        List<Integer> once = arm.comparison().rivals().stream()
                .filter(size -> size.completed().size() < 2)
                .map(Replicates::batchSize)
                .toList();
        return "No size can be recommended yet: only one trial completed at " + Figures.sizes(once)
                + ", so nothing bounds how much better that may be. Repair the failed trials, or leave "
                + Figures.sizes(once) + " out of --batch-sizes.";
    }

    private String tooWide(Unknown verdict) {
        String start = "No size can be recommended yet: with "
                + Figures.counted(arm.spec().seeds(), "seed")
                + " the intervals are too wide to exclude a loss above " + margin()
                + " points of validation " + score() + " for any size that completed every trial (" + confidence()
                + " confidence). ";
        return verdict.seedsNeeded().isPresent()
                ? start + "If means and spreads stay as they are, about "
                        + verdict.seedsNeeded().getAsInt() + " seeds (--seeds "
                        + verdict.seedsNeeded().getAsInt() + ") would settle it."
                : start + "Even " + Advisor.MOST_SEEDS + " seeds are not expected to settle it: raise --margin"
                        + repair() + ".";
    }

    private String repair() {
        return arm.comparison().rivals().stream().allMatch(Replicates::complete)
                ? ""
                : ", or repair the sizes that did not complete";
    }

    /** Returns which sizes may be the best, and by how much the others are worse. */
    private String standing() {
        List<Integer> tied = Advisor.indistinguishable(arm.comparison());
        String first = tied.size() == 1
                ? tied.get(0) + " is the best of those tried"
                : Figures.sizes(tied) + " cannot be told apart from the best at "
                        + Figures.counted(arm.spec().seeds(), "seed");
        Stream<String> worse = arm.comparison().rivals().stream()
                .filter(size -> !tied.contains(size.batchSize()))
                .map(this::worse);
        return String.join("; ", Stream.concat(Stream.of(first), worse).toList()) + ".";
    }

    private String worse(Replicates size) {
        return arm.summary(size)
                .validationDifferenceToBest()
                .filter(d -> d.low().isPresent() && d.high().isPresent())
                .map(d -> size.batchSize() + " is worse by " + Figures.points(-d.mean()) + " points ("
                        + Figures.points(0 - d.high().getAsDouble()) + " to "
                        + Figures.points(-d.low().getAsDouble()) + ")")
                .orElse(size.batchSize() + " is worse");
    }

    private String score() {
        return arm.shape().task().scoreName();
    }

    private String margin() {
        return Figures.points(arm.spec().margin());
    }

    private String confidence() {
        return Figures.percent(arm.spec().confidence());
    }
}
