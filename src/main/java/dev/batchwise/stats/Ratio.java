package dev.batchwise.stats;

import java.util.OptionalDouble;

/**
 * A ratio a/b of two positive quantities that are estimated without bias, b perhaps hidden in noise, with Fieller's interval
 * (Fieller 1954): all ρ with |a − ρb| ≤ t·se(a − ρb), where variances come from a delete-one-block {@linkplain Jackknife jackknife}
 * and t from Student's distribution with one degree of freedom fewer than blocks. Unlike an interval by the delta
 * method it stays right where b is not well known: it has no upper end exactly where b cannot be told from 0.
 *
 * @param value a/b; empty if b is not positive
 * @param low end of the interval, above 0; empty if there is none
 * @param high end of the interval; empty if nothing bounds the ratio
 * @param identified whether the lower end of b's own interval is above 0
 */
public record Ratio(OptionalDouble value, OptionalDouble low, OptionalDouble high, boolean identified) {
    /**
     * Returns the ratio.
     *
     * @param a estimate of the numerator
     * @param b estimate of the denominator
     * @param aWithout estimates of the numerator without each block in turn; with fewer than two nothing is identified
     * @param bWithout likewise of the denominator
     * @param confidence of the interval, in (0, 1)
     */
    public static Ratio of(double a, double b, double[] aWithout, double[] bWithout, double confidence) {
        OptionalDouble value = b > 0 ? OptionalDouble.of(a / b) : OptionalDouble.empty();
        if (aWithout.length < 2) {
            return new Ratio(value, OptionalDouble.empty(), OptionalDouble.empty(), false);
        }
        Jackknife jackknife = new Jackknife(aWithout, bWithout);
        double t = StudentT.critical((1 - confidence) / 2, aWithout.length - 1);
        double square = b * b - t * t * jackknife.secondVariance();
        double half = a * b - t * t * jackknife.covariance();
        double constant = a * a - t * t * jackknife.firstVariance();
        boolean identified = b > 0 && square > 0;
        // square·ρ² − 2·half·ρ + constant ≤ 0
        double root = Math.sqrt(Math.max(0, half * half - square * constant));
        double low = half >= 0 ? constant / (half + root) : (half - root) / square;
        return new Ratio(
                value,
                low > 0 && Double.isFinite(low) ? OptionalDouble.of(low) : OptionalDouble.empty(),
                identified ? OptionalDouble.of((half + root) / square) : OptionalDouble.empty(),
                identified);
    }
}
