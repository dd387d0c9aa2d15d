package dev.batchwise.claims.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Forecasts;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.SharedTrials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What claims 14 to 17, 25 to 30 and 34 run. */
final class GradientProtocolsTest {
    private static final List<Claim> CLAIMS = List.of(
            new RescaledSharpness(),
            new StableRate(),
            new SquareRootNoise(),
            new HeldOutNoise(),
            new MemoryAccumulation(),
            new EvenBatches(),
            new GrowthForDecay(),
            new LargerInitialRate(),
            new LargerMomentum(),
            new EqualNoiseScale(),
            new NormalBatchMeans());

    private static final Evidence NOTHING = new Evidence(Map.of(), Map.of(), new Evidence.Kept() {
        @Override
        public <T extends Record> Optional<T> of(Measurement<T> asked) {
            return Optional.empty();
        }
    });

    static Stream<Arguments> everyScale() {
        return CLAIMS.stream().flatMap(claim -> Stream.of(Scale.values()).map(scale -> Arguments.of(claim, scale)));
    }

    @ParameterizedTest
    @MethodSource("everyScale")
    void everyScaleHasTrialsAndWords(Claim claim, Scale scale) {
        Protocol protocol = claim.protocol(scale, new MadeUpShapes());

        assertThat(protocol.words()).endsWith(".").contains("seeds");
        assertThat(protocol.studies().values())
                .allSatisfy(study -> assertThat(study.wanted(Map.of())).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("everyScale")
    void nothingIsObservedOrMeasuredBeforeATrialHasEnded(Claim claim, Scale scale) {
        assertThat(claim.measurements(scale, NOTHING)).isEmpty();
        assertThat(claim.observe(scale, NOTHING).values()).isEmpty();
    }

    @Test
    void forecastsStayWithinTheirBudgets() {
        assertThat(coreSeconds(CLAIMS, Scale.DESK)).isLessThan(3_500);
        assertThat(CLAIMS)
                .allSatisfy(claim ->
                        assertThat(coreSeconds(List.of(claim), Scale.SMOKE)).isLessThan(4.5));
    }

    private static double coreSeconds(List<Claim> claims, Scale scale) {
        return Forecasts.coreSeconds(shared(claims, scale), new MadeUpShapes());
    }

    private static SharedTrials shared(List<Claim> claims, Scale scale) {
        Map<String, Protocol> protocols = new LinkedHashMap<>();
        claims.forEach(claim -> protocols.put(claim.card().id(), claim.protocol(scale, new MadeUpShapes())));
        return new SharedTrials(protocols);
    }

    @Test
    void claimsOnPlansShareWhatTheyHaveInCommon() {
        List<Claim> plans = CLAIMS.subList(6, 10);
        int alone = plans.stream()
                .mapToInt(claim -> shared(List.of(claim), Scale.DESK).forecast().size())
                .sum();
        int seeds = shared(List.of(new LargerMomentum()), Scale.DESK).forecast().size() / 2;

        // the growing plan of 28, the momentum plan of 29's base, and two falling plans of 30 are run for another claim
        // too
        assertThat(shared(plans, Scale.DESK).forecast()).hasSize(alone - 4 * seeds);
    }

    @Test
    void claimsOnGradientsMeasureTheSameNetworks() {
        List<Claim> gauged =
                List.of(new RescaledSharpness(), new SquareRootNoise(), new HeldOutNoise(), new NormalBatchMeans());

        assertThat(shared(gauged, Scale.DESK).forecast())
                .hasSameSizeAs(shared(gauged.subList(0, 1), Scale.DESK).forecast());
    }
}
