package dev.batchwise.noise;

import dev.batchwise.advice.BatchNormality;
import dev.batchwise.curvature.Effort;
import dev.batchwise.noise.GradientMoments.Statistics;
import dev.batchwise.stats.KolmogorovDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Compares means of m projections with the normal law of their mean and variance, for m = 1, 2, 4, …. Everything is numbers here. */
final class NormalityScan {
    private final Projections projections;
    private final Statistics all;
    private final BatchMeans.Plan plan;
    private final Effort effort;

    NormalityScan(Projections projections, Statistics all, BatchMeans.Plan plan, Effort effort) {
        this.projections = projections;
        this.all = all;
        this.plan = plan;
        this.effort = effort;
    }

    List<BatchNormality.Point> scan() {
        List<BatchNormality.Point> points = new ArrayList<>();
        for (long m = 1; m <= plan.largest(); m *= 2) {
            BatchNormality.Point point = point((int) m);
            points.add(point);
            effort.found(String.format(
                    Locale.ROOT,
                    "m = %d: skewness %.3g, excess kurtosis %.3g, distance to normal %.3g, relative error %.3g",
                    point.examples(),
                    point.skewness(),
                    point.excessKurtosis(),
                    point.distance(),
                    point.relativeError()));
        }
        return points;
    }

    private BatchNormality.Point point(int m) {
        double norm = Math.sqrt(all.gradientSquaredNorm());
        double noise = all.trace() / m;
        return new BatchNormality.Point(
                m,
                plan.draws(),
                projections.skewness() / Math.sqrt(m),
                projections.excessKurtosis() / m,
                distance(m),
                Math.sqrt(noise) / norm,
                norm / Math.sqrt(all.gradientSquaredNorm() + noise));
    }

    private double distance(int m) {
        double[][] means = projections.means(m, plan.draws(), RandomSource.XO_SHI_RO_256_PP.create(plan.seed() + m));
        double sum = 0;
        for (int j = 0; j < means.length; j++) {
            Projections.Law law = projections.law(j);
            NormalDistribution normal = NormalDistribution.of(law.mean(), law.deviation() / Math.sqrt(m));
            sum += KolmogorovDistance.of(means[j], normal::cumulativeProbability);
        }
        return sum / means.length;
    }
}
