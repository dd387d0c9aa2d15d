package dev.batchwise.advice;

import dev.batchwise.advice.Verdict.Recommended;
import dev.batchwise.advice.Verdict.Unknown;
import dev.batchwise.stats.Sample;
import dev.batchwise.study.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The advice of a study to a target, in words. */
final class TargetText {
    private final Findings arm;
    private final TargetComparison target;

    private TargetText(Findings arm, TargetComparison target) {
        this.arm = arm;
        this.target = target;
    }

    static String of(Findings arm, TargetComparison target, Verdict verdict) {
        TargetText text = new TargetText(arm, target);
        return verdict instanceof Recommended r ? text.recommended(r) : text.unknown((Unknown) verdict);
    }

    private String recommended(Recommended verdict) {
        ToTarget size = target.entry(verdict.size().batchSize());
        String rate = size.learningRate().isPresent()
                ? " at learning rate " + Figures.number(size.learningRate().getAsDouble())
                : "";
        return "To reach " + target.target().text() + ", train with batch size " + size.batchSize() + rate + ": "
                + Figures.number(size.seconds().orElseThrow().value()) + " s of training on average. "
                + (target.rivals().size() == 1
                        ? "It is the only size of which every trial reached it (n=" + size.seeds() + " seeds)."
                        : bound(verdict, size.seeds()) + standing())
                + needs();
    }

    private String bound(Recommended verdict, int seeds) {
        String most = verdict.lossBound() > 0
                ? "it takes at most " + Figures.percentAtMost(Math.expm1(verdict.lossBound()))
                        + " longer than the fastest size would"
                : "every other size takes longer";
        return "With " + confidence() + " confidence " + most + " (" + Figures.percent(TargetAdvisor.SLOWDOWN)
                + " was allowed, n=" + seeds + " seeds). ";
    }

    private String unknown(Unknown verdict) {
        return switch (verdict.reason()) {
            case NONE_REACHED -> noneReached();
            case NONE_COMPLETE ->
                "No size can be recommended: at every size some trial did not reach "
                        + target.target().text() + " within " + cap() + "." + needs();
            case SPREAD_UNKNOWN ->
                "No size can be recommended yet: some size has a single trial, and one says nothing of the spread between"
                        + " seeds. Run at least "
                        + Caveats.ENOUGH_SEEDS + " seeds (--seeds " + Caveats.ENOUGH_SEEDS + ")." + needs();
            case TOO_WIDE -> tooWide(verdict) + standing() + needs();
            case NOTHING_TO_COMPARE ->
                "No size can be recommended: only one batch size could be trained, so there is nothing to choose from."
                        + " Give at least two in --batch-sizes." + needs();
            case NOTHING_TRAINED, NO_VALIDATION -> AdviceText.of(arm, verdict);
        };
    }

    private String noneReached() {
        String best = target.nearest()
                .map(seen -> "; the best seen was " + score(seen.score()) + ", at batch size " + seen.batchSize())
                .orElse("");
        return "No size reached " + target.target().text() + " within " + cap() + best
                + ". Raise --examples, or set a target in reach.";
    }

    private String score(double score) {
        return target.target().measure() == Target.Measure.ACCURACY
                ? Figures.digits(score, 4)
                : Figures.number(score) + " " + arm.shape().task().lossUnit();
    }

    private String cap() {
        return Figures.counted(arm.spec().budgetExamples(), "example");
    }

    private String tooWide(Unknown verdict) {
        String start = "No size can be recommended yet: with "
                + Figures.counted(arm.spec().seeds(), "seed")
                + " it cannot be excluded, at " + confidence() + " confidence, that each takes over "
                + Figures.percent(TargetAdvisor.SLOWDOWN) + " longer than the fastest. ";
        String seeds = verdict.seedsNeeded().isPresent()
                ? "If means and spreads stay as they are, about "
                        + verdict.seedsNeeded().getAsInt() + " seeds (--seeds "
                        + verdict.seedsNeeded().getAsInt() + ") would settle it. "
                : "";
        return start + seeds;
    }

    /** Returns which sizes may be the fastest, and how much longer the others took. */
    private String standing() {
        List<Integer> tied = TargetAdvisor.indistinguishable(target);
        String first = tied.size() == 1
                ? tied.get(0) + " is the fastest of those tried"
                : Figures.sizes(tied) + " cannot be told apart from the fastest at "
                        + Figures.counted(arm.spec().seeds(), "seed");
        Stream<String> slower = target.rivals().stream()
                .filter(size -> !tied.contains(size.batchSize()))
                .flatMap(size -> slower(size).stream());
        return String.join("; ", Stream.concat(Stream.of(first), slower).toList()) + ".";
    }

    private Optional<String> slower(Replicates size) {
        int leader = target.fastest().orElseThrow().leader();
        return target.blocks()
                .difference(leader, target.rivals().indexOf(size))
                .map(Sample::mean)
                .map(log -> size.batchSize() + " took " + Figures.number(Math.exp(log)) + " times as long");
    }

    private String needs() {
        Optional<String> examples = least(ToTarget::examples, "examples");
        Optional<String> updates = least(ToTarget::updates, "updates");
        return examples.isPresent() && updates.isPresent()
                ? " Fewest " + examples.get() + "; fewest " + updates.get() + "."
                : "";
    }

    private Optional<String> least(Function<ToTarget, Optional<TargetCost>> cost, String noun) {
        return target.entries().stream()
                .filter(e -> cost.apply(e).stream().anyMatch(TargetCost::isKnown))
                .min(Comparator.comparingDouble(e -> cost.apply(e).orElseThrow().value()))
                .map(e -> noun + ": " + e.batchSize() + ", with "
                        + Figures.count(Math.round(cost.apply(e).orElseThrow().value())));
    }

    private String confidence() {
        return Figures.percent(arm.spec().confidence());
    }
}
