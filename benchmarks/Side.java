package benchmarks;

/** One of two ways of doing the same. */
@FunctionalInterface
interface Side {
    /** Returns the seconds that some updates take from fresh weights. */
    double seconds(int updates);
}
