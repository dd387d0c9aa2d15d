package dev.batchwise.schedule;

import dev.batchwise.study.UsageException;

/**
 * What has to stay the same when a batch size grows in place of a learning rate's decay. With ε the rate, m the momentum, B the
 * batch size and N the training examples:
 */
public enum NoiseLaw {
    /** g = εN/(B(1 − m)), for SGD, heavy-ball momentum and Nesterov (Smith et al. 2018, from Smith and Le 2018). */
    SGD("εN/(B(1 − m))", 1, ""),
    /** The same g for Adam, which it was not derived for: the heuristic Smith et al. 2018 used. */
    ADAM_HEURISTIC(
            "εN/(B(1 − m)), which was derived for SGD",
            1,
            "for Adam, growing the batch size by the factor that the rate would fall by is a heuristic of Smith et al. 2018:"
                    + " the noise scale was derived for SGD; the square-root rule is the alternative"),
    /** ε²N/B for Adam: what the square-root rule ε ∝ √B keeps (Malladi et al. 2022). */
    ADAM_SQUARE_ROOT(
            "ε²N/B",
            2,
            "the square-root rule (Malladi et al. 2022) grows the batch size by the square of the factor that the rate would"
                    + " fall by; it also moves β₁, β₂ and ε with the batch size, and here these stay");

    private final String formula;
    private final int power;
    private final String caveat;

    NoiseLaw(String formula, int power, String caveat) {
        this.formula = formula;
        this.power = power;
        this.caveat = caveat;
    }

    /**
     * Returns the law of an update rule.
     *
     * @param optimizer {@code sgd}, {@code momentum}, {@code nesterov}, {@code adam} or {@code adamw}
     * @throws UsageException for any other
     */
    public static NoiseLaw of(String optimizer) {
        return switch (optimizer) {
            case "sgd", "momentum", "nesterov" -> SGD;
            case "adam", "adamw" -> ADAM_HEURISTIC;
            default ->
                throw new UsageException(
                        "optimizer " + optimizer
                                + " has no known noise scale to keep; convert a plan of sgd, momentum, nesterov, adam or adamw");
        };
    }

    /** Returns the formula of what is kept, for tables. */
    public String formula() {
        return formula;
    }

    /** Returns what to know before trusting the law, a sentence; empty for SGD. */
    public String caveat() {
        return caveat;
    }

    /** Returns p where B must grow by r^p for a rate that would have fallen by r. */
    int power() {
        return power;
    }

    /**
     * Returns the noise scale, ε^p N/(B(1 − m)).
     *
     * @param rate ε
     * @param batchSize B in examples
     * @param momentum m in [0, 1)
     * @param trainingExamples N
     */
    public double noiseScale(double rate, double batchSize, double momentum, long trainingExamples) {
        return Math.pow(rate, power) * trainingExamples / (batchSize * (1 - momentum));
    }
}
