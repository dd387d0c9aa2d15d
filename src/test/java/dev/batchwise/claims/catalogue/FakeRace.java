package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Scores;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * Races whose outcome is made up: at batch size B a trial takes examples(B) to the target, 2 % more with each seed, and a step takes
 * step(B) seconds. Its accuracy rises with the root of the examples from 0 to 0.9, and its loss falls from e to 1 as an exponential.
 */
record FakeRace(IntToDoubleFunction examples, IntToDoubleFunction stepSeconds) {
    static final Shapes SHAPES =
            data -> DataShape.classified(data.trainExamples().orElse(54_000), 6_000, 10_000, List.of(1, 28, 28), 10);

    private static final int LOOKS = 50;

    /** Returns what claims see of it at desk scale. */
    Evidence evidence() {
        Map<String, TrialRecord> ended = new LinkedHashMap<>();
        Protocol protocol = RaceToTarget.protocol(Scale.DESK, SHAPES);
        Objects.requireNonNull(protocol.studies().get(RaceToTarget.STUDY)).forecast().stream()
                .filter(trial -> trial.purpose() == Purpose.COMPARE)
                .forEach(trial -> ended.put(trial.id(), record(trial)));
        return evidence(RaceToTarget.STUDY, ended);
    }

    /** Returns evidence of trials alone. */
    static Evidence evidence(String study, Map<String, TrialRecord> ended) {
        return new Evidence(Map.of(study, ended), Map.of(), nothingMeasured());
    }

    static Evidence.Kept nothingMeasured() {
        return new Evidence.Kept() {
            @Override
            public <T extends Record> Optional<T> of(Measurement<T> asked) {
                return Optional.empty();
            }
        };
    }

    private TrialRecord record(TrialSpec spec) {
        int size = spec.batchSize();
        double needed = examples.applyAsDouble(size) * (1 + 0.02 * spec.seed());
        double shown = Math.min(needed, spec.budgetExamples());
        Outcome outcome = needed <= spec.budgetExamples()
                ? new Outcome.Stopped(Stopping.Rule.TARGET, "reached", Scores.none())
                : new Outcome.Completed(Scores.none());
        List<CurvePoint> curve = new ArrayList<>();
        for (int i = 0; i <= LOOKS; i++) {
            double at = shown * i / LOOKS;
            curve.add(new CurvePoint(
                    Math.round(at),
                    Math.round(at / size),
                    at / size * stepSeconds.applyAsDouble(size),
                    Math.exp(1 - at / needed),
                    0,
                    OptionalDouble.empty(),
                    OptionalDouble.of(0.9 * Math.sqrt(at / needed))));
        }
        CurvePoint last = curve.get(LOOKS);
        return record(spec, outcome, last.updates(), last.examples(), last.seconds(), curve);
    }

    /** Returns the record of a trial. */
    static TrialRecord record(
            TrialSpec spec, Outcome outcome, long updates, long examples, double seconds, List<CurvePoint> curve) {
        return new TrialRecord(
                spec, outcome, updates, examples, seconds, curve, Optional.empty(), Optional.empty(), List.of());
    }
}
