package dev.batchwise.advice;

import dev.batchwise.advice.Verdict.Recommended;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to hold against the advice of a study to a target: one sentence each, only where it applies. */
final class TargetCaveats {
    /** Where one update is more than this share of what a size took, little is known of it. */
    static final double COARSE = 0.1;

    private final Findings arm;
    private final TargetComparison target;
    private final Verdict verdict;

    private TargetCaveats(Findings arm, TargetComparison target, Verdict verdict) {
        this.arm = arm;
        this.target = target;
        this.verdict = verdict;
    }

    static List<String> of(Findings arm, TargetComparison target, Verdict verdict) {
        TargetCaveats own = new TargetCaveats(arm, target, verdict);
        Caveats common = new Caveats(arm, verdict);
        return Stream.of(
                        common.incomplete(),
                        own.censored(),
                        common.fewSeeds(),
                        own.atTheEdge(),
                        common.rateAtEdge(),
                        common.untuned(),
                        own.coarse())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> censored() {
        List<String> sizes = target.entries().stream()
                .filter(e -> e.censored() > 0)
                .map(e -> e.batchSize() + " (" + e.censored() + " of " + e.seeds() + ")")
                .toList();
        return sizes.isEmpty()
                ? Optional.empty()
                : Optional.of("Not every trial reached the target within "
                        + Figures.counted(arm.spec().budgetExamples(), "example") + " at " + Figures.list(sizes, ", ")
                        + ": such trials count as having taken longer, and no such size is recommended; raise --examples"
                        + " to see what it takes.");
    }

    /** The size recommended, or else the one seen to be fastest, is the smallest or the largest tried. */
    private Optional<String> atTheEdge() {
        if (target.rivals().size() < 2) {
            return Optional.empty();
        }
        int fastest = verdict instanceof Recommended r
                ? r.size().batchSize()
                : target.rivals().get(target.fastest().orElseThrow().leader()).batchSize();
        List<Integer> tried = arm.spec().batchSizes();
        String one = "The " + (verdict instanceof Recommended ? "recommended size, " : "fastest size seen, ") + fastest;
        if (fastest == tried.get(tried.size() - 1)) {
            return Optional.of(one + ", is the largest tried, so a larger one may be faster: add " + 2L * fastest
                    + " to --batch-sizes.");
        }
        return fastest == tried.get(0) && fastest > 1
                ? Optional.of(one + ", is the smallest tried, so a smaller one may be faster: add " + fastest / 2
                        + " to --batch-sizes.")
                : Optional.empty();
    }

    private Optional<String> coarse() {
        List<Integer> sizes = target.entries().stream()
                .filter(e -> e.resolution().stream().anyMatch(r -> r > COARSE))
                .map(ToTarget::batchSize)
                .toList();
        return sizes.isEmpty()
                ? Optional.empty()
                : Optional.of("At " + Figures.sizes(sizes) + " one update is more than "
                        + Figures.percent(COARSE)
                        + " of what reaching the target takes, so it is known only roughly: set a target that is harder to"
                        + " reach.");
    }
}
