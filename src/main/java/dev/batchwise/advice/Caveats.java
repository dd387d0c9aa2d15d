package dev.batchwise.advice;

import dev.batchwise.advice.Verdict.Recommended;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What to hold against the advice: one sentence each, only where it applies, and each ends in what to do. */
final class Caveats {
    /** Below so many seeds a t interval is very wide and leans on normality. */
    static final int ENOUGH_SEEDS = 5;

    /** Sizes above this share of the training examples leave the approximation of noise by εN/B (Smith and Le 2018). */
    static final double LARGE_SHARE = 0.1;

    /** A margin of fewer validation examples than this is finer than the split can show. */
    static final double MARGIN_EXAMPLES = 10;

    private final Findings arm;
    private final Verdict verdict;

    Caveats(Findings arm, Verdict verdict) {
        this.arm = arm;
        this.verdict = verdict;
    }

    static List<String> of(Findings arm, Verdict verdict) {
        Caveats caveats = new Caveats(arm, verdict);
        List<String> all = new ArrayList<>();
        Stream.of(caveats.noValidation(), caveats.incomplete(), caveats.fewSeeds())
                .flatMap(Optional::stream)
                .forEach(all::add);
        OptionalDouble seconds = arm.spec().goal().seconds();
        all.addAll(seconds.isPresent() ? TimeCaveats.of(arm, seconds.getAsDouble()) : BudgetCaveats.of(arm));
        Stream.of(
                        caveats.smallestTried(),
                        caveats.largestTried(),
                        caveats.rateAtEdge(),
                        caveats.untuned(),
                        caveats.coarseValidation(),
                        caveats.largeShare())
                .flatMap(Optional::stream)
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static Optional<String> when(boolean applies, String sentence) {
        return applies ? Optional.of(sentence) : Optional.empty();
    }

    private List<Integer> sizes(Predicate<SizeComparison> which) {
        return arm.sizes().stream().filter(which).map(SizeComparison::batchSize).toList();
    }

    private Optional<String> noValidation() {
        return when(
                arm.shape().validationExamples() == 0 && arm.referenceBatch().isPresent(),
                "Without a validation split differences are taken to the size with the lowest mean training loss, which "
                        + "says nothing of new examples: hold out a part, e.g. --validation 0.1.");
    }

    Optional<String> incomplete() {
        List<String> failed = arm.comparison().sizes().stream()
                .filter(size -> !size.complete())
                .map(size -> size.batchSize() + " (" + endings(size) + ")")
                .toList();
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of("Not every trial completed at " + Figures.list(failed, ", ")
                        + ", so no such size is recommended: lower its learning rate where trials diverged, or leave it "
                        + "out of --batch-sizes.");
    }

    private static String endings(Replicates size) {
        List<String> endings = new ArrayList<>();
        size.outcomes().forEach((label, count) -> {
            if (!label.equals("completed") && !label.equals("stopped")) {
                endings.add(count + " " + (label.equals("outOfMemory") ? "out of memory" : label));
            }
        });
        int missing = size.planned() - size.trials().size();
        if (missing > 0) {
            endings.add(missing + " not run");
        }
        return String.join(", ", endings) + " of " + size.planned();
    }

    Optional<String> fewSeeds() {
        int seeds = arm.spec().seeds();
        return when(
                seeds < ENOUGH_SEEDS,
                "Only " + Figures.counted(seeds, "seed") + (seeds == 1 ? " was" : " were")
                        + " run, and intervals from so few are wide and lean on normality: run at least " + ENOUGH_SEEDS
                        + " (--seeds " + ENOUGH_SEEDS + ").");
    }

    private Optional<String> smallestTried() {
        int smallest = arm.spec().batchSizes().get(0);
        return when(
                arm.comparison().rivals().size() > 1
                        && arm.referenceBatch().stream().anyMatch(b -> b == smallest)
                        && smallest > 1,
                "The best size seen, " + smallest
                        + ", is the smallest tried, so a smaller one may be better still: add " + smallest / 2
                        + " to --batch-sizes.");
    }

    private Optional<String> largestTried() {
        List<Integer> tried = arm.spec().batchSizes();
        int largest = tried.get(tried.size() - 1);
        boolean best = arm.referenceBatch().stream().anyMatch(b -> b == largest);
        boolean chosen = verdict instanceof Recommended r && r.size().batchSize() == largest;
        return when(
                arm.comparison().rivals().size() > 1 && (best || chosen),
                "The " + (chosen ? "recommended size, " : "best size seen, ") + largest
                        + ", is the largest tried, so a larger one may do as well or better: add " + 2L * largest
                        + " to --batch-sizes.");
    }

    Optional<String> rateAtEdge() {
        List<Integer> edge = sizes(SizeComparison::learningRateAtEdge);
        return edge.isEmpty()
                ? Optional.empty()
                : Optional.of("The learning rate at " + Figures.sizes(edge)
                        + " lies at the edge of the rates tried, so a better one may lie beyond: search a wider grid of "
                        + "rates.");
    }

    Optional<String> untuned() {
        return when(
                !arm.comparison().arm().isTuned(),
                "The learning rate of the arm '" + arm.comparison().arm().label()
                        + "' was not searched at each size, so the comparison partly measures the rate: put the tuned arm "
                        + "first.");
    }

    private Optional<String> coarseValidation() {
        int examples = arm.shape().validationExamples();
        double inMargin = arm.spec().margin() * examples;
        return when(
                examples > 0 && inMargin < MARGIN_EXAMPLES,
                "The margin of " + Figures.points(arm.spec().margin()) + " points is " + Figures.number(inMargin)
                        + " of the " + Figures.count(examples)
                        + " validation examples, finer than so few can show, and more seeds do not help: hold out more "
                        + "with --validation, or raise --margin.");
    }

    private Optional<String> largeShare() {
        double limit = LARGE_SHARE * arm.shape().trainExamples();
        List<Integer> large = sizes(size -> size.batchSize() > limit);
        return large.isEmpty()
                ? Optional.empty()
                : Optional.of(Figures.sizes(large) + (large.size() == 1 ? " is" : " are") + " more than a tenth of the "
                        + Figures.count(arm.shape().trainExamples())
                        + " training examples, where gradient noise no longer goes as 1/B: do not carry scaling rules or "
                        + "noise-scale predictions over to such sizes.");
    }
}
