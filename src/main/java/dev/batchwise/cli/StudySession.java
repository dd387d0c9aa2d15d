package dev.batchwise.cli;

import dev.batchwise.advice.StudyResults;
import dev.batchwise.curvature.Sharpness;
import dev.batchwise.curvature.SharpnessPlan;
import dev.batchwise.data.SplitName;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.report.Quantities;
import dev.batchwise.report.Reports;
import dev.batchwise.run.Forecast;
import dev.batchwise.run.WorkerPool;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.StudyPlan;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialRecord;
import java.util.Map;
import java.util.OptionalInt;

/** One sitting with a study: runs what is missing, then reports. */
final class StudySession {
    private final StudyDirectory directory;
    private final StudySpec spec;
    private final DataShape shape;
    private final RunArguments arguments;
    private final Terminal terminal;

    StudySession(StudyDirectory directory, StudySpec spec, DataShape shape, RunArguments arguments, Terminal terminal) {
        this.directory = directory;
        this.spec = spec;
        this.shape = shape;
        this.arguments = arguments;
        this.terminal = terminal;
    }

    /** Runs what is missing, and reports. */
    void run() throws InterruptedException {
        train();
        report();
    }

    /** Runs what is missing, measures the sharpness of what was trained, and reports. */
    void runWithSharpness() throws InterruptedException {
        train();
        Sharpness.Subject subject = new Sharpness.Subject(spec.data(), SplitName.TRAIN, OptionalInt.empty());
        new StudySharpness(subject, SharpnessPlan.of(SharpnessPlan.Preset.ECONOMY))
                .measureAll(directory, arguments.slots(), terminal);
        report();
    }

    private void train() throws InterruptedException {
        StudyPlan plan = new StudyPlan(spec, shape.trainExamples());
        WorkerPool pool = arguments.pool(directory.path(), shape);
        Forecast forecast = new Forecast(plan.forecast(), pool.slots());
        Map<String, TrialRecord> ended = directory.ledger().trials();
        ended.values().forEach(forecast::ended);
        announce(forecast, pool.slots(), ended.size());
        new Sitting(directory, pool, terminal).run(plan, forecast);
    }

    private void report() {
        StudyResults results = StoredStudies.results(directory);
        Reports.write(directory.path(), results);
        new ResultsOutput(terminal, arguments.json()).show(directory.path(), results);
    }

    private void announce(Forecast forecast, int slots, int endedBefore) {
        terminal.err()
                .printf(
                        "%s, %s, %s at each of %d batch sizes, %d seeds: about %s trials, %d side by side%n",
                        spec.data().name(),
                        spec.model(),
                        GoalWords.of(spec),
                        spec.batchSizes().size(),
                        spec.seeds(),
                        Quantities.count(forecast.trialsExpected()),
                        slots);
        if (endedBefore > 0) {
            terminal.err().printf("%s trials are finished already; going on%n", Quantities.count(endedBefore));
        }
        terminal.err().flush();
    }
}
