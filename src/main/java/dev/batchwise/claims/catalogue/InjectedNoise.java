package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Unit;
import java.util.List;
import java.util.Locale;

/** Claim 33. */
final class InjectedNoise implements ConditionsClaim {
    private static final String SMALL = "small batches";
    private static final String LARGE = "large batches";
    private static final String NOISY = "large batches with noise";

    @Override
    public Card card() {
        return new Card(
                33,
                "injected-noise",
                Question.GRADIENTS,
                "It is the noise of the gradient that makes minima flat: noise put into large-batch training, as much as small batches"
                        + " have, makes its minima flatter and its test accuracy higher.",
                "Stated in passing in the debate; the noise is that of Hoffer et al. 2017 (arXiv 1705.08741).",
                "φ and test accuracy with large batches, plain and with each example's loss weighted by a random number of mean 1 and"
                        + " variance B/b − 1, where b is the small batch size.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                Sharpnesses.ratio(
                        "φ with large batches and noise over φ with large batches",
                        NOISY,
                        LARGE,
                        new Criterion.Below(1)),
                new Part(
                        "test accuracy with large batches and noise less that with large batches",
                        Unit.POINTS,
                        new Criterion.Above(0),
                        (o, c) -> o.in(TEST_ACCURACY, NOISY)
                                .minus(o.in(TEST_ACCURACY, LARGE))
                                .mean(c)),
                Sharpnesses.ratio(
                        "φ with large batches and noise over φ with small batches",
                        NOISY,
                        SMALL,
                        new Criterion.Shown()),
                new Part(
                        "test accuracy with small batches less that with large batches and noise",
                        Unit.POINTS,
                        new Criterion.Shown(),
                        (o, c) -> o.in(TEST_ACCURACY, SMALL)
                                .minus(o.in(TEST_ACCURACY, NOISY))
                                .mean(c)));
    }

    @Override
    public Chart chart() {
        return Sharpnesses.chart();
    }

    private static String noise(Sweep sweep) {
        double variance = (double) sweep.large() / sweep.small() - 1;
        return String.format(Locale.ROOT, "noise=%.2f", Math.sqrt(variance));
    }

    @Override
    public Conditions conditions(Scale scale) {
        Sweep sweep = Sweep.of(scale);
        Draft noisy = sweep.at(sweep.large()).named("noisy").remedies(noise(sweep));
        return new Conditions(
                sweep,
                List.of(
                        sweep.small(SMALL, 0),
                        sweep.large(LARGE, 0),
                        Condition.of(NOISY, 0, noisy).boxed()));
    }

    @Override
    public String words(Scale scale) {
        Sweep sweep = Sweep.of(scale);
        return sweep.words()
                + String.format(
                        Locale.ROOT,
                        "%d epochs with batches of %d, and of %,d: plain, and with multiplicative noise of standard"
                                + " deviation %s.",
                        sweep.epochs(),
                        sweep.small(),
                        sweep.large(),
                        noise(sweep).split("=", 2)[1]);
    }
}
