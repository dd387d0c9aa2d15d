package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.ListedTrials;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.List;

/** Claim 27. */
final class GrowthForDecay implements Claim {
    private static final double CURVE_MARGIN = 0.1;

    @Override
    public Card card() {
        return new Card(
                27,
                "growth-for-decay",
                Question.SCHEDULES,
                "Growing the batch size by the factor that the rate would fall by gives the same curve against examples and the"
                        + " same final accuracy as letting the rate fall, in far fewer updates: with SGD, momentum, Nesterov and"
                        + " Adam.",
                "Smith, Kindermans, Ying, Le (2018), Don’t decay the learning rate, increase the batch size, section 5.1.",
                "Test accuracy at the end, training loss at the same examples from the first step on (before it both plans are one),"
                        + " and updates, of the falling and the growing plan of each update rule.",
                "CIFAR-10, WRN-16-4: 94.3 % in about 80,000 updates with a falling rate, 94.4 % in about 29,000 with a growing"
                        + " batch.");
    }

    @Override
    public Rule rule() {
        List<Part> parts = new ArrayList<>();
        for (String rule : GrowthPlans.RULES) {
            String words = "the growing plan %s that of the falling one, " + rule;
            parts.add(PlanObservations.sameAccuracy(String.format(words, "less"), growth(rule), decay(rule)));
            parts.add(PlanObservations.curve(
                    String.format(words, "over"),
                    growth(rule),
                    decay(rule),
                    new Criterion.Within(1 - CURVE_MARGIN, 1 + CURVE_MARGIN),
                    GrowthPlans.FIRST_STEP));
        }
        String first = GrowthPlans.RULES.get(0);
        parts.add(PlanObservations.fewerUpdates(
                "the falling plan over those of the growing one", decay(first), growth(first)));
        return new Rule(parts);
    }

    private static String decay(String rule) {
        return rule + " rate falls";
    }

    private static String growth(String rule) {
        return rule + " batch grows";
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        GrowthPlans plans = GrowthPlans.of(scale, shapes);
        List<TrialSpec> trials = new ArrayList<>();
        for (String rule : GrowthPlans.RULES) {
            trials.addAll(plans.trials(decay(rule), rule, plans.decay(rule)));
            trials.addAll(plans.trials(growth(rule), rule, plans.growth(rule)));
        }
        return Protocol.of(
                plans.words() + "; " + String.join(", ", GrowthPlans.RULES) + ".",
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
