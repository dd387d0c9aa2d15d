package dev.batchwise.box;

/**
 * The next place to try in a line search, from cubics and parabolas through what is known (Moré and Thuente 1994, section
 * 4; MINPACK-2's dcstep).
 *
 * @param best place with the least value so far
 * @param other end of the interval that holds a minimizer, once one is bracketed
 * @param trial place that was just evaluated
 * @param bracketed whether best and other hold a minimizer between them
 * @param least that may be returned
 * @param most that may be returned
 */
record Interpolation(Probe best, Probe other, Probe trial, boolean bracketed, double least, double most) {
    /** How far towards the other end a step may go that was found from slopes of one sign. */
    private static final double SAFEGUARD = 0.66;

    boolean isHigher() {
        return trial.value() > best.value();
    }

    boolean turnsSlope() {
        return trial.slope() * Math.signum(best.slope()) < 0;
    }

    double next() {
        if (isHigher()) {
            double cubic = cubic(best, trial);
            double parabola = best.step() + best.slope() / (rise() + best.slope()) / 2 * (trial.step() - best.step());
            return nearer(best.step(), cubic, parabola) ? cubic : cubic + (parabola - cubic) / 2;
        } else if (turnsSlope()) {
            double cubic = cubic(trial, best);
            double secant = secant();
            return nearer(trial.step(), cubic, secant) ? secant : cubic;
        } else if (Math.abs(trial.slope()) < Math.abs(best.slope())) {
            return flatter();
        }
        if (bracketed) {
            return cubic(trial, other);
        }
        return trial.step() > best.step() ? most : least;
    }

    /** The slope fell and kept its sign: the cubic may have no minimizer ahead. */
    private double flatter() {
        double theta = theta(best, trial);
        double s = Math.max(Math.abs(theta), Math.max(Math.abs(best.slope()), Math.abs(trial.slope())));
        double root = s * Math.sqrt(Math.max(0, square(theta / s) - best.slope() / s * (trial.slope() / s)));
        double gamma = trial.step() > best.step() ? -root : root;
        double r = (gamma - trial.slope() + theta) / (gamma + (best.slope() - trial.slope()) + gamma);
        double cubic = r < 0 && gamma != 0
                ? trial.step() + r * (best.step() - trial.step())
                : trial.step() > best.step() ? most : least;
        double secant = secant();
        if (!bracketed) {
            double farther = nearer(trial.step(), cubic, secant) ? secant : cubic;
            return Math.max(least, Math.min(most, farther));
        }
        double closer = nearer(trial.step(), cubic, secant) ? cubic : secant;
        double bound = trial.step() + SAFEGUARD * (other.step() - trial.step());
        return trial.step() > best.step() ? Math.min(bound, closer) : Math.max(bound, closer);
    }

    private double rise() {
        return (best.value() - trial.value()) / (trial.step() - best.step());
    }

    private double secant() {
        return trial.step() + trial.slope() / (trial.slope() - best.slope()) * (best.step() - trial.step());
    }

    /** Returns the minimizer of the cubic through two places, counted from the first. */
    private static double cubic(Probe a, Probe b) {
        double theta = theta(a, b);
        double s = Math.max(Math.abs(theta), Math.max(Math.abs(a.slope()), Math.abs(b.slope())));
        double root = s * Math.sqrt(square(theta / s) - a.slope() / s * (b.slope() / s));
        double gamma = b.step() < a.step() ? -root : root;
        double r = (gamma - a.slope() + theta) / (gamma - a.slope() + gamma + b.slope());
        return a.step() + r * (b.step() - a.step());
    }

    private static double theta(Probe a, Probe b) {
        return 3 * (a.value() - b.value()) / (b.step() - a.step()) + a.slope() + b.slope();
    }

    private static boolean nearer(double to, double a, double b) {
        return Math.abs(a - to) < Math.abs(b - to);
    }

    private static double square(double v) {
        return v * v;
    }
}
