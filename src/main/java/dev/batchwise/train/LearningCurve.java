package dev.batchwise.train;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The points of a trial's learning curve, and where the next ones are to be measured. */
final class LearningCurve {
    private final TrialSpec spec;
    private final long[] positions;
    private final List<CurvePoint> points = new ArrayList<>();

    LearningCurve(TrialSpec spec) {
        this.spec = spec;
        positions = spec.evaluation().curve().positions(spec.budgetExamples());
    }

    List<CurvePoint> points() {
        return points;
    }

    void add(CurvePoint point) {
        points.add(point);
    }

    /** Takes up the points of an interrupted trial. */
    void recall(List<CurvePoint> earlier) {
        points.addAll(earlier);
    }

    /**
     * Says whether a point is to be measured: a position was passed since the last one, or the trial ends here.
     *
     * @param examples shown so far
     * @param ends whether a budget has just been spent
     */
    boolean isDue(long examples, boolean ends) {
        long last = points.isEmpty() ? -1 : points.get(points.size() - 1).examples();
        boolean passed = Arrays.stream(positions).anyMatch(position -> position > last && position <= examples);
        return passed || (ends && positions.length > 0 && examples > last);
    }

    /** Returns the first position that has not been reached: training runs to it without a break. */
    long nextStop(long examples) {
        return Arrays.stream(positions)
                .filter(position -> position > examples)
                .findFirst()
                .orElse(spec.budgetExamples());
    }

    /** Returns what is kept of it: of a search no more than how it ended, for its curve is looked at by nobody. */
    List<CurvePoint> kept() {
        List<CurvePoint> finite = points.stream().filter(Scorer::isFinite).toList();
        return spec.evaluation().full() ? finite : finite.subList(Math.max(0, finite.size() - 1), finite.size());
    }
}
