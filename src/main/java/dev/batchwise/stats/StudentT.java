package dev.batchwise.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution, by its upper tail. */
final class StudentT {
    private StudentT() {}

    /**
     * Returns the value that T exceeds with probability {@code level}.
     *
     * @param level one-sided, in (0, 1)
     * @param degreesOfFreedom at least 1
     */
    static double critical(double level, int degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(level);
    }

    /** Returns P(T &gt; t), also for infinite t. */
    static double upperTail(double t, int degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).survivalProbability(t);
    }
}
