package dev.batchwise.probe;

import dev.batchwise.advice.ProbeResults.Range;
import dev.batchwise.advice.ProbeResults.TimeFit;
import dev.batchwise.stats.Quantiles;
import dev.batchwise.stats.RelativeLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Fits of the time of an update. */
final class TimeFits {
    /** Where the overhead is a tenth of the examples' time, an example takes 10 % more than at least. */
    private static final double KNEE = 10;

    private TimeFits() {}

    /** Returns the fit to the median updates of all rounds; empty with fewer than two sizes, or if examples cost nothing. */
    static Optional<TimeFit> of(List<Measured> sizes) {
        int rounds = sizes.stream().mapToInt(m -> m.rounds().size()).min().orElse(0);
        List<RelativeLine> single = IntStream.range(0, rounds)
                .mapToObj(r -> line(sizes, m -> Quantiles.median(m.rounds().get(r))))
                .flatMap(Optional::stream)
                .toList();
        return line(sizes, m -> Quantiles.median(m.updates())).map(line -> fit(line, single, sizes));
    }

    private static Optional<RelativeLine> line(List<Measured> sizes, ToDoubleFunction<Measured> seconds) {
        return RelativeLine.fit(
                        batchSizes(sizes), sizes.stream().mapToDouble(seconds).toArray())
                .filter(line -> line.slope() > 0);
    }

    private static double[] batchSizes(List<Measured> sizes) {
        return sizes.stream().mapToDouble(Measured::batchSize).toArray();
    }

    private static TimeFit fit(RelativeLine line, List<RelativeLine> single, List<Measured> sizes) {
        List<RelativeLine> all = new ArrayList<>(single);
        if (all.isEmpty()) {
            all.add(line);
        }
        double[] medians =
                sizes.stream().mapToDouble(m -> Quantiles.median(m.updates())).toArray();
        return new TimeFit(
                line.intercept(),
                line.slope(),
                saturation(line),
                KNEE * saturation(line),
                range(all, RelativeLine::intercept),
                range(all, RelativeLine::slope),
                range(all, TimeFits::saturation),
                line.worst(batchSizes(sizes), medians),
                all.size());
    }

    private static double saturation(RelativeLine line) {
        return line.intercept() / line.slope();
    }

    private static Range range(List<RelativeLine> lines, ToDoubleFunction<RelativeLine> figure) {
        return new Range(
                lines.stream().mapToDouble(figure).min().getAsDouble(),
                lines.stream().mapToDouble(figure).max().getAsDouble());
    }
}
