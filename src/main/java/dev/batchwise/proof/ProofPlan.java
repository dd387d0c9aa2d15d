package dev.batchwise.proof;

import dev.batchwise.schedule.Plan;
import dev.batchwise.study.Arm;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialPlan;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The trials of a proof: each plan of each update rule, once a seed. Trials of one seed share init and stream. */
public final class ProofPlan implements TrialPlan {
    private final ProofSpec spec;
    private final List<TrialSpec> trials = new ArrayList<>();
    private final List<TrialSpec> memoryTrials = new ArrayList<>();

    /**
     * Creates the plan.
     *
     * @throws dev.batchwise.study.UsageException if the plans cannot be made
     */
    public ProofPlan(ProofSpec spec) {
        this.spec = spec;
        for (PlanPair pair : spec.pairs()) {
            Evaluation evaluation = new Evaluation(
                    new CurveGrid.Listed(CurvePositions.of(pair.conversion(), spec.curvePoints())),
                    spec.curveTrainExamples(),
                    true);
            for (long seed = 1; seed <= spec.seeds(); seed++) {
                for (Side side : Side.values()) {
                    trials.add(trial(pair, side, seed, evaluation));
                }
            }
            for (Side side : Side.values()) {
                memoryTrials.add(atLargest(trial(pair, side, 1, evaluation), memoryId(pair, side)));
            }
        }
    }

    @Override
    public List<TrialSpec> wanted(Map<String, TrialRecord> ended) {
        return trials.stream().filter(trial -> !ended.containsKey(trial.id())).toList();
    }

    @Override
    public List<TrialSpec> forecast() {
        return List.copyOf(trials);
    }

    /** Returns one trial a plan, at its largest batch size throughout. */
    @Override
    public List<TrialSpec> memoryTrials() {
        return List.copyOf(memoryTrials);
    }

    /** Returns a trial that only measures memory: the same at the largest batch size of its plan. */
    public static TrialSpec atLargest(TrialSpec trial, String id) {
        Plan plan = trial.plan();
        return trial.rehearsal(
                id, plan.atBatch(plan.largestBatch(), plan.horizon().budgetExamples()));
    }

    static String trialId(PlanPair pair, Side side, long seed) {
        return pair.optimizer().name() + "-" + side.label() + "-s" + seed;
    }

    static String memoryId(PlanPair pair, Side side) {
        return "memory-" + pair.optimizer().name() + "-" + side.label();
    }

    private TrialSpec trial(PlanPair pair, Side side, long seed, Evaluation evaluation) {
        return new TrialSpec(
                trialId(pair, side, seed),
                Purpose.PROVE,
                Arm.CONSTANT,
                spec.data(),
                spec.model(),
                pair.optimizer(),
                side.of(pair.conversion()),
                spec.batching(),
                Stopping.atBudget(),
                seed,
                evaluation);
    }
}
