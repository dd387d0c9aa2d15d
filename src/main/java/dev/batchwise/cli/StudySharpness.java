package dev.batchwise.cli;

import dev.batchwise.advice.MeasuredTrial;
import dev.batchwise.advice.SharpnessComparison;
import dev.batchwise.advice.SharpnessResults;
import dev.batchwise.curvature.Effort;
import dev.batchwise.curvature.Sharpness;
import dev.batchwise.curvature.SharpnessPlan;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The sharpness of a study's trained networks.
 *
 * @param subject data of the study
 * @param plan what is measured
 */
record StudySharpness(Sharpness.Subject subject, SharpnessPlan plan) {
    private static final StudyInstrument<SharpnessResults> INSTRUMENT =
            new StudyInstrument<>("sharpness", SharpnessResults.class);

    /** Returns what a study directory holds of the last measurement of all its networks; empty before the first. */
    static Optional<SharpnessComparison> kept(StudyDirectory directory) {
        List<SharpnessResults> found = List.copyOf(INSTRUMENT.kept(directory).values());
        return found.isEmpty() ? Optional.empty() : Optional.of(SharpnessComparison.ofStudy(found));
    }

    /**
     * Measures every network that was not measured in this way before.
     *
     * @param directory held
     * @param workers measurements side by side
     */
    void measureAll(StudyDirectory directory, int workers, Terminal terminal) throws InterruptedException {
        TrainedNetworks networks = TrainedNetworks.of(directory);
        String asked = subject.split() + " " + subject.examples() + " " + plan;
        List<TrialRecord> missing = INSTRUMENT.missing(directory, networks, asked);
        if (missing.isEmpty()) {
            return;
        }
        try (Sharpness sharpness = new Sharpness(subject, plan, Environments.here(workers));
                NetworksView view =
                        new NetworksView(terminal, INSTRUMENT.name(), missing.size(), plan.usualGradients())) {
            StudyInstrument.Measurement<SharpnessResults> each = trial -> {
                SharpnessResults found = of(sharpness, networks, trial, view);
                view.measured(trial.spec(), words(found));
                return found;
            };
            INSTRUMENT.measure(directory, missing, asked, each, workers);
        }
    }

    /** Measures one network, and keeps nothing. */
    static SharpnessResults of(Sharpness sharpness, TrainedNetworks networks, TrialRecord trial, Effort effort) {
        return sharpness
                .of(networks.file(trial), OptionalDouble.of(trial.spec().learningRate()), effort)
                .of(MeasuredTrial.of(trial), TrainedNetworks.name(trial));
    }

    private static String words(SharpnessResults found) {
        return String.format(
                java.util.Locale.ROOT,
                "λ_max %.3g, trace %.3g in %.0f s",
                found.hessian().lambdaMax().value(),
                found.hessian().trace().value(),
                found.cost().seconds());
    }
}
