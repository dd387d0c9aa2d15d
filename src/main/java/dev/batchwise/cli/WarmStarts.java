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
                    refuseTrial(from);
                    StoredNetwork.check(Path.of(from.file()), model, shape, "--from");
                } catch (UsageException e) {
                    e.problems().forEach(problems::add);
                }
            });
        }
        problems.throwIfAny();
    }

    /** What a trial ends with is there only once it has ended: such a start needs a plan that orders the two. */
    private static void refuseTrial(Remedy.From from) {
        if (from.trial().isPresent()) {
            throw new UsageException(
                    "'" + from.text() + "' names a trial of the same study, which only a plan of trials"
                            + " that build on one another can start from; give the checkpoint itself, e.g. --from studies/NAME/"
                            + "checkpoints/" + from.trial().get() + ".safetensors");
        }
    }
}
