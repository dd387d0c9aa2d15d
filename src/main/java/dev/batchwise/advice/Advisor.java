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
 * The rule of the advice: of the sizes of the first arm whose every replicate completed, the one that trains fastest
 * (least median time, the smaller of equals) among those whose loss of validation accuracy against the unknown best size
 * is bounded by the margin at the study's confidence; {@code unknown} when there is none. Where every size had the same
 * training time by design, the most accurate of them is taken instead. The bounds widen with fewer seeds, so that ignorance
 * never makes a size look safe. A study to a target has a rule of its own ({@link TargetAdvisor}).
 */
final class Advisor {
    /** More seeds than this are not worth suggesting. */
    static final int MOST_SEEDS = 100;

    private Advisor() {}

    static Advice advise(Findings arm) {
        return arm.target().map(target -> TargetAdvisor.advise(arm, target)).orElseGet(() -> adviseOnAccuracy(arm));
    }

    private static Advice adviseOnAccuracy(Findings arm) {
        Verdict verdict = verdict(arm);
        Optional<SizeComparison> chosen =
                verdict instanceof Recommended r ? Optional.of(arm.summary(r.size())) : Optional.empty();
        return new Advice(
                chosen.isPresent() ? "recommended" : "unknown",
                arm.comparison().arm(),
                arm.spec().margin(),
                arm.spec().confidence(),
                chosen.map(c -> OptionalInt.of(c.batchSize())).orElse(OptionalInt.empty()),
                chosen.map(SizeComparison::learningRate).orElse(OptionalDouble.empty()),
                chosen.map(c -> OptionalLong.of(c.iterations())).orElse(OptionalLong.empty()),
                indistinguishable(arm.comparison()),
                verdict instanceof Unknown u ? u.seedsNeeded() : OptionalInt.empty(),
                Caveats.of(arm, verdict),
                AdviceText.of(arm, verdict));
    }

    /** Returns the sizes that may be the best; all that were compared when validation cannot tell. */
    static List<Integer> indistinguishable(ArmComparison comparison) {
        List<Replicates> rivals = comparison.rivals();
        return comparison
                .validation()
                .map(best -> best.candidates().stream().map(rivals::get).toList())
                .orElse(rivals)
                .stream()
                .map(Replicates::batchSize)
                .toList();
    }

    static Verdict verdict(Findings arm) {
        int compared = arm.comparison().rivals().size();
        if (compared < 2) {
            return new Unknown(compared == 0 ? Reason.NOTHING_TRAINED : Reason.NOTHING_TO_COMPARE);
        }
        return arm.comparison().validation().map(best -> verdict(arm, best)).orElse(new Unknown(Reason.NO_VALIDATION));
    }

    private static Verdict verdict(Findings arm, BestComparison best) {
        List<Replicates> rivals = arm.comparison().rivals();
        return rivals.stream()
                .filter(Replicates::complete)
                .filter(size ->
                        best.lossBound(rivals.indexOf(size)) <= arm.spec().margin())
                .min(Comparator.comparingDouble(size -> cost(arm, size)))
                .<Verdict>map(size -> new Recommended(size, best.lossBound(rivals.indexOf(size))))
                .orElseGet(() -> unknown(arm, best));
    }

    /** What is least at the size to choose: time; where that is the same by design, error. */
    private static double cost(Findings arm, Replicates size) {
        if (arm.spec().goal().seconds().isPresent()) {
            return -arm.summary(size).validationAccuracy().map(Estimate::mean).orElse(0.0);
        }
        return arm.summary(size).trainSeconds().map(Spread::median).orElse(Double.POSITIVE_INFINITY);
    }

    private static Unknown unknown(Findings arm, BestComparison best) {
        List<Replicates> rivals = arm.comparison().rivals();
        List<Integer> complete = rivals.stream()
                .filter(Replicates::complete)
                .map(rivals::indexOf)
                .toList();
        if (complete.isEmpty()) {
            return new Unknown(Reason.NONE_COMPLETE);
        }
        if (rivals.stream().anyMatch(size -> size.completed().size() < 2)) {
            return new Unknown(Reason.SPREAD_UNKNOWN);
        }
        int more = arm.spec().seeds() + 1;
        return new Unknown(Reason.TOO_WIDE, best.blocksNeeded(arm.spec().margin(), complete, more, MOST_SEEDS));
    }
}
