package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.catalogue.Sharpnesses.PHI;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Unit;
import dev.batchwise.claims.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Claim 12. */
final class RemediesStaySharp implements ConditionsClaim {
    private static final String SMALL = "small batches";
    private static final String LARGE = "large batches";
    private static final String AUGMENTED = "large, augmented";
    private static final String CONSERVATIVE = "large, conservative";
    private static final String ADVERSARIAL = "large, adversarial";

    @Override
    public Card card() {
        return new Card(
                12,
                "remedies-stay-sharp",
                Question.MINIMA,
                "Augmented images, conservative steps and adversarial examples each make large-batch training test better, but the"
                        + " minima it finds with them stay sharper than those of small batches.",
                "Keskar et al. 2017 (arXiv 1609.04836), section 4 and appendix E.",
                "Test accuracy with large batches and each remedy against plain large batches; φ of the plain training loss against"
                        + " that of small batches.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                gain(AUGMENTED),
                gain(CONSERVATIVE),
                gain(ADVERSARIAL),
                new Part(
                        "φ with large batches and a remedy over that with small batches, geometric mean over the three",
                        Unit.RATIO,
                        new Criterion.Above(1),
                        (o, c) -> logMean(o)
                                .minus(o.in(PHI, SMALL).map(Math::log))
                                .mean(c)
                                .under(Math::exp)),
                sharper(AUGMENTED),
                sharper(CONSERVATIVE),
                sharper(ADVERSARIAL),
                sharper(LARGE),
                new Part(
                        "test accuracy with small batches less that with large ones",
                        Unit.POINTS,
                        new Criterion.Shown(),
                        (o, c) -> o.in(TEST_ACCURACY, SMALL)
                                .minus(o.in(TEST_ACCURACY, LARGE))
                                .mean(c)));
    }

    private static Part gain(String series) {
        return new Part(
                "test accuracy of " + series + ", less that of plain large batches",
                Unit.POINTS,
                new Criterion.Above(0),
                (o, c) -> o.in(TEST_ACCURACY, series)
                        .minus(o.in(TEST_ACCURACY, LARGE))
                        .mean(c));
    }

    private static Part sharper(String series) {
        return Sharpnesses.ratio(
                "φ of " + series + ", over that of small batches", series, SMALL, new Criterion.Shown());
    }

    /** Returns the mean logarithm of the φ of the three. */
    private static Values logMean(Observations observed) {
        return observed.in(PHI, AUGMENTED)
                .map(Math::log)
                .plus(observed.in(PHI, CONSERVATIVE).map(Math::log))
                .plus(observed.in(PHI, ADVERSARIAL).map(Math::log))
                .times(1.0 / 3);
    }

    @Override
    public Chart chart() {
        return Chart.bySeries(TEST_ACCURACY);
    }

    private static Map<String, String> remedies(Scale scale) {
        Map<String, String> remedies = new LinkedHashMap<>();
        boolean digits = scale != Scale.PAPER;
        remedies.put(AUGMENTED, digits ? "augment=rotate:10/shift:0.1" : "augment=flip/rotate:10/shift:0.2");
        remedies.put(CONSERVATIVE, "conservative=0.001/3");
        remedies.put(ADVERSARIAL, digits ? "adversarial=0.1" : "adversarial=0.02");
        return remedies;
    }

    @Override
    public Conditions conditions(Scale scale) {
        Sweep sweep = Sweep.of(scale);
        List<Condition> all = new ArrayList<>(List.of(sweep.small(SMALL, 0), sweep.large(LARGE, 0)));
        remedies(scale)
                .forEach((series, remedy) -> all.add(Condition.of(
                                series,
                                0,
                                sweep.at(sweep.large())
                                        .named(remedy.split("=", 2)[0])
                                        .remedies(remedy))
                        .boxed()));
        return new Conditions(sweep, all);
    }

    @Override
    public String words(Scale scale) {
        Sweep sweep = Sweep.of(scale);
        return sweep.words()
                + String.format(
                        Locale.ROOT,
                        "%d epochs with batches of %d, and of %,d: plain, and with %s.",
                        sweep.epochs(),
                        sweep.small(),
                        sweep.large(),
                        String.join(", ", remedies(scale).values()));
    }
}
