package dev.batchwise.curvature;

import dev.batchwise.advice.SharpnessResults;
import dev.batchwise.spectrum.Eigenvalue;
import dev.batchwise.spectrum.Extremes;
import dev.batchwise.spectrum.Sketch;
import dev.batchwise.spectrum.SpectralDensity;
import dev.batchwise.spectrum.TraceEstimate;
import dev.batchwise.spectrum.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** All measures at one point of a loss surface, each with random directions of its own. The surface is left where it was. */
final class Measurement {
    /** What random directions are for; the numbers are part of what makes a figure repeatable. */
    private enum Use {
        EXTREMES(0),
        TRACE(100),
        GAUSS_NEWTON(200),
        DENSITY(300),
        CORNER(10_000),
        SUBSPACE(20_000);

        private final long first;

        Use(long first) {
            this.first = first;
        }
    }

    private final LossSurface surface;
    private final SharpnessPlan plan;
    private final Effort effort;
    private final double[] x;
    private final double loss;
    private final double gradientNorm;

    Measurement(LossSurface surface, SharpnessPlan plan, Effort effort) {
        this.surface = surface;
        this.plan = plan;
        this.effort = effort;
        x = surface.here();
        double[] gradient = new double[x.length];
        loss = surface.here(gradient);
        gradientNorm = Vectors.norm(gradient);
        found("loss %.4g nats, gradient norm %.3g", loss, gradientNorm);
    }

    double gradientNorm() {
        return gradientNorm;
    }

    SharpnessResults.Hessian hessian() {
        HessianMap map = new HessianMap(surface);
        Sketch sketch = Sketch.of(map, plan.sketch(), random(Use.TRACE, 0));
        Extremes.Search search = plan.extremes().within(x.length);
        double[] start = sketch.start(search, x.length, random(Use.EXTREMES, 0));
        Extremes extremes = Extremes.of(map, search, start, random(Use.EXTREMES, 1));
        Eigenvalue lambda = extremes.top().get(0);
        found("λ_max %.4g ± %.2g (%d products)", lambda.value(), lambda.residual(), extremes.products());
        TraceEstimate trace = TraceEstimate.hutchPlusPlus(map, sketch, plan.sketch(), random(Use.TRACE, 1));
        found("trace %.4g, standard error %.2g", trace.value(), trace.standardError());
        Optional<Eigenvalue> gaussNewton = plan.gaussNewton().map(asked -> gaussNewton(asked, start));
        Optional<SpectralDensity> density =
                plan.density().map(quadrature -> SpectralDensity.of(map, quadrature, random(Use.DENSITY, 0)));
        return new SharpnessResults.Hessian(
                lambda,
                lambda.value() > 0 ? OptionalDouble.of(2 / lambda.value()) : OptionalDouble.empty(),
                extremes.top().stream().map(Eigenvalue::value).toList(),
                extremes.top(),
                extremes.products(),
                extremes.bottom().stream().findFirst(),
                trace,
                gaussNewton,
                density);
    }

    /** Its top eigenvectors are close to those of the Hessian, so it is searched from the same start. */
    private Eigenvalue gaussNewton(Extremes.Search search, double[] start) {
        Eigenvalue lambda = Extremes.of(
                        new GaussNewtonMap(surface), search.within(x.length), start, random(Use.GAUSS_NEWTON, 0))
                .top()
                .get(0);
        found("Gauss–Newton λ_max %.4g ± %.2g", lambda.value(), lambda.residual());
        return lambda;
    }

    List<SharpnessResults.Keskar> keskar() {
        List<SharpnessResults.Keskar> all = new ArrayList<>();
        keskar(all, "full", new Subspace.Full(x.length), OptionalInt.empty());
        for (int draw = 1; draw <= plan.draws(); draw++) {
            Subspace subspace = Subspace.Random.draw(x.length, plan.columns(), random(Use.SUBSPACE, draw));
            keskar(all, "random", subspace, OptionalInt.of(draw));
        }
        surface.move(x);
        return all;
    }

    private void keskar(List<SharpnessResults.Keskar> all, String name, Subspace subspace, OptionalInt draw) {
        KeskarSharpness measure = new KeskarSharpness(surface::at, x, loss, plan.iterations());
        double[] coordinates = subspace.coordinates(x);
        for (double epsilon : plan.epsilons()) {
            KeskarSharpness.Found phi = measure.of(epsilon, subspace, coordinates, random(Use.CORNER, draw.orElse(0)));
            all.add(new SharpnessResults.Keskar(
                    epsilon,
                    name,
                    subspace.columns(),
                    draw,
                    phi.value(),
                    phi.originValue(),
                    phi.iterations(),
                    phi.evaluations()));
            found("φ(%.1g, %s) %.4g (%d evaluations)", epsilon, name, phi.value(), phi.evaluations());
        }
    }

    List<SharpnessResults.Adaptive> adaptive() {
        AdaptiveSharpness measure = new AdaptiveSharpness(surface::at, x, loss, plan.ascents());
        List<SharpnessResults.Adaptive> all = new ArrayList<>();
        plan.epsilons().forEach(radius -> all.add(adaptive(measure, radius, AdaptiveSharpness.Norm.LINF)));
        all.add(adaptive(measure, plan.radius(), AdaptiveSharpness.Norm.L2));
        surface.move(x);
        return all;
    }

    private SharpnessResults.Adaptive adaptive(AdaptiveSharpness measure, double radius, AdaptiveSharpness.Norm norm) {
        AdaptiveSharpness.Found rise = measure.of(radius, norm);
        found("adaptive sharpness (%s, ρ = %.2g) %.4g nats", norm.label(), radius, rise.value());
        return new SharpnessResults.Adaptive(radius, norm.label(), rise.value(), rise.evaluations());
    }

    private void found(String form, Object... figures) {
        effort.found(String.format(Locale.ROOT, form, figures));
    }

    private UniformRandomProvider random(Use use, int number) {
        long words = RandomSource.SPLIT_MIX_64.create(plan.seed()).nextLong() ^ (use.first + number);
        return RandomSource.XO_SHI_RO_256_PP.create(words);
    }
}
