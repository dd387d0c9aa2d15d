package dev.batchwise.cli;

import dev.batchwise.advice.Environment;
import dev.batchwise.advice.FastestBatch;
import dev.batchwise.advice.Instruments;
import dev.batchwise.advice.ProbeResults;
import dev.batchwise.advice.RateFound;
import dev.batchwise.advice.Results;
import dev.batchwise.advice.StudyRecord;
import dev.batchwise.advice.StudyResults;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.StudyPlan;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results from what a study directory holds. */
final class StoredStudies {
    /** Name of the ledger's fact on where the study ran. */
    static final String ENVIRONMENT = "environment";

    /** Name of the ledger's fact on what a probe of the same network found. */
    static final String PROBE = "probe";

    private StoredStudies() {}

    /** Returns the results of a study, as far as it has come. */
    static StudyResults results(StudyDirectory directory) {
        StudySpec spec = TimedBudgets.kept(directory, directory.study());
        DataShape shape = directory.shape();
        Map<String, TrialRecord> trials = directory.ledger().trials();
        List<RateFound> rates = new StudyPlan(spec, shape.trainExamples())
                .rates(trials).stream()
                        .map(rate -> new RateFound(rate.arm(), rate.batchSize(), rate.learningRate(), rate.atEdge()))
                        .toList();
        Environment environment =
                directory.ledger().fact(ENVIRONMENT, Environment.class).orElseGet(() -> Environments.here(1));
        StudyResults results = Results.of(new StudyRecord(
                spec,
                shape,
                environment,
                StudyPlan.curveTrainExamples(spec, shape.trainExamples()),
                inOrder(trials),
                rates,
                bySize(directory.ledger().memory())));
        Optional<ProbeResults> probe = directory.ledger().fact(PROBE, ProbeResults.class);
        return results.with(new Instruments(StudySharpness.kept(directory), FastestBatch.of(results, probe)));
    }

    private static List<PeakMemory> bySize(Map<String, PeakMemory> memory) {
        return memory.values().stream()
                .sorted(Comparator.comparingInt(PeakMemory::batchSize))
                .toList();
    }

    /** Trials end in an order that chance decides; results are given in one that it does not. */
    private static List<TrialRecord> inOrder(Map<String, TrialRecord> trials) {
        return trials.values().stream()
                .sorted(Comparator.comparing((TrialRecord t) -> t.spec().purpose())
                        .thenComparing(t -> t.spec().arm())
                        .thenComparing(t -> t.spec().batchSize())
                        .thenComparing(t -> t.spec().budgetExamples())
                        .thenComparing(t -> t.spec().learningRate())
                        .thenComparing(t -> t.spec().seed()))
                .toList();
    }
}
