package dev.batchwise.schedule;

import dev.batchwise.study.Problems;
import dev.batchwise.study.UsageException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Turns the decay of a learning rate into growth of the batch size, so that the noise scale stays what it was at every
 * example (Smith, Kindermans, Ying and Le 2018). With ε and B the given rate and batch size, ε₀ the rate that the
 * decay starts from, f its increase, μ = (1 − m)/(1 − m′) and p the {@linkplain NoiseLaw law's} power:
 *
 * <p>B′ = min(cap, B · μ(fε₀/ε)^p) and ε′ = min(fε₀, ε · (cap/(μB))^(1/p)).
 *
 * <p>Below the cap the rate stays constant; at the cap it decays again (Smith's hybrid). A warm-up in front is kept as a
 * warm-up of the rate.
 *
 * @param law what stays the same
 * @param maxBatch the cap in examples; N/10 if empty
 * @param initialRate fε₀; the given plan's if empty
 * @param momentum m′; the given plan's if empty
 */
public record DecayToGrowth(NoiseLaw law, OptionalInt maxBatch, OptionalDouble initialRate, OptionalDouble momentum) {

    /** Returns the plain conversion: cap N/10, rate and momentum as given. */
    public static DecayToGrowth keeping(NoiseLaw law) {
        return new DecayToGrowth(law, OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Returns a copy with a cap, which may lie above N/10. */
    public DecayToGrowth withMaxBatch(int examples) {
        return new DecayToGrowth(law, OptionalInt.of(examples), initialRate, momentum);
    }

    /** Returns a copy that starts from another rate, and so from a batch size larger by the same factor (to the p). */
    public DecayToGrowth withInitialRate(double rate) {
        return new DecayToGrowth(law, maxBatch, OptionalDouble.of(rate), momentum);
    }

    /** Returns a copy with another momentum, and so with batch sizes in proportion to 1/(1 − m′). */
    public DecayToGrowth withMomentum(double m) {
        return new DecayToGrowth(law, maxBatch, initialRate, OptionalDouble.of(m));
    }

    /**
     * Returns the given plan beside the grown one.
     *
     * @throws UsageException with every problem: a cap below the plan's own batch size, a rate that starts at 0, a momentum
     *     that cannot be changed, or a grown plan that is not a possible one
     */
    public Conversion convert(Plan given) {
        Schedule decaying = given.learningRate() instanceof WarmUp warmUp ? warmUp.then() : given.learningRate();
        Problems problems = new Problems();
        Optional<Double> startFound = problems.attempt(() -> start(decaying, given));
        Optional<Double> roomFound = problems.attempt(() -> room(given));
        Optional<Integer> capFound = problems.attempt(() -> cap(given));
        problems.throwIfAny();
        return grown(given, decaying, startFound.orElseThrow(), roomFound.orElseThrow(), capFound.orElseThrow());
    }

    private Conversion grown(Plan given, Schedule decaying, double start, double room, double cap) {
        Schedule batch =
                batchSize(decaying, initialRate.orElse(start), room, given).atMost(cap);
        Schedule rate = learningRate(decaying, cap / room, given).atMost(initialRate.orElse(start));
        Plan grown = new Plan(
                warmedUp(given.learningRate(), start, needed(rate, given.horizon()), given.horizon()),
                needed(batch, given.horizon()),
                momentum.isPresent() ? new Constant(momentum.getAsDouble()) : given.momentum(),
                given.horizon());
        return new Conversion(given, grown, law, new Cautions(this, given, grown).sentences());
    }

    /** Returns B · μ(fε₀/ε)^p, without the cap. */
    private Schedule batchSize(Schedule decaying, double top, double room, Plan given) {
        Schedule growth = decaying.power(Math.pow(top, law.power()) * room, -law.power());
        return Products.of(given.batchSize(), growth, given);
    }

    /** Returns ε · (limit/B)^(1/p), which is the rate once the cap is reached. */
    private Schedule learningRate(Schedule decaying, double limit, Plan given) {
        double root = 1.0 / law.power();
        return Products.of(decaying, given.batchSize().power(Math.pow(limit, root), -root), given);
    }

    private double start(Schedule decaying, Plan given) {
        double start = decaying.at(0, given.horizon());
        if (!(start > 0)) {
            throw new UsageException(
                    "learning rate \"" + given.learningRate().text()
                            + "\" starts at 0, so no batch size can follow it; write the rise as a warm-up, e.g. warmup 5ep, cosine 0.1");
        }
        double top = initialRate.orElse(start);
        if (!(top > 0) || Double.isInfinite(top)) {
            throw new UsageException("initial learning rate " + Numerals.threeDigits(top)
                    + " is not above 0 and finite; give e.g. " + Numerals.plain(start));
        }
        return start;
    }

    /** Returns μ = (1 − m)/(1 − m′), the growth that a change of momentum makes room for. */
    private double room(Plan given) {
        if (momentum.isEmpty()) {
            return 1;
        }
        double changed = momentum.getAsDouble();
        if (!(changed >= 0 && changed < 1)) {
            throw new UsageException("momentum " + Numerals.threeDigits(changed) + " is not in [0, 1); give e.g. 0.98");
        }
        if (law != NoiseLaw.SGD || !(given.momentum() instanceof Constant constant)) {
            throw new UsageException(
                    "momentum \"" + given.momentum().text() + "\" cannot be raised to " + Numerals.plain(changed)
                            + " here; do it for sgd, momentum or nesterov from one constant momentum");
        }
        return (1 - constant.value()) / (1 - changed);
    }

    private int cap(Plan given) {
        long tenth = Math.max(1, given.horizon().examplesPerEpoch() / 10);
        int cap = maxBatch.orElse((int) Math.min(Integer.MAX_VALUE, tenth));
        if (cap < given.largestBatch()) {
            String source =
                    maxBatch.isPresent() ? "max batch " : "the default max batch, a tenth of the training set, ";
            throw new UsageException(source + cap + " is below the plan's own batch size " + given.largestBatch()
                    + "; give a max batch above it");
        }
        return cap;
    }

    /** Returns the limited schedule without its limit where the budget never reaches it, or the limit where it always does. */
    private static Schedule needed(Schedule schedule, Horizon horizon) {
        if (schedule instanceof AtMost limited) {
            Range range = limited.of().range(horizon);
            if (range.least() >= limited.limit()) {
                return new Constant(limited.limit());
            }
            return range.greatest() <= limited.limit() ? limited.of() : limited;
        }
        return schedule;
    }

    private static Schedule warmedUp(Schedule given, double start, Schedule rate, Horizon horizon) {
        if (given instanceof WarmUp warmUp) {
            double from = Numerals.tidy(warmUp.from() * rate.at(0, horizon) / start);
            return new WarmUp(warmUp.over(), from, rate);
        }
        return rate;
    }
}
