package dev.batchwise.claims.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.batchwise.advice.LossLine;
import dev.batchwise.advice.SharpnessResults;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Forecasts;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.SharedTrials;
import dev.batchwise.data.DataSets;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What claims 6 to 13, 18 and 33 run, what they share, and what they read off it. */
final class MinimaProtocolsTest {
    private static final List<Claim> CLAIMS =
            Catalogue.claims(List.of("6", "7", "8", "9", "10", "11", "12", "13", "18", "33"));
    private static final Shapes SHAPES = data -> data.name().equals("cifar10")
            ? DataShape.classified(50_000, 0, 10_000, List.of(3, 32, 32), 10)
            : DataShape.classified(
                    data.trainExamples().orElse(data.validationFraction() > 0 ? 54_000 : 60_000),
                    data.validationFraction() > 0 ? 6_000 : 0,
                    10_000,
                    List.of(1, 28, 28),
                    10);
    private static final double LOSS = 0.25;

    /** What instruments find: nothing, or the same of everything. */
    private static Evidence.Kept kept(Map<Class<?>, Record> found) {
        return new Evidence.Kept() {
            @Override
            public <T extends Record> Optional<T> of(Measurement<T> asked) {
                return Optional.ofNullable(found.get(asked.found())).map(asked.found()::cast);
            }
        };
    }

    private static Map<Class<?>, Record> found() {
        List<LossLine.Point> points = IntStream.rangeClosed(0, 24)
                .mapToObj(i -> -1 + 0.125 * i)
                .map(alpha -> new LossLine.Point(alpha, alpha * alpha, 0.9, 0.5, 0.9))
                .toList();
        return Map.of(
                SharpnessResults.Keskar.class,
                new SharpnessResults.Keskar(1e-3, "full", 10, OptionalInt.empty(), 7.5, 7.5, 1, 1),
                LossLine.class,
                new LossLine(LossLine.FORMAT, "", "", "f1", "mnist", 1, 1, "none", "float32", 1, points, points));
    }

    private static Map<String, Protocol> protocols(Scale scale, List<Claim> claims) {
        Map<String, Protocol> protocols = new LinkedHashMap<>();
        claims.forEach(claim -> protocols.put(claim.card().id(), claim.protocol(scale, SHAPES)));
        return protocols;
    }

    private static double coreSeconds(Scale scale, List<Claim> claims) {
        return Forecasts.coreSeconds(new SharedTrials(protocols(scale, claims)), SHAPES);
    }

    private static TrialRecord ended(TrialSpec trial) {
        OptionalDouble loss = OptionalDouble.of(LOSS);
        OptionalDouble accuracy = OptionalDouble.of(0.9);
        return new TrialRecord(
                trial,
                new Outcome.Completed(new Scores(loss, accuracy, loss, accuracy, loss, accuracy)),
                trial.updates(),
                trial.budgetExamples(),
                1,
                List.of(),
                Optional.empty(),
                Optional.of("checkpoints/" + trial.id() + ".safetensors"),
                List.of());
    }

    /** Runs everything that a claim wants, one wave after another. */
    private static Evidence evidence(Claim claim, Scale scale, Evidence.Kept kept) {
        SharedTrials shared = new SharedTrials(protocols(scale, List.of(claim)));
        Map<String, TrialRecord> ended = new LinkedHashMap<>();
        List<TrialSpec> wanted = shared.wanted(ended);
        while (!wanted.isEmpty()) {
            wanted.forEach(trial -> ended.put(trial.id(), ended(trial)));
            wanted = shared.wanted(ended);
        }
        return shared.evidence(claim.card().id(), ended, Map.of(), kept);
    }

    @Test
    void theyKeepToTheirBudgets() {
        assertThat(coreSeconds(Scale.DESK, CLAIMS)).isLessThan(6_000);
        assertThat(CLAIMS)
                .allSatisfy(claim ->
                        assertThat(coreSeconds(Scale.SMOKE, List.of(claim))).isLessThan(6));
        assertThat(CLAIMS)
                .allSatisfy(claim ->
                        assertThat(coreSeconds(Scale.PAPER, List.of(claim))).isFinite());
    }

    @Test
    void theFourClaimsOnPairsShareEveryTrial() {
        SharedTrials shared = new SharedTrials(protocols(Scale.DESK, CLAIMS.subList(0, 4)));
        assertThat(shared.forecast()).hasSize(10);
        assertThat(shared.saving().share()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void theOthersShareTheNetworksOfTheSmallestAndTheLargestBatches() {
        List<Claim> sharing = Catalogue.claims(List.of("10", "11", "12", "18", "33"));
        SharedTrials shared = new SharedTrials(protocols(Scale.DESK, sharing));
        long each = 5L * 30 * 6_000; // seeds, epochs, examples
        assertThat(shared.saving().alone() - shared.saving().shared()).isEqualTo((4 + 2) * each);
    }

    @Test
    void nothingIsObservedOfNothing() {
        for (Scale scale : Scale.values()) {
            Evidence nothing = new Evidence(Map.of(), Map.of(), kept(Map.of()));
            assertThat(CLAIMS).allSatisfy(claim -> {
                assertThat(claim.observe(scale, nothing).values()).isEmpty();
                assertThat(claim.measurements(scale, nothing)).isEmpty();
            });
        }
    }

    @Test
    void whatIsMeasuredIsObservedWhatIsNotIsLeftOut() {
        for (Claim claim : CLAIMS) {
            int seeds = 5;
            Evidence before = evidence(claim, Scale.DESK, kept(Map.of()));
            Evidence after = evidence(claim, Scale.DESK, kept(found()));
            int boxes = (int) claim.measurements(Scale.DESK, after).stream()
                    .filter(asked -> asked instanceof Measurement.Box)
                    .count();
            assertThat(count(claim.observe(Scale.DESK, before), Sharpnesses.PHI))
                    .isZero();
            assertThat(count(claim.observe(Scale.DESK, after), Sharpnesses.PHI)).isEqualTo(boxes);
            assertThat(boxes % seeds).isZero();
        }
        assertThat(Stream.of("10", "11", "12", "13", "18", "33")
                        .map(id -> Catalogue.claim(id))
                        .map(claim -> claim.measurements(Scale.DESK, evidence(claim, Scale.DESK, kept(Map.of())))
                                .size()))
                .containsExactly(25, 15, 25, 0, 15, 15);
    }

    private static long count(Observations observed, Quantity quantity) {
        return observed.values().stream()
                .filter(value -> value.quantity().equals(quantity.name()))
                .count();
    }

    @Test
    void risesAreTakenFromTheEndsOfTheLineOutwards() {
        Claim claim = Catalogue.claim("9");
        Observations observed = claim.observe(Scale.DESK, evidence(claim, Scale.DESK, kept(found())));
        // f(α) = α²: f(1 + δ) − f(1) = 2δ + δ², and f(−δ) − f(0) = δ²
        assertThat(observed.at(SteeperLine.RISE, KeskarPair.LARGE, 0.25).bySeed())
                .hasSize(5)
                .containsEntry(1L, 0.5625);
        assertThat(observed.at(SteeperLine.RISE, KeskarPair.SMALL, 0.5).bySeed())
                .hasSize(5)
                .containsEntry(5L, 0.25);
    }

    private static List<TrialSpec> trials(String claim, Scale scale) {
        return Catalogue.claim(claim).protocol(scale, SHAPES).studies().values().stream()
                .flatMap(study -> study.forecast().stream())
                .toList();
    }

    private static TrialSpec trial(List<TrialSpec> trials, String id) {
        return trials.stream()
                .filter(trial -> trial.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void equalUpdatesAreEqual() {
        for (Scale scale : Scale.values()) {
            List<TrialSpec> trials = trials("13", scale);
            boolean paper = scale == Scale.PAPER;
            double updates =
                    (double) trial(trials, paper ? "adapted-s1" : "longer-s1").updates();
            TrialSpec small = trial(trials, "small-s1");
            // 32 times the epochs is as many updates but for the last one, which is cut
            assertThat(updates).isCloseTo((double) small.updates(), withinPercentage(paper ? 0.01 : 0));
            assertThat(trial(trials, "large-s1").budgetExamples()).isEqualTo(small.budgetExamples());
        }
    }

    @Test
    void whatStartsFromAnotherNetworkWaitsForIt() {
        Protocol protocol = Catalogue.claim("18").protocol(Scale.SMOKE, SHAPES);
        SharedTrials shared = new SharedTrials(Map.of("18", protocol));
        List<TrialSpec> first = shared.wanted(Map.of());
        assertThat(first)
                .hasSize(2)
                .allSatisfy(trial -> assertThat(trial.batchSize()).isEqualTo(100));
        Map<String, TrialRecord> ended = new LinkedHashMap<>();
        first.forEach(trial -> ended.put(trial.id(), ended(trial)));
        assertThat(shared.wanted(ended))
                .hasSize(4)
                .allSatisfy(trial -> assertThat(trial.updates()).isEqualTo(100));
    }

    @Test
    void injectedNoiseHasTheVarianceOfTheSmallBatches() {
        List<String> noise = trials("33", Scale.DESK).stream()
                .flatMap(trial -> trial.arm().remedies().texts().stream())
                .distinct()
                .toList();
        assertThat(noise).containsExactly("noise=4.21"); // √(600/32 − 1)
    }

    @Test
    void theEmbeddedDigitsHaveAsManyExamplesAsIsSaid() {
        Sweep sweep = Sweep.of(Scale.DESK);
        assertThat(DataSets.shapeOf(sweep.data()).trainExamples()).isEqualTo(sweep.trainExamples());
        KeskarPair pair = KeskarPair.of(Scale.DESK);
        assertThat(DataSets.shapeOf(pair.data()).trainExamples()).isEqualTo(10 * pair.largeBatch());
    }
}
