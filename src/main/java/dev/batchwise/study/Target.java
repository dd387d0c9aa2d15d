package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A score to train to: {@code validation accuracy 0.97}, {@code train loss 0.1}. Test scores are no targets, because they
 * would then be chosen by.
 *
 * @param split validation, or the curve's fixed training examples
 * @param measure accuracy or loss
 * @param value accuracy in (0, 1], loss in nats above 0
 */
public record Target(Split split, Measure measure, double value) {
    private static final Pattern FORM =
            Pattern.compile("(validation|train|training)\\s+(accuracy|loss)\\s+([0-9.eE+-]+)(\\s*%)?");

    /** Where the score is taken. */
    public enum Split {
        /** The held-out split. */
        VALIDATION,
        /** The fixed training examples behind a learning curve. */
        TRAIN
    }

    /** What the score is. */
    public enum Measure {
        /** At least the value counts as reached. */
        ACCURACY,
        /** At most the value counts as reached. */
        LOSS
    }

    /**
     * Reads a target.
     *
     * @throws UsageException if the text is none
     */
    @JsonCreator
    public static Target parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        Optional<Double> number = matcher.matches() ? number(matcher.group(3)) : Optional.empty();
        if (number.isEmpty()) {
            throw wrong(text, "is not a target");
        }
        Measure measure = matcher.group(2).equals("accuracy") ? Measure.ACCURACY : Measure.LOSS;
        double value = matcher.group(4) == null ? number.get() : number.get() / 100;
        if (measure == Measure.ACCURACY && !(value > 0 && value <= 1)) {
            throw wrong(text, "is not an accuracy in (0, 1]");
        }
        if (measure == Measure.LOSS && !(value > 0 && matcher.group(4) == null)) {
            throw wrong(text, "is not a loss above 0");
        }
        return new Target(matcher.group(1).equals("validation") ? Split.VALIDATION : Split.TRAIN, measure, value);
    }

    private static Optional<Double> number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static UsageException wrong(String text, String fault) {
        return new UsageException("target '" + text.strip() + "' " + fault
                + "; give a split, a score and a value, e.g. \"validation accuracy 0.97\" or \"train loss 0.1\"");
    }

    /** Says whether a point of a learning curve has reached it; a point without that score has not. */
    public boolean isReachedBy(CurvePoint point) {
        double score = score(point);
        return measure == Measure.ACCURACY ? score >= value : score <= value;
    }

    /** Returns the score that counts; NaN where the point does not have it. */
    public double score(CurvePoint point) {
        boolean accuracy = measure == Measure.ACCURACY;
        return switch (split) {
            case VALIDATION -> (accuracy ? point.validationAccuracy() : point.validationLoss()).orElse(Double.NaN);
            case TRAIN -> accuracy ? point.trainAccuracy() : point.trainLoss();
        };
    }

    /** Returns the text form that {@link #parse} reads back as an equal target. */
    @JsonValue
    public String text() {
        return (split + " " + measure + " ").toLowerCase(Locale.ROOT) + Rates.text(value);
    }
}
