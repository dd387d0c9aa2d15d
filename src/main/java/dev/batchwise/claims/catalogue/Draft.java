package dev.batchwise.claims.catalogue;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.RatePolicy;
import dev.batchwise.study.Remedies;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.function.Consumer;

/** A trial in the making: plain, with SGD at a constant rate, unless something else is said. What is said makes another draft. */
final class Draft {
    private final DataSpec data;
    private final String model;
    private String id;
    private Horizon horizon;
    private OptimizerSpec optimizer = OptimizerSpec.named("sgd");
    private Schedule rate = new Constant(0.1);
    private Schedule batch = new Constant(32);
    private double momentum;
    private Remedies remedies = Remedies.none();
    private Batching batching = Batching.plain();
    private Stopping stopping = Stopping.atBudget();
    private CurveGrid curve = CurveGrid.none();
    private int curveTrainExamples;

    private Draft(String id, DataSpec data, String model, Horizon horizon) {
        this.id = id;
        this.data = data;
        this.model = model;
        this.horizon = horizon;
    }

    private Draft(Draft other) {
        this(other.id, other.data, other.model, other.horizon);
        optimizer = other.optimizer;
        rate = other.rate;
        batch = other.batch;
        momentum = other.momentum;
        remedies = other.remedies;
        batching = other.batching;
        stopping = other.stopping;
        curve = other.curve;
        curveTrainExamples = other.curveTrainExamples;
    }

    static Draft of(String id, DataSpec data, String model, Horizon horizon) {
        return new Draft(id, data, model, horizon);
    }

    private Draft with(Consumer<Draft> change) {
        Draft copy = new Draft(this);
        change.accept(copy);
        return copy;
    }

    String id() {
        return id;
    }

    Draft named(String other) {
        return with(draft -> draft.id = other);
    }

    Draft optimizer(String name) {
        return optimizer(OptimizerSpec.named(name));
    }

    /** Trains with a rule and a weight decay, its other constants as usual. */
    Draft optimizer(String name, double weightDecay) {
        OptimizerSpec usual = OptimizerSpec.named(name);
        return optimizer(
                new OptimizerSpec(name, usual.beta1(), usual.beta2(), usual.epsilon(), weightDecay, usual.clipNorm()));
    }

    /** Trains with a rule whose constants are others than the usual ones. */
    Draft optimizer(OptimizerSpec rule) {
        return with(draft -> draft.optimizer = rule).momentum(rule.usualMomentum());
    }

    Draft momentum(double m) {
        return with(draft -> draft.momentum = m);
    }

    Draft rate(double initial, Decay decay) {
        return rate(decay.of(initial));
    }

    Draft rate(Schedule schedule) {
        return with(draft -> draft.rate = schedule);
    }

    Draft batch(int size) {
        return batch(new Constant(size));
    }

    Draft batch(Schedule schedule) {
        return with(draft -> draft.batch = schedule);
    }

    Draft horizon(Horizon other) {
        return with(draft -> draft.horizon = other);
    }

    /** Trains with remedies, each as it is typed, e.g. {@code sam=0.05} or {@code from=trial:ID}. */
    Draft remedies(String... texts) {
        Remedies all = Remedies.parse(List.of(texts));
        return with(draft -> draft.remedies = all);
    }

    Draft batching(Batching other) {
        return with(draft -> draft.batching = other);
    }

    Draft stopping(Stopping other) {
        return with(draft -> draft.stopping = other);
    }

    Draft curve(CurveGrid grid, int trainExamples) {
        return with(draft -> {
            draft.curve = grid;
            draft.curveTrainExamples = trainExamples;
        });
    }

    /** Returns the trial of a seed, which is added to its id. */
    TrialSpec seed(long seed) {
        return new TrialSpec(
                id + "-s" + seed,
                Purpose.COMPARE,
                new Arm(RatePolicy.CONSTANT, remedies),
                data,
                model,
                optimizer,
                new Plan(rate, batch, new Constant(momentum), horizon),
                batching,
                stopping,
                seed,
                new Evaluation(curve, curveTrainExamples, true));
    }
}
