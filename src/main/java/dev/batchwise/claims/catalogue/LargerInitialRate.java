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

/** Claim 28. */
final class LargerInitialRate implements Claim {
    private static final String BASE = "batch grows";
    private static final String LARGER = "batch grows from 5ε, 5B";

    @Override
    public Card card() {
        return new Card(
                28,
                "larger-initial-rate",
                Question.SCHEDULES,
                "B may grow in proportion to ε: a growing plan that starts from a larger rate and a batch larger by the same factor"
                        + " ends at the same accuracy in fewer updates still.",
                "Smith, Kindermans, Ying, Le (2018), Don’t decay the learning rate, increase the batch size, section 5.2.",
                "Test accuracy, updates and training loss at the same examples of two growing plans with momentum 0.9, one from five"
                        + " times the rate and five times the batch.",
                "CIFAR-10, WRN-16-4: 94.5 % in under 6,500 updates, against 94.4 % in about 29,000.");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                PlanObservations.sameAccuracy(
                        "the plan from 5ε and 5B less that of the plan from ε and B", LARGER, BASE),
                PlanObservations.fewerUpdates(
                        "the plan from ε and B over those of the plan from 5ε and 5B", BASE, LARGER),
                PlanObservations.curve(
                        "the plan from 5ε and 5B over that of the plan from ε and B",
                        LARGER,
                        BASE,
                        new Criterion.Shown(),
                        0));
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        GrowthPlans plans = GrowthPlans.of(scale, shapes);
        List<TrialSpec> trials = new ArrayList<>(plans.trials(BASE, "momentum", plans.growth("momentum")));
        trials.addAll(plans.trials(LARGER, "momentum", plans.largerRate()));
        return Protocol.of(
                plans.words() + "; growing from there, and from five times the rate and the batch, momentum 0.9.",
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
