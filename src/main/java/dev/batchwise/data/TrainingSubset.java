package dev.batchwise.data;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Task;
import dev.batchwise.study.UsageException;
import java.util.stream.IntStream;

/** The examples of a training split that are kept where not all of them are wanted. */
final class TrainingSubset {
    private static final int LEAST_TARGETS = 2; // one has no deviation

    private TrainingSubset() {}

    /**
     * Returns a labelling that keeps {@link DataSpec#trainExamples()} examples of the training split: as many of each class as
     * its share asks for, drawn from the split seed; targets are drawn as one class.
     *
     * @param whole with all of the training split
     * @param spec that says how many are kept
     * @throws UsageException if there are not as many, a class would be left without, or no two targets differ
     */
    static Labelling of(Labelling whole, DataSpec spec) {
        int kept = spec.trainExamples().orElseThrow();
        check(kept, whole, spec.name());
        int[] rows = whole.rows(SplitName.TRAIN);
        int[] chosen = Split.subset(whole.labels(SplitName.TRAIN), kept, spec.splitSeed())
                .training();
        Labelling fewer = whole.keeping(IntStream.of(chosen).map(i -> rows[i]).toArray());
        checkTargets(fewer, kept, spec);
        return fewer;
    }

    private static void check(int kept, Labelling whole, String name) {
        int all = whole.examples(SplitName.TRAIN);
        if (kept > all) {
            throw new UsageException("--train-examples " + kept + " is more than the " + all
                    + " examples in the training split of " + name + "; give at most " + all + ", or leave it out");
        }
        if (whole.task() == Task.REGRESSION && kept < LEAST_TARGETS) {
            throw new UsageException(
                    "--train-examples " + kept + " keeps no two targets that differ; give at least " + LEAST_TARGETS);
        }
        if (whole.task() == Task.CLASSIFICATION && kept < whole.outputs()) {
            throw new UsageException("--train-examples " + kept + " is fewer than the " + whole.outputs()
                    + " classes of " + name + ", each of which keeps an example; give at least " + whole.outputs());
        }
    }

    private static void checkTargets(Labelling fewer, int kept, DataSpec spec) {
        float[] targets = fewer.targets(SplitName.TRAIN);
        for (float target : targets) {
            if (target != targets[0]) {
                return;
            }
        }
        if (targets.length > 0) {
            throw new UsageException("the " + kept + " examples that --train-examples keeps of " + spec.name()
                    + " all have the target " + targets[0] + "; give a larger number, or another --split-seed");
        }
    }
}
