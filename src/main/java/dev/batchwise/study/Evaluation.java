package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * What is measured during and after a trial; none of it is on the clock and none of it changes the training.
 *
 * @param curve where the learning curve is measured
 * @param curveTrainExamples how many training examples (the first of a fixed permutation) each curve point's training
 *     scores are taken over
 * @param full whether training and test scores are taken at the end and the whole curve and checkpoints are kept; searches
 *     take validation scores alone, and keep the last point of a curve
 * @param instruments what is measured beside scores; gradient noise alone is on the clock, for a small share of it
 */
public record Evaluation(
        CurveGrid curve,
        int curveTrainExamples,
        boolean full,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Instrument> instruments) {
    /** Copies the list. */
    public Evaluation {
        instruments = List.copyOf(instruments);
    }

    /** Creates an evaluation without instruments. */
    public Evaluation(CurveGrid curve, int curveTrainExamples, boolean full) {
        this(curve, curveTrainExamples, full, List.of());
    }

    /** Returns a copy with these instruments. */
    public Evaluation withInstruments(List<Instrument> others) {
        return new Evaluation(curve, curveTrainExamples, full, others);
    }

    /** Returns the evaluation of a search trial: validation at the end, nothing else. */
    public static Evaluation validationOnly() {
        return new Evaluation(CurveGrid.none(), 0, false);
    }
}
