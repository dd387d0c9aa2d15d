package dev.batchwise.claims;

/**
 * One statistic of a claim and what it must be.
 *
 * @param statistic in words, e.g. "test accuracy of batch size 4 less that of 4,096"
 * @param unit of it
 * @param criterion fixed beforehand
 * @param of how it is computed
 */
public record Part(String statistic, Unit unit, Criterion criterion, Statistic of) {
    /** A statistic of what was observed. */
    @FunctionalInterface
    public interface Statistic {
        /**
         * Returns it with its interval.
         *
         * @param confidence of the interval, in (0, 1)
         */
        Finding of(Observations observed, double confidence);
    }

    /** Returns the part as a sentence. */
    String words() {
        return statistic + " " + criterion.words(unit);
    }
}
