package dev.batchwise.schedule;

import dev.batchwise.study.UsageException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A published rule for what to change with the batch size. Positions in schedules are counted in examples and so stay
 * where they are. κ is the new batch size divided by the old one.
 */
public sealed interface ScalingRule permits LinearRule, SquareRootRule, AdamSdeRule, HalfLifeRule, SurgeRule {

    /** Returns the name used on the command line. */
    String label();

    /** Returns authors, year and title. */
    String paper();

    /** Returns what the paper assumed, a sentence. */
    String assumes();

    /**
     * Returns the factor of the learning rate.
     *
     * @param fromBatch old batch size in examples
     * @param toBatch new batch size in examples
     */
    double rateFactor(double fromBatch, double toBatch);

    /**
     * Returns Adam's constants at the new batch size.
     *
     * @param growth κ
     */
    default AdamConstants constants(AdamConstants given, double growth) {
        return given;
    }

    /** Returns where this use lies outside what the paper assumed, a sentence each. */
    List<String> doubts(Recipe given, int toBatch);

    /**
     * Returns the recipe at another batch size, with what is uncertain about it.
     *
     * @param toBatch new batch size in examples, for the start of the plan; a batch schedule is scaled as a whole
     * @throws UsageException if no plan can have that batch size
     */
    default Scaled scale(Recipe given, int toBatch) {
        return Scaled.by(this, given, toBatch);
    }

    /**
     * Returns a rule by name.
     *
     * @param name {@code linear}, {@code sqrt}, {@code adam-sde}, {@code half-life} or {@code surge}
     * @param noiseScale B_noise in examples, which only surge needs
     * @throws UsageException if there is no such rule, or surge is asked for without a noise scale
     */
    static ScalingRule named(String name, OptionalDouble noiseScale) {
        return switch (name) {
            case "linear" -> new LinearRule();
            case "sqrt" -> new SquareRootRule();
            case "adam-sde" -> new AdamSdeRule();
            case "half-life" -> new HalfLifeRule();
            case "surge" ->
                new SurgeRule(noiseScale.orElseThrow(() -> new UsageException(
                        "rule surge has no noise scale; measure it with `batchwise noise` and give it")));
            default ->
                throw new UsageException(
                        "scaling rule " + name + " is not known; give linear, sqrt, adam-sde, half-life or surge");
        };
    }
}
