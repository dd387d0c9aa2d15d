package dev.batchwise.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.advice.SharpnessResults;
import dev.batchwise.fixture.Trials;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ClaimsRecordTest {
    private static final Shapes SHAPES = data -> DataShape.classified(1000, 100, 1000, List.of(1, 28, 28), 10);
    private static final TrialSpec SMALL = Trials.of("mnist", "mlp:8", 16, 1000);
    private static final TrialSpec LARGE =
            Trials.with(Trials.of("mnist", "mlp:8", 64, 1000), "large", OptimizerSpec.named("sgd"));
    private static final Quantity PHI = Quantity.of("phi", "φ", Unit.NUMBER);

    /** Two networks, each of which is measured. */
    private static final Claim CLAIM = new Claim() {
        @Override
        public Card card() {
            return new Card(1, "sharper", Question.MINIMA, "Larger is sharper.", "Nobody", "φ", "", List.of());
        }

        @Override
        public Rule rule() {
            return Rule.of(new Part(
                    "φ",
                    Unit.NUMBER,
                    new Criterion.Above(1),
                    (o, c) -> o.in(PHI, "large").mean(c)));
        }

        @Override
        public Chart chart() {
            return Chart.bySeries(PHI);
        }

        @Override
        public Protocol protocol(Scale scale, Shapes shapes) {
            shapes.of(SMALL.data());
            return Protocol.of("Two networks.", "both", new ListedTrials(List.of(SMALL, LARGE)));
        }

        @Override
        public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
            return new ArrayList<>(evidence.trained("both").stream()
                    .map(network -> new Measurement.Box(network, 100, 0.001))
                    .toList());
        }

        @Override
        public Observations observe(Scale scale, Evidence evidence) {
            Observations.Collector all = new Observations.Collector();
            for (Measurement<?> asked : measurements(scale, evidence)) {
                evidence.found((Measurement.Box) asked).ifPresent(found -> all.add(PHI, "large", 0, 1, found.value()));
            }
            return all.all();
        }
    };

    private static SharpnessResults.Keskar phi(double value) {
        return new SharpnessResults.Keskar(0.001, "full", 100, OptionalInt.empty(), value, value, 1, 1);
    }

    /** Finds of the networks at some batch sizes, and fails at others. */
    private static Evidence.Kept kept(List<Integer> found, List<Integer> failed) {
        return new Evidence.Kept() {
            @Override
            public <T extends Record> Optional<T> of(Measurement<T> asked) {
                int size = ((Measurement.Box) asked).network().spec().batchSize();
                return found.contains(size) ? Optional.of(asked.found().cast(phi(size))) : Optional.empty();
            }

            @Override
            public Optional<Unmeasurable> failure(Measurement<?> asked) {
                int size = ((Measurement.Box) asked).network().spec().batchSize();
                return failed.contains(size) ? Optional.of(new Unmeasurable("its loss is NaN")) : Optional.empty();
            }
        };
    }

    private static ClaimResults results(int ended, Evidence.Kept kept) {
        return results(ended, kept, SHAPES);
    }

    private static ClaimResults results(int ended, Evidence.Kept kept, Shapes there) {
        Map<String, TrialRecord> trials = new LinkedHashMap<>();
        new SharedTrials(Map.of("sharper", CLAIM.protocol(Scale.DESK, SHAPES)))
                .wanted(Map.of()).stream().limit(ended).forEach(trial -> trials.put(trial.id(), record(trial)));
        return new ClaimsRecord(Scale.DESK, there, SHAPES, trials, Map.of(), kept, List.of())
                .results(List.of(CLAIM), "studies/claims")
                .claims()
                .get(0);
    }

    private static TrialRecord record(TrialSpec trial) {
        OptionalDouble score = OptionalDouble.of(0.9);
        Outcome outcome = new Outcome.Completed(new Scores(score, score, score, score, score, score));
        return new TrialRecord(
                trial, outcome, trial.updates(), 1000, 1.5, List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    @Test
    void nothingIsJudgedBeforeAllOfItIsThere() {
        Evidence.Kept nothing = kept(List.of(), List.of());
        assertThat(results(0, nothing).reason()).isEqualTo("not run yet");
        assertThat(results(1, kept(List.of(16, 64), List.of())).reason()).isEqualTo("only 1 trial has ended so far");
        assertThat(results(2, nothing).reason()).isEqualTo("2 trials have ended, and 2 measurements are missing");
        ClaimResults one = results(2, kept(List.of(64), List.of()));
        assertThat(one.reason()).isEqualTo("2 trials have ended, and 1 measurement is missing");
        assertThat(one.verdict()).isEqualTo("not run");
        assertThat(results(2, kept(List.of(16, 64), List.of())).decision()).isPresent();
    }

    @Test
    void whatCouldNotBeMeasuredIsToldAndHoldsUpNoVerdict() {
        ClaimResults found = results(2, kept(List.of(64), List.of(16)));
        assertThat(found.verdict()).isEqualTo("inconclusive");
        assertThat(found.reason()).endsWith("(1 failure)");
        assertThat(found.notes())
                .singleElement()
                .asString()
                .startsWith("box of ")
                .endsWith(" was not measured: its loss is NaN");
    }

    @Test
    void whatWasRunIsJudgedWithoutItsDataAndWhatWasNotSaysWhatIsMissing() {
        Shapes none = data -> {
            throw new UsageException("data set mnist is not in there; fetch it, or put four files there:");
        };
        assertThat(results(2, kept(List.of(16, 64), List.of()), none).decision())
                .isPresent();
        assertThat(results(0, kept(List.of(), List.of()), none).reason())
                .isEqualTo("data set mnist is not in there; fetch it");
    }
}
