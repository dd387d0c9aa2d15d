package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Unit;
import dev.batchwise.claims.Values;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.TrialRecord;

/** What claims about plans observe: scores, updates and curves by plan. A trial's id is its plan's with the seed. */
final class PlanObservations {
    /** Name of their study. */
    static final String STUDY = "plans";

    /** Training loss along the curve; the place is the share of the budget. */
    static final Quantity CURVE = Quantity.of("curveLoss", "training loss", Unit.NATS);

    /** Final accuracies that differ by no more count as the same. */
    private static final double MARGIN = 0.005;

    private PlanObservations() {}

    /** Returns the figure that shows curves of plans. */
    static Chart chart() {
        return new Chart(CURVE, "share of the budget", Chart.Axis.LINEAR, Chart.Axis.LOG);
    }

    /** Returns all that has been trained. */
    static Observations of(Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        evidence.of(STUDY).forEach((id, trial) -> {
            if (trial.outcome().isTrained()) {
                observe(all, id.substring(0, id.lastIndexOf("-s")), trial);
            }
        });
        return all.all();
    }

    private static void observe(Observations.Collector all, String plan, TrialRecord trial) {
        long seed = trial.spec().seed();
        Trials.scores(all, plan, 0, trial);
        all.add(Quantity.UPDATES, plan, 0, seed, (double) trial.updates());
        double budget = trial.spec().budgetExamples();
        for (CurvePoint point : trial.curve()) {
            double passed =
                    Math.floor(GrowthPlans.CURVE_GAPS * point.examples() / budget); // an update ends just behind it
            all.add(CURVE, plan, passed / GrowthPlans.CURVE_GAPS, seed, point.trainLoss());
        }
    }

    /** Returns the part that two plans end at the same test accuracy. */
    static Part sameAccuracy(String words, String plan, String other) {
        return accuracy(words, plan, other, new Criterion.Within(-MARGIN, MARGIN));
    }

    /** Returns the part that compares the test accuracy of a plan with that of another. */
    static Part accuracy(String words, String plan, String other, Criterion criterion) {
        return new Part(
                "test accuracy of " + words,
                Unit.POINTS,
                criterion,
                (o, c) -> accuracy(o, plan).minus(accuracy(o, other)).mean(c));
    }

    private static Values accuracy(Observations o, String plan) {
        return o.in(Quantity.TEST_ACCURACY, plan);
    }

    /** Returns the part that compares the training loss of two plans along the curve, from a share of the budget on. */
    static Part curve(String words, String plan, String other, Criterion criterion, double from) {
        return new Part(
                "training loss along the curve of " + words,
                Unit.RATIO,
                criterion,
                (o, c) -> Curves.meanLogRatio(o, CURVE, plan, other, share -> share > from)
                        .mean(c)
                        .under(Math::exp));
    }

    /** Returns the part that a plan makes far fewer updates than another. */
    static Part fewerUpdates(String words, String more, String fewer) {
        return new Part(
                "updates of " + words,
                Unit.RATIO,
                new Criterion.Above(2),
                (o, c) -> Extremes.least(o.in(Quantity.UPDATES, more).over(o.in(Quantity.UPDATES, fewer))));
    }
}
