package dev.batchwise.cli;

import dev.batchwise.advice.MeasuredTrial;
import dev.batchwise.advice.NoiseComparison;
import dev.batchwise.advice.NoiseResults;
import dev.batchwise.curvature.Effort;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.noise.GradientNoise;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.Locale;

/**
 * The gradient noise of a study's trained networks.
 *
 * @param subject data of the study
 */
record StudyNoise(GradientNoise.Subject subject) {
    private static final StudyInstrument<NoiseResults> INSTRUMENT = new StudyInstrument<>("noise", NoiseResults.class);

    /**
     * Measures every network that was not measured in this way before, and returns all.
     *
     * @param directory held
     * @param workers measurements side by side
     */
    NoiseComparison measureAll(StudyDirectory directory, int workers, Terminal terminal) throws InterruptedException {
        TrainedNetworks networks = TrainedNetworks.of(directory);
        String asked = subject.split() + " " + subject.examples() + " " + subject.law();
        List<TrialRecord> missing = INSTRUMENT.missing(directory, networks, asked);
        if (!missing.isEmpty()) {
            try (GradientNoise noise = new GradientNoise(subject, Environments.here(workers));
                    NetworksView view =
                            new NetworksView(terminal, INSTRUMENT.name(), missing.size(), noise.usualExamples())) {
                StudyInstrument.Measurement<NoiseResults> each = trial -> {
                    NoiseResults found = of(noise, networks, trial, view);
                    view.measured(trial.spec(), words(found));
                    return found;
                };
                INSTRUMENT.measure(directory, missing, asked, each, workers);
            }
        }
        return NoiseComparison.of(networks.trials().stream()
                .map(trial -> INSTRUMENT.kept(directory).get(trial.spec().id()))
                .toList());
    }

    /** Measures one network, and keeps nothing. */
    static NoiseResults of(GradientNoise noise, TrainedNetworks networks, TrialRecord trial, Effort effort) {
        return noise.of(networks.file(trial), effort).of(MeasuredTrial.of(trial), TrainedNetworks.name(trial));
    }

    private static String words(NoiseResults found) {
        return String.format(
                Locale.ROOT,
                "noise scale %.3g in %.0f s",
                found.noiseScale().value().orElse(Double.NaN),
                found.cost().exactSeconds() + found.cost().lawSeconds());
    }
}
