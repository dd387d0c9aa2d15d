package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import dev.batchwise.claims.Values;
import dev.batchwise.study.StudyPlan;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialRecord;

/** Claim 4. Places are multiples of the reference batch, whose rate is known to suit it. */
final class ScaledRate implements Claim {
    /** Name of the study in the protocol. */
    static final String STUDY = "scaled";

    private static final String FIXED = "constant";
    private static final String SCALED = "linear";

    @Override
    public Card card() {
        return new Card(
                4,
                "scaled-rate",
                Question.ACCURACY,
                "At four times the reference batch, accuracy at equal examples falls at least three times as much with the"
                        + " learning rate kept as with the rate grown in proportion; the largest batches stay a little worse even"
                        + " so.",
                "Mishkin, Sergievskiy and Matas 2016, Systematic evaluation of CNN advances on ImageNet, table of batch sizes.",
                "Test accuracy at multiples of a reference batch whose rate suits it, momentum 0.9, weight decay 5e-4, the rate"
                        + " falling tenfold three times; with that rate kept, and with it in proportion to the batch.",
                "CaffeNet of 128 pixels, reference 256: at 1,024 accuracy falls by 5.2 points with the rate kept, by 0.6 with the"
                        + " rate in proportion; from 32 to 512 it stays within 0.6.");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                part(
                        "test accuracy lost from the reference batch to four times as much, rate kept",
                        new Criterion.Above(0),
                        (o, c) -> lost(o, FIXED).mean(c)),
                part(
                        "the same less three times what is lost with the rate in proportion",
                        new Criterion.Above(0),
                        (o, c) -> lost(o, FIXED).minus(lost(o, SCALED).times(3)).mean(c)),
                part(
                        "test accuracy of the reference batch less that of the largest, rate in proportion",
                        new Criterion.Above(0),
                        (o, c) -> o.at(TEST_ACCURACY, SCALED, 1)
                                .minus(o.last(TEST_ACCURACY, SCALED))
                                .mean(c)),
                part(
                        "test accuracy lost at four times the reference, rate in proportion",
                        new Criterion.Shown(),
                        (o, c) -> lost(o, SCALED).mean(c)));
    }

    private static Part part(String statistic, Criterion criterion, Part.Statistic of) {
        return new Part(statistic, Unit.POINTS, criterion, of);
    }

    private static Values lost(Observations observed, String arm) {
        return observed.at(TEST_ACCURACY, arm, 1).minus(observed.at(TEST_ACCURACY, arm, 4));
    }

    @Override
    public Chart chart() {
        return new Chart(TEST_ACCURACY, "batch size over the reference", Chart.Axis.LOG, Chart.Axis.LINEAR);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        ScaledRateStudy study = ScaledRateStudy.of(scale);
        StudySpec spec = study.spec();
        return Protocol.of(
                study.words(), STUDY, new StudyPlan(spec, study.shape(shapes).trainExamples()));
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        double reference = ScaledRateStudy.of(scale).reference();
        Observations.Collector all = new Observations.Collector();
        for (TrialRecord trial : evidence.trained(STUDY)) {
            Trials.scores(all, trial.spec().arm().label(), trial.spec().batchSize() / reference, trial);
        }
        return all.all();
    }
}
