package dev.batchwise.cli;

import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.run.Forecast;
import dev.batchwise.run.StudyRun;
import dev.batchwise.run.WorkerPool;
import dev.batchwise.study.TrialPlan;

/**
 * The running of what a study directory is missing, watched.
 *
 * @param directory held
 * @param pool workers
 * @param terminal to show progress on
 */
record Sitting(StudyDirectory directory, WorkerPool pool, Terminal terminal) {
    /**
     * Runs the plan to its end; ended from outside, the same call goes on next time.
     *
     * @param forecast that has heard of every ended trial
     */
    void run(TrialPlan plan, Forecast forecast) throws InterruptedException {
        directory.ledger().keepFact(StoredStudies.ENVIRONMENT, Environments.here(pool.slots()));
        try (ProgressView view = ProgressView.on(terminal, forecast, pool.slots());
                StudyRun run = new StudyRun(plan, directory.ledger(), directory.path(), pool, view)) {
            Thread ending = new Thread(run::close, "ending");
            Runtime.getRuntime().addShutdownHook(ending);
            run.run();
            Runtime.getRuntime().removeShutdownHook(ending);
        }
    }
}
