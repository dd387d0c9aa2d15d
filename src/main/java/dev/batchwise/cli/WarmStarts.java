package dev.batchwise.cli;

import dev.batchwise.study.Arm;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.Problems;
import dev.batchwise.study.Remedy;
import dev.batchwise.study.UsageException;
import dev.batchwise.train.StoredNetwork;
import java.nio.file.Path;
import java.util.List;

/** The checkpoints that trials start from, tried before anything is planned. */
final class WarmStarts {
    private WarmStarts() {}

    /**
     * Does nothing if every arm can start.
     *
     * @throws UsageException with what is wrong with each checkpoint
     */
    static void check(List<Arm> arms, String model, DataShape shape) {
        Problems problems = new Problems();
        for (Arm arm : arms) {
            arm.remedies().find(Remedy.From.class).ifPresent(from -> {
                try {
                    StoredNetwork.check(Path.of(from.file()), model, shape, "--from");
                } catch (UsageException e) {
                    e.problems().forEach(problems::add);
                }
            });
        }
        problems.throwIfAny();
    }
}
