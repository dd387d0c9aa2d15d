package dev.batchwise.box;

/**
 * A step with sufficient decrease and small enough slope, f(t) ≤ f(0) + 10⁻³·t·f′(0) and |f′(t)| ≤ 0.9·|f′(0)|, or the best
 * that rounding and the longest step allow (Moré and Thuente 1994; MINPACK-2's dcsrch with L-BFGS-B's constants). The caller
 * evaluates: {@link #step()} is where, {@link #take} tells what was found.
 */
final class LineSearch {
    private static final double DECREASE = 1e-3;
    private static final double FLATNESS = 0.9;
    private static final double NARROWEST = 0.1; // of the interval, relative
    private static final double SHRINK = 0.66;
    private static final double LEAST_EXTRAPOLATION = 1.1;
    private static final double MOST_EXTRAPOLATION = 4;

    private final Probe start;
    private final double line; // slope of the line of sufficient decrease
    private Probe best;
    private Probe other;
    private boolean bracketed;
    private boolean first = true; // looks at f less the line, until a lower place with a rising f is found
    private double longest;
    private double least;
    private double most;
    private double width;
    private double widthBefore;
    private double step;
    private boolean done;

    /**
     * Creates the search.
     *
     * @param value f(0)
     * @param slope f′(0), below 0
     * @param step first to try
     * @param longest step allowed
     */
    LineSearch(double value, double slope, double step, double longest) {
        start = new Probe(0, value, slope);
        this.step = step;
        this.longest = longest;
        line = DECREASE * slope;
        best = start;
        other = start;
        most = step + MOST_EXTRAPOLATION * step;
        width = longest;
        widthBefore = 2 * longest;
    }

    /** Returns where to evaluate next, or the step found if it is done. */
    double step() {
        return step;
    }

    boolean isDone() {
        return done;
    }

    /** Halves the way to a step at which the function is not finite, and goes no further from now on. */
    void shorten() {
        longest = best.step() + (step - best.step()) / 2;
        step = longest;
    }

    /** Takes what was found at the step. */
    void take(double value, double slope) {
        Probe trial = new Probe(step, value, slope);
        double allowed = start.value() + step * line;
        first = first && !(value <= allowed && slope >= 0);
        if (isEnough(trial, allowed) || cannotGoOn(trial, allowed)) {
            done = true;
            return;
        }
        if (first && value <= best.value() && value > allowed) {
            advance(best.less(line), other.less(line), trial.less(line));
            best = best.less(-line);
            other = other.less(-line);
        } else {
            advance(best, other, trial);
        }
        confine();
    }

    private boolean isEnough(Probe trial, double allowed) {
        return trial.value() <= allowed && Math.abs(trial.slope()) <= FLATNESS * -start.slope();
    }

    private boolean cannotGoOn(Probe trial, double allowed) {
        boolean outside = trial.step() <= least || trial.step() >= most;
        boolean narrow = most - least <= NARROWEST * most;
        boolean atLongest = trial.step() == longest && trial.value() <= allowed && trial.slope() <= line;
        return (bracketed && (outside || narrow)) || atLongest || trial.step() == 0;
    }

    private void advance(Probe low, Probe end, Probe trial) {
        Interpolation between = new Interpolation(low, end, trial, bracketed, least, most);
        step = between.next();
        best = low;
        other = end;
        if (between.isHigher()) {
            other = trial;
        } else {
            other = between.turnsSlope() ? low : end;
            best = trial;
        }
        bracketed |= between.isHigher() || between.turnsSlope();
    }

    private void confine() {
        if (bracketed) {
            double now = Math.abs(other.step() - best.step());
            if (now >= SHRINK * widthBefore) {
                step = best.step() + (other.step() - best.step()) / 2;
            }
            widthBefore = width;
            width = now;
            least = Math.min(best.step(), other.step());
            most = Math.max(best.step(), other.step());
        } else {
            least = step + LEAST_EXTRAPOLATION * (step - best.step());
            most = step + MOST_EXTRAPOLATION * (step - best.step());
        }
        step = Math.max(0, Math.min(longest, step));
        if (bracketed && (step <= least || step >= most || most - least <= NARROWEST * most)) {
            step = best.step();
        }
    }
}
