package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Peak memory of training at several batch sizes, whole batches and cut into passes, each in a process of its own. */
final class PeakMemories {
    /** Name of their cost. */
    static final String COST = "peak memory";

    /** Whole batches. */
    static final String WHOLE = "whole";

    /** Batches cut into passes of one size. */
    static final String CUT = "accumulated";

    /** The peak. */
    static final Quantity PEAK = Quantity.of("peakMemory", "peak memory of training", Unit.BYTES);

    private static final double SECONDS_EACH = 5;

    private PeakMemories() {}

    /**
     * What is measured.
     *
     * @param data trained on
     * @param model network
     * @param sizes batch sizes, ascending
     * @param pass one of them, which larger ones are cut into: the meter takes three passes of a batch at most, so the largest is
     *     three of them, and nothing is left out
     * @param seeds 1, 2, …
     */
    private record Setting(DataSpec data, String model, List<Integer> sizes, int pass, int seeds) {
        List<TrialSpec> trials(Shapes shapes, String series) {
            int examples = ImageNet.orAny(data, shapes).trainExamples();
            Draft draft = Draft.of("", data, model, Horizon.ofEpochs(examples, 1));
            List<TrialSpec> trials = new ArrayList<>();
            boolean cut = series.equals(CUT);
            Batching batching = cut ? Batching.plain().withMicroBatch(pass) : Batching.plain();
            for (int size : cut ? sizes.stream().filter(b -> b >= pass).toList() : sizes) {
                for (long seed = 1; seed <= seeds; seed++) {
                    trials.add(draft.named(series + "-b" + size)
                            .batch(size)
                            .batching(batching)
                            .seed(seed));
                }
            }
            return trials;
        }
    }

    private static Setting setting(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Setting(Trials.data("mnist", 1_000), "mlp:8", List.of(300, 600, 900), 300, 1);
            case DESK -> new Setting(Trials.data("mnist"), "mlp:256", List.of(1024, 2048, 4096, 8192, 12288), 4096, 3);
            case PAPER ->
                new Setting(Trials.data(ImageNet.IMAGES), "caffenet128", List.of(64, 128, 256, 512, 768), 256, 3);
        };
    }

    /** Returns what is measured in words. */
    static String words(Scale scale) {
        Setting s = setting(scale);
        return String.format(
                Locale.ROOT,
                "of training %s at batch sizes %s, %s each",
                s.model(),
                String.join(", ", s.sizes().stream().map(String::valueOf).toList()),
                s.seeds() == 1 ? "once" : s.seeds() + " times");
    }

    /** Returns the size of a pass. */
    static int pass(Scale scale) {
        return setting(scale).pass();
    }

    /** Returns what measuring one trial takes, about. */
    static double coreSeconds(List<TrialSpec> trials, Scale scale) {
        return trials.size() * (scale == Scale.SMOKE ? 0.3 : SECONDS_EACH);
    }

    /** Returns the trials of whole batches. */
    static List<TrialSpec> whole(Scale scale, Shapes shapes) {
        return setting(scale).trials(shapes, WHOLE);
    }

    /** Returns the trials of whole batches and of batches that are cut. */
    static List<TrialSpec> wholeAndCut(Scale scale, Shapes shapes) {
        Setting s = setting(scale);
        return Stream.concat(s.trials(shapes, WHOLE).stream(), s.trials(shapes, CUT).stream())
                .toList();
    }

    /** Adds all peaks. */
    static void observe(Observations.Collector all, Evidence evidence) {
        for (Map.Entry<String, PeakMemory> peak : evidence.memory().entrySet()) {
            String id = peak.getKey(); // whole-b1024-s1
            String series = id.substring(0, id.indexOf('-'));
            long seed = Long.parseLong(id.substring(id.lastIndexOf("-s") + 2));
            all.add(
                    PEAK,
                    series,
                    peak.getValue().batchSize(),
                    seed,
                    peak.getValue().peakBytes());
        }
    }

    /** Returns the part that memory of whole batches grows on a line. */
    static Part linear() {
        return new Part(
                "memory for each more example between the two largest batch sizes, over that between the two before",
                Unit.RATIO,
                new Criterion.Within(0.8, 1.25),
                (o, c) -> o.perSeed(PEAK, WHOLE, PeakMemories::steepening).mean(c));
    }

    /** Returns the last increment for each example over the one before: 1 on a line. */
    private static double steepening(SortedMap<Double, Double> curve) {
        List<Map.Entry<Double, Double>> points = List.copyOf(curve.entrySet());
        int n = points.size();
        return n < 3
                ? Double.NaN
                : increment(points.subList(n - 2, n).iterator())
                        / increment(points.subList(n - 3, n - 1).iterator());
    }

    private static double increment(Iterator<Map.Entry<Double, Double>> two) {
        Map.Entry<Double, Double> from = two.next();
        Map.Entry<Double, Double> to = two.next();
        return (to.getValue() - from.getValue()) / (to.getKey() - from.getKey());
    }
}
