package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.Quantity.VALIDATION_ACCURACY;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Finding;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import dev.batchwise.claims.Values;
import dev.batchwise.stats.RankCorrelation;
import dev.batchwise.study.StudyPlan;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Claim 23. Both sizes are chosen on validation; what the choice costs is read on test, on all of the data. */
final class SizeFromSample implements Claim {
    /** Study of all data, and series of its scores. */
    static final String WHOLE = "whole";
    /** Study of the sample, and series of its scores. */
    static final String SAMPLE = "sample";

    @Override
    public Card card() {
        return new Card(
                23,
                "size-from-sample",
                Question.ADVICE,
                "The batch size that is best on a sample of the data is the best on all of them, or as good.",
                "Common practice: try sizes on a part of the data. Bottou 2012, Stochastic gradient descent tricks, gives that"
                        + " advice for learning rates.",
                "The best size on validation, in a study of a sample and in one of all data with the same number of examples"
                        + " shown; the test accuracy of both sizes, trained on all data. Rates are tuned at each size in both.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "test accuracy on all data of the size found on all data less that of the size found on the sample",
                        Unit.POINTS,
                        new Criterion.Below(0.005),
                        (o, c) -> ofBest(o, WHOLE).minus(ofBest(o, SAMPLE)).mean(c)),
                new Part(
                        "size found on the sample",
                        Unit.COUNT,
                        new Criterion.Shown(),
                        (o, c) -> Sizes.told(best(o, SAMPLE))),
                new Part(
                        "size found on all data",
                        Unit.COUNT,
                        new Criterion.Shown(),
                        (o, c) -> Sizes.told(best(o, WHOLE))),
                new Part(
                        "rank correlation over sizes of mean validation accuracy on the sample and on all data",
                        Unit.NUMBER,
                        new Criterion.Shown(),
                        (o, c) -> agreement(o)));
    }

    private static OptionalDouble best(Observations observed, String data) {
        return Sizes.bestOnValidation(observed, data, size -> true);
    }

    private static Values ofBest(Observations observed, String chosenOn) {
        return Sizes.at(observed, TEST_ACCURACY, WHOLE, best(observed, chosenOn));
    }

    private static Finding agreement(Observations observed) {
        Set<Double> sampled = observed.xs(VALIDATION_ACCURACY, SAMPLE);
        List<Double> sizes = observed.xs(VALIDATION_ACCURACY, WHOLE).stream()
                .filter(sampled::contains)
                .toList();
        RankCorrelation found = RankCorrelation.of(
                Sizes.means(observed, VALIDATION_ACCURACY, SAMPLE, sizes),
                Sizes.means(observed, VALIDATION_ACCURACY, WHOLE, sizes));
        return found.rho().isEmpty()
                ? Finding.missing("fewer than two sizes, or all alike")
                : new Finding(found.rho(), Optional.empty(), found.n(), "");
    }

    @Override
    public Chart chart() {
        return Chart.byBatchSize(TEST_ACCURACY);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        int examples = sampled(scale);
        StudySpec whole = EqualBudgets.tuned(scale);
        Map<String, TrialPlan> studies = new LinkedHashMap<>();
        studies.put(WHOLE, plan(whole, shapes));
        studies.put(SAMPLE, plan(EqualBudgets.tuned(scale, examples), shapes));
        String words = String.format(
                Locale.ROOT,
                "%s on all training examples of %s and on %,d of them; SGD, linear decay, %,d examples shown at each of the batch"
                        + " sizes %s in both, %d seeds, rates searched at each size on validation.",
                whole.model(),
                whole.data().name(),
                examples,
                whole.budgetExamples(),
                String.join(
                        ", ", whole.batchSizes().stream().map(String::valueOf).toList()),
                whole.seeds());
        return new Protocol(words, studies, List.of(), Map.of());
    }

    private static StudyPlan plan(StudySpec spec, Shapes shapes) {
        return new StudyPlan(spec, shapes.of(spec.data()).trainExamples());
    }

    private static int sampled(Scale scale) {
        return switch (scale) {
            case SMOKE -> 1_000;
            case DESK -> 6_000;
            case PAPER -> 5_000;
        };
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (String study : List.of(WHOLE, SAMPLE)) {
            evidence.trained(study).forEach(trial -> EqualBudgets.scores(all, study, trial));
        }
        return all.all();
    }
}
