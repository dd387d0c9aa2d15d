package dev.batchwise.noise;

import dev.batchwise.advice.BatchNormality;
import dev.batchwise.curvature.Effort;
import dev.batchwise.noise.GradientMoments.Statistics;
import dev.batchwise.stats.KolmogorovDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Compares means of m projections with the normal law of their mean and variance, for m = 1, 2, 4, …. The first projection is along the full
 * gradient, the others are along random directions. Everything is numbers here.
 */
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
                    "m = %d: distance to normal %.3g, along the gradient %.3g (skewness %.3g), relative error %.3g",
                    point.examples(),
                    point.random().distance(),
                    point.alongGradient().distance(),
                    point.alongGradient().skewness(),
                    point.relativeError()));
        }
        return points;
    }

    private BatchNormality.Point point(int m) {
        double norm = Math.sqrt(all.gradientSquaredNorm());
        double noise = all.trace() / m;
        List<BatchNormality.Shape> shapes = shapes(m);
        return new BatchNormality.Point(
                m,
                plan.draws(),
                mean(shapes.subList(1, shapes.size())),
                shapes.get(0),
                Math.sqrt(noise) / norm,
                norm / Math.sqrt(all.gradientSquaredNorm() + noise));
    }

    private List<BatchNormality.Shape> shapes(int m) {
        double[][] means = projections.means(m, plan.draws(), RandomSource.XO_SHI_RO_256_PP.create(plan.seed() + m));
        List<BatchNormality.Shape> shapes = new ArrayList<>();
        for (int j = 0; j < means.length; j++) {
            Projections.Law law = projections.law(j);
            NormalDistribution normal = NormalDistribution.of(law.mean(), law.deviation() / Math.sqrt(m));
            shapes.add(new BatchNormality.Shape(
                    Math.abs(law.skewness()) / Math.sqrt(m),
                    Math.abs(law.excessKurtosis()) / m,
                    KolmogorovDistance.of(means[j], normal::cumulativeProbability)));
        }
        return shapes;
    }

    private static BatchNormality.Shape mean(List<BatchNormality.Shape> shapes) {
        return new BatchNormality.Shape(
                mean(shapes, BatchNormality.Shape::skewness),
                mean(shapes, BatchNormality.Shape::excessKurtosis),
                mean(shapes, BatchNormality.Shape::distance));
    }

    private static double mean(List<BatchNormality.Shape> shapes, ToDoubleFunction<BatchNormality.Shape> figure) {
        return shapes.stream().mapToDouble(figure).average().orElseThrow();
    }
}
