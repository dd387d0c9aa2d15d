package benchmarks;

/**
 * How long things are measured.
 *
 * @param quick whether fewer things are
 * @param seconds of each measurement, about
 * @param pairSeconds of all pairs of measurements, about
 * @param mostPairs of measurements
 */
record Effort(boolean quick, double seconds, double pairSeconds, int mostPairs) {
    private static final int LEAST_UPDATES = 3;

    /** Returns the effort of that name: quick or standard. */
    static Effort of(String name) {
        return name.equals("quick") ? new Effort(true, 0.2, 4, 9) : new Effort(false, 0.3, 10, 21);
    }

    /** Returns how many updates make one measurement. */
    int updates(double updateSeconds) {
        return (int) Math.max(LEAST_UPDATES, seconds / updateSeconds);
    }

    /** Returns how many pairs of measurements are made. */
    int pairs(double updateSeconds) {
        double inTime = pairSeconds / (2 * updates(updateSeconds) * updateSeconds);
        return (int) Math.max(2, Math.min(mostPairs, inTime));
    }
}
