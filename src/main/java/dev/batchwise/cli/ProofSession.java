package dev.batchwise.cli;

import dev.batchwise.data.DataSets;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.proof.ProofPlan;
import dev.batchwise.proof.ProofResults;
import dev.batchwise.proof.ProofSpec;
import dev.batchwise.report.Quantities;
import dev.batchwise.report.Reports;
import dev.batchwise.run.Forecast;
import dev.batchwise.run.WorkerPool;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** One sitting with a proof: trains what is missing, then reports. */
final class ProofSession {
    private final ProofSpec spec;
    private final RunArguments arguments;
    private final ProofOutput output;
    private final Terminal terminal;

    ProofSession(ProofSpec spec, RunArguments arguments, CommandLine command) {
        this.spec = spec;
        this.arguments = arguments;
        output = new ProofOutput(new ScheduleOutput(command, arguments.json()));
        terminal = Terminal.of(command, arguments.jsonOnStandardOutput());
    }

    void run() throws InterruptedException {
        DataShape shape = DataSets.shapeOf(spec.data());
        Path path = arguments.studyDirectory().orElseGet(this::usualDirectory);
        try (StudyDirectory directory =
                StudyDirectory.take(path, StudyDirectory.Kind.PROOF, spec, shape, StudyDirectory.Change.REPLICATES)) {
            train(directory, shape);
            ProofResults results = StoredProofs.results(directory);
            Reports.write(path, results);
            output.show(path, results);
        }
    }

    private void train(StudyDirectory directory, DataShape shape) throws InterruptedException {
        ProofPlan plan = new ProofPlan(spec);
        WorkerPool pool = arguments.pool(directory.path(), shape);
        Map<String, TrialRecord> ended = directory.ledger().trials();
        Forecast forecast = new Forecast(plan.forecast(), pool.slots());
        List<TrialRecord> before = plan.forecast().stream()
                .filter(trial -> ended.containsKey(trial.id()))
                .map(trial -> ended.get(trial.id()))
                .toList();
        before.forEach(forecast::ended);
        announce(forecast, pool.slots(), before.size());
        new Sitting(directory, pool, terminal).run(plan, forecast);
    }

    private void announce(Forecast forecast, int slots, int endedBefore) {
        terminal.err()
                .printf(
                        "%s, %s, %s examples, both plans of %s, %s: %d trials, %d side by side%n",
                        spec.data().name(),
                        spec.model(),
                        Quantities.count(spec.plan().horizon().budgetExamples()),
                        Quantities.count(spec.optimizers().size(), "optimizer"),
                        Quantities.count(spec.seeds(), "seed"),
                        forecast.trialsExpected(),
                        slots);
        if (endedBefore > 0) {
            terminal.err().printf("%s trials are finished already; going on%n", Quantities.count(endedBefore));
        }
        terminal.err().flush();
    }

    /** The same for the same plans, however many seeds they are trained with and whatever margin they are judged by. */
    private Path usualDirectory() {
        ProofSpec whole = new ProofSpec(
                spec.data(),
                spec.model(),
                spec.optimizers(),
                spec.plan(),
                spec.momentum(),
                spec.converter(),
                spec.adamRate(),
                spec.batching(),
                0,
                spec.curvePoints(),
                0,
                0,
                0);
        return StudyNames.directory("prove-" + spec.data().name() + "-" + spec.model(), whole.toString());
    }
}
