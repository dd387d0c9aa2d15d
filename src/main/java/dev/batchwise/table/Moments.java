package dev.batchwise.table;

/** Mean and deviation of numbers that come one by one, in float64 (Welford 1962). */
final class Moments {
    private long count;
    private double mean;
    private double squares;

    /** Takes a number. */
    void add(double value) {
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }

    /** Returns the mean; 0 of no numbers. */
    double mean() {
        return mean;
    }

    /** Returns the standard deviation, divided by the count, not the count less one; 0 of no numbers. */
    double deviation() {
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }
}
