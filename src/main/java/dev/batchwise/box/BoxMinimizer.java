package dev.batchwise.box;

/**
 * L-BFGS-B: minimizes a smooth function in a box (Byrd, Lu, Nocedal and Zhu 1995, with the subspace step of Morales and
 * Nocedal 2011). Each iteration takes the quadratic model of the limited-memory BFGS matrix to its generalized Cauchy point,
 * minimizes it over the free variables, and searches along the line there. A pair with sᵀy not above rounding is not
 * taken up, so where the function curves down only, this is steepest descent, bent at the bounds.
 *
 * <p>Memory is 2m + 12 vectors for m pairs. A start outside the box is moved to its nearest point.
 */
public final class BoxMinimizer {
    private static final int MOST_TRIES = 20; // in one line search
    private static final double LONGEST = 1e10;
    private static final double ROUNDING = Math.ulp(1.0);

    private final Objective objective;
    private final Box box;
    private final Limits limits;
    private final LimitedMemory memory;
    private final double[] x;
    private double[] gradient;
    private double value;
    private int iterations;
    private int evaluations;

    private BoxMinimizer(Objective objective, Box box, double[] x, Limits limits) {
        this.objective = objective;
        this.box = box;
        this.x = x;
        this.limits = limits;
        memory = new LimitedMemory(limits.memory());
        gradient = new double[x.length];
    }

    /**
     * Minimizes from a start.
     *
     * @param x the start; holds the minimizer afterwards
     */
    public static Minimum minimize(Objective objective, Box box, double[] x, Limits limits) {
        if (x.length != box.dimension()) {
            throw new IllegalArgumentException(x.length + " variables in a box of " + box.dimension());
        }
        return new BoxMinimizer(objective, box, x, limits).run();
    }

    private Minimum run() {
        for (int i = 0; i < x.length; i++) {
            x[i] = box.clamp(i, x[i]);
        }
        value = evaluate(gradient);
        while (true) {
            if (!(box.projectedGradient(x, gradient) > limits.projectedGradient())) {
                return ended(Minimum.Ending.STATIONARY);
            }
            if (iterations >= limits.iterations() || evaluations >= limits.evaluations()) {
                return ended(Minimum.Ending.LIMIT);
            }
            double before = value;
            if (!iterate()) {
                return ended(evaluations >= limits.evaluations() ? Minimum.Ending.LIMIT : Minimum.Ending.NO_DESCENT);
            }
            double scale = Math.max(1, Math.max(Math.abs(before), Math.abs(value)));
            if (before - value <= limits.relativeReduction() * scale && limits.relativeReduction() > 0) {
                return ended(Minimum.Ending.STALLED);
            }
        }
    }

    private Minimum ended(Minimum.Ending ending) {
        return new Minimum(value, iterations, evaluations, box.projectedGradient(x, gradient), ending);
    }

    private double evaluate(double[] into) {
        evaluations++;
        return objective.at(x, into);
    }

    /** Makes one iteration, once more from steepest descent if the model leads nowhere; false if that does not either. */
    private boolean iterate() {
        while (true) {
            CauchyPoint cauchy = new CauchyPoint(box, memory, x, gradient);
            double[] goal = SubspaceStep.from(cauchy, box, memory, x, gradient);
            if (search(goal)) {
                iterations++;
                return true;
            }
            if (memory.rank() == 0 || evaluations >= limits.evaluations()) {
                return false;
            }
            memory.clear();
        }
    }

    /** Searches along the line to a point; false, with everything as it was, if no lower value was found. */
    private boolean search(double[] goal) {
        double[] from = x.clone();
        double[] d = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            d[i] = goal[i] - x[i];
        }
        double slope = LimitedMemory.dot(gradient, d);
        if (!(slope < 0)) {
            return false;
        }
        double longest = iterations == 0 ? 1 : Math.min(LONGEST, box.longestStep(x, d));
        LineSearch line = new LineSearch(value, slope, firstStep(d), longest);
        double[] found = new double[x.length];
        for (int tries = 0; tries < MOST_TRIES && evaluations < limits.evaluations(); tries++) {
            move(from, d, goal, line.step());
            double there = evaluate(found);
            double slopeThere = LimitedMemory.dot(found, d);
            if (!Double.isFinite(there) || !Double.isFinite(slopeThere)) {
                line.shorten();
                continue;
            }
            line.take(there, slopeThere);
            if (line.isDone() && there < value) {
                remember(d, line.step(), found, slope);
                value = there;
                gradient = found;
                return true;
            } else if (line.isDone()) {
                break;
            }
        }
        System.arraycopy(from, 0, x, 0, x.length);
        return false;
    }

    private double firstStep(double[] d) {
        boolean guess = iterations == 0 && !box.isBounded();
        return guess ? Math.min(1, 1 / Math.sqrt(LimitedMemory.dot(d, d))) : 1;
    }

    private void move(double[] from, double[] d, double[] goal, double step) {
        for (int i = 0; i < x.length; i++) {
            x[i] = step == 1 ? goal[i] : box.clamp(i, from[i] + step * d[i]);
        }
    }

    private void remember(double[] d, double step, double[] found, double slope) {
        double curvature = (LimitedMemory.dot(found, d) - slope) * step; // sᵀy
        if (curvature > ROUNDING * -slope * step) {
            double[] change = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                change[i] = found[i] - gradient[i];
                d[i] *= step;
            }
            memory.add(d, change);
        }
    }
}
