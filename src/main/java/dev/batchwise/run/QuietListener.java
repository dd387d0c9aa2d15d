package dev.batchwise.run;

import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;

/** Nobody listens. */
final class QuietListener implements StudyListener {
    static final QuietListener INSTANCE = new QuietListener();

    private QuietListener() {}

    @Override
    public void started(int slot, TrialSpec trial) {}

    @Override
    public void progressed(int slot, TrialSpec trial, long examples, double loss) {}

    @Override
    public void finished(int slot, TrialRecord trial) {}

    @Override
    public void lost(int slot, TrialSpec trial, String reason) {}

    @Override
    public void measuring(int batchSize) {}
}
