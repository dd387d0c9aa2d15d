package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.List;

/** Claim 29. */
final class LargerMomentum implements Claim {
    private static final String BASE = "batch grows from 5ε, 5B";
    private static final String LARGER = "batch grows from 5ε, 25B, momentum 0.98";

    @Override
    public Card card() {
        return new Card(
                29,
                "larger-momentum",
                Question.SCHEDULES,
                "B may grow in proportion to 1/(1 − m) as well: with momentum 0.98 in place of 0.9 and batches five times as large"
                        + " training takes fewer updates still, at slightly lower accuracy.",
                "Smith, Kindermans, Ying, Le (2018), Don’t decay the learning rate, increase the batch size, section 5.2.",
                "Test accuracy and updates of two growing plans from five times the initial rate: momentum 0.9 with five times the"
                        + " batch, and momentum 0.98 with twenty-five times the batch. Slightly lower is taken as above 0 and at most 3"
                        + " points.",
                "CIFAR-10, WRN-16-4: 93.3 % in under 2,500 updates, against 94.5 % in under 6,500.");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                PlanObservations.accuracy(
                        "the plan of momentum 0.9 less that of the plan of momentum 0.98",
                        BASE,
                        LARGER,
                        new Criterion.Within(0, 0.03)),
                PlanObservations.fewerUpdates(
                        "the plan of momentum 0.9 over those of the plan of momentum 0.98", BASE, LARGER),
                PlanObservations.curve(
                        "the plan of momentum 0.98 over that of the plan of momentum 0.9",
                        LARGER,
                        BASE,
                        new Criterion.Shown(),
                        0));
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        GrowthPlans plans = GrowthPlans.of(scale, shapes);
        List<TrialSpec> trials = new ArrayList<>(plans.trials(BASE, "momentum", plans.largerRate()));
        trials.addAll(plans.trials(LARGER, "momentum", plans.largerMomentum()));
        return Protocol.of(
                plans.words()
                        + "; growing from five times the rate, momentum 0.9 with five times the batch, and momentum 0.98"
                        + " with twenty-five times the batch.",
                PlanObservations.STUDY,
                new ListedTrials(trials));
    }

    @Override
    public Chart chart() {
        return PlanObservations.chart();
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        return PlanObservations.of(evidence);
    }
}
