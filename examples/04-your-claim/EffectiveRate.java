import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.ClaimsRecord;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.SharedTrials;
import dev.batchwise.claims.Unit;
import dev.batchwise.report.ClaimText;
import dev.batchwise.report.Style;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.train.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A claim of your own: data, a rule that is fixed before anything is run, trials, and what is read off them. Here: momentum of
 * 0.9 at a tenth of the rate trains as well as none, because ε/(1 − m) is what counts.
 */
public final class EffectiveRate implements Claim {
    private static final String PLAIN = "no momentum";
    private static final String HEAVY = "momentum 0.9";
    private static final int SEEDS = 5;

    @Override
    public Card card() {
        return new Card(
                1,
                "effective-rate",
                Question.SCHEDULES,
                "Momentum of 0.9 at a tenth of the rate ends at the same accuracy as none.",
                "Follows from g = εN/(B(1 − m)), Smith et al. 2018, section 5.",
                "Test accuracy after 27,000 examples of MNIST.",
                "");
    }

    /** "The same" is an equivalence: the whole interval lies within half a point. */
    @Override
    public Rule rule() {
        return Rule.of(new Part(
                "test accuracy with momentum less that without",
                Unit.POINTS,
                new Criterion.Within(-0.005, 0.005),
                (o, c) -> o.in(Quantity.TEST_ACCURACY, HEAVY)
                        .minus(o.in(Quantity.TEST_ACCURACY, PLAIN))
                        .mean(c)));
    }

    @Override
    public Chart chart() {
        return Chart.bySeries(Quantity.TEST_ACCURACY);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        List<TrialSpec> trials = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            trials.add(trial(PLAIN, "sgd", 0.4, 0, seed));
            trials.add(trial(HEAVY, "momentum", 0.04, 0.9, seed));
        }
        return Protocol.of(
                "mlp:64 on mnist, batches of 64, 27,000 examples, 5 seeds.", "both", new ListedTrials(trials));
    }

    private static TrialSpec trial(String series, String optimizer, double rate, double momentum, int seed) {
        return new TrialSpec(
                series + ", seed " + seed,
                Purpose.COMPARE,
                Arm.CONSTANT,
                new DataSpec("mnist", 0.1, 1),
                "mlp:64",
                OptimizerSpec.named(optimizer),
                Plan.of(Decay.LINEAR.of(rate), 64, momentum, new Horizon(54_000, 27_000)),
                Batching.plain(),
                Stopping.atBudget(),
                seed,
                new Evaluation(new CurveGrid.Stretched(2), 1000, true));
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (String series : List.of(PLAIN, HEAVY)) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                long replicate = seed;
                evidence.trained("both", series + ", seed " + seed)
                        .ifPresent(trial -> trial.outcome()
                                .measured()
                                .testAccuracy()
                                .ifPresent(
                                        accuracy -> all.add(Quantity.TEST_ACCURACY, series, 0, replicate, accuracy)));
            }
        }
        return all.all();
    }

    /**
     * Runs the claim in this process and prints its verdict; `batchwise claims run` does so with workers and a ledger.
     *
     * @param args none
     * @throws IOException if no temporary directory can be made
     */
    public static void main(String[] args) throws IOException {
        Claim claim = new EffectiveRate();
        Shapes shapes = data -> DataShape.classified(54_000, 6_000, 10_000, List.of(1, 28, 28), 10);
        SharedTrials plan = new SharedTrials(Map.of(claim.card().id(), claim.protocol(Scale.DESK, shapes)));
        Map<String, TrialRecord> ended = new LinkedHashMap<>();
        Path directory = Files.createTempDirectory("batchwise-claim");
        try (Driver driver = new Driver(directory, Duration.ofMinutes(1))) {
            for (List<TrialSpec> next = plan.wanted(ended); !next.isEmpty(); next = plan.wanted(ended)) {
                next.forEach(trial -> ended.put(trial.id(), driver.run(trial, (spec, examples, seconds, loss) -> {})));
            }
        }
        ClaimResults found = new ClaimsRecord(
                        Scale.DESK, shapes, shapes, ended, Map.of(), new NothingMeasured(), List.of())
                .results(List.of(claim), directory.toString())
                .claims()
                .get(0);
        System.out.print(ClaimText.found(found, 100, Style.PLAIN));
    }

    /** This claim asks no instrument. */
    private static final class NothingMeasured implements Evidence.Kept {
        @Override
        public <T extends Record> Optional<T> of(Measurement<T> asked) {
            return Optional.empty();
        }
    }
}
