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
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.List;

/** Claim 30. */
final class EqualNoiseScale implements Claim {
    private static final String BASE = "ε, B, momentum 0.9";
    private static final String PLAIN = "10ε, B, no momentum";
    private static final String LARGER = "5ε, 5B, momentum 0.9";
    private static final String LOW = "ε/8, B, momentum 0.9";
    private static final String LOW_TOO = "ε, 8B, momentum 0.9";

    @Override
    public Card card() {
        return new Card(
                30,
                "equal-noise-scale",
                Question.SCHEDULES,
                "The noise scale g = εN/(B(1 − m)) predicts: runs of equal g end at the same accuracy whatever their rate, batch"
                        + " size and momentum, as long as B is far below N.",
                "Smith and Le (2018), A Bayesian perspective on generalization and SGD; Smith, Kindermans, Ying, Le (2018), Don’t decay the learning rate, increase the batch size, section 3.",
                "Test accuracy of three runs of one g and of two of another, eight times lower; training loss between the two g,"
                        + " which must differ if g predicts anything.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                PlanObservations.sameAccuracy("(5ε, 5B) less that of (ε, B), one g", LARGER, BASE),
                PlanObservations.sameAccuracy("(10ε, m = 0) less that of (ε, m = 0.9), one g", PLAIN, BASE),
                PlanObservations.sameAccuracy("(ε, 8B) less that of (ε/8, B), one lower g", LOW_TOO, LOW),
                loss("(ε/8, B) over that of (ε, B), g eight times lower", LOW, BASE, new Criterion.Outside(0.8, 1.25)),
                loss("(5ε, 5B) over that of (ε, B), one g", LARGER, BASE, new Criterion.Shown()),
                loss("(10ε, m = 0) over that of (ε, m = 0.9), one g", PLAIN, BASE, new Criterion.Shown()),
                loss("(ε, 8B) over that of (ε/8, B), one lower g", LOW_TOO, LOW, new Criterion.Shown()),
                PlanObservations.accuracy(
                        "(ε/8, B) less that of (ε, B), g eight times lower", LOW, BASE, new Criterion.Shown()));
    }

    private static Part loss(String words, String plan, String other, Criterion criterion) {
        return new Part(
                "training loss of " + words,
                Unit.RATIO,
                criterion,
                (o, c) -> o.in(Quantity.TRAIN_LOSS, plan)
                        .over(o.in(Quantity.TRAIN_LOSS, other))
                        .geometricMean(c));
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        GrowthPlans plans = GrowthPlans.of(scale, shapes);
        List<TrialSpec> trials = new ArrayList<>(plans.trials(BASE, "momentum", plans.decay("momentum")));
        trials.addAll(plans.trials(PLAIN, "sgd", plans.decay("sgd")));
        trials.addAll(plans.trials(LARGER, "momentum", plans.bothLarger()));
        trials.addAll(plans.trials(LOW, "momentum", plans.lowerRate()));
        trials.addAll(plans.trials(LOW_TOO, "momentum", plans.largerBatch()));
        return Protocol.of(
                plans.words()
                        + "; falling rates alone, from (ε, B), (10ε, B, no momentum), (5ε, 5B), (ε/8, B) and (ε, 8B).",
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
