package dev.batchwise.advice;

import dev.batchwise.advice.Verdict.Reason;
import dev.batchwise.advice.Verdict.Recommended;
import dev.batchwise.advice.Verdict.Unknown;
import dev.batchwise.stats.BestComparison;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The rule of the advice in a study to a target: of the sizes of the first arm whose every replicate reached it, the one that
 * took the least training time (least geometric mean), if at the study's confidence it takes at most
 * {@link #SLOWDOWN} longer than the unknown fastest size; {@code unknown} otherwise. A size with a censored trial is never
 * recommended.
 */
final class TargetAdvisor {
    /** How much longer than the fastest size the recommended one may take, as a share. */
    static final double SLOWDOWN = 0.1;

    private TargetAdvisor() {}

    static Advice advise(Findings arm, TargetComparison target) {
        Verdict verdict = verdict(arm, target);
        Optional<ToTarget> chosen = verdict instanceof Recommended r
                ? Optional.of(target.entry(r.size().batchSize()))
                : Optional.empty();
        return new Advice(
                chosen.isPresent() ? "recommended" : "unknown",
                arm.comparison().arm(),
                SLOWDOWN,
                arm.spec().confidence(),
                chosen.map(c -> OptionalInt.of(c.batchSize())).orElse(OptionalInt.empty()),
                chosen.map(ToTarget::learningRate).orElse(OptionalDouble.empty()),
                chosen.flatMap(ToTarget::updates)
                        .map(u -> OptionalLong.of(Math.round(u.value())))
                        .orElse(OptionalLong.empty()),
                indistinguishable(target),
                verdict instanceof Unknown u ? u.seedsNeeded() : OptionalInt.empty(),
                TargetCaveats.of(arm, target, verdict),
                TargetText.of(arm, target, verdict));
    }

    /** Returns the sizes that may be the fastest. */
    static List<Integer> indistinguishable(TargetComparison target) {
        return target.fastest()
                .map(best -> best.candidates().stream()
                        .map(i -> target.rivals().get(i).batchSize())
                        .toList())
                .orElse(List.of());
    }

    private static Verdict verdict(Findings arm, TargetComparison target) {
        int trained = arm.comparison().rivals().size();
        if (trained == 0) {
            return new Unknown(Reason.NOTHING_TRAINED);
        } else if (target.entries().stream().allMatch(e -> e.reached() == 0)) {
            return new Unknown(Reason.NONE_REACHED);
        } else if (trained == 1) {
            return new Unknown(Reason.NOTHING_TO_COMPARE);
        }
        return target.fastest().map(best -> verdict(arm, target, best)).orElse(new Unknown(Reason.NONE_COMPLETE));
    }

    private static Verdict verdict(Findings arm, TargetComparison target, BestComparison best) {
        List<Replicates> rivals = target.rivals();
        double margin = Math.log1p(SLOWDOWN);
        List<Integer> complete = rivals.stream()
                .filter(Replicates::complete)
                .map(rivals::indexOf)
                .toList();
        if (complete.isEmpty()) {
            return new Unknown(Reason.NONE_COMPLETE);
        } else if (rivals.stream().anyMatch(size -> size.completed().size() < 2)) {
            return new Unknown(Reason.SPREAD_UNKNOWN);
        }
        Optional<Integer> safe = complete.stream()
                .filter(i -> best.lossBound(i) <= margin)
                .max(Comparator.comparingDouble(
                        i -> target.blocks().sample(i).map(s -> s.mean()).orElse(Double.NEGATIVE_INFINITY)));
        if (safe.isPresent()) {
            return new Recommended(rivals.get(safe.get()), best.lossBound(safe.get()));
        }
        return new Unknown(
                Reason.TOO_WIDE, best.blocksNeeded(margin, complete, arm.spec().seeds() + 1, Advisor.MOST_SEEDS));
    }
}
