package dev.batchwise.box;

/**
 * The generalized Cauchy point: the first local minimizer of the quadratic model along the path of steepest descent that is
 * bent at the bounds (Byrd, Lu, Nocedal and Zhu 1995, algorithm CP). Costs one product with Wᵀ and, for each bound that
 * is met on the way, one with the middle matrix.
 */
final class CauchyPoint {
    private static final double ROUNDING = Math.ulp(1.0);

    private final Box box;
    private final LimitedMemory memory;
    private final double[] x;
    private final double[] g;
    private final double[] times; // at which each variable meets its bound
    private final double[] point;
    private final boolean[] free;
    private final double[] row;
    private double[] p; // Wᵀd
    private double[] c; // Wᵀ(point − x)
    private double slope;
    private double curvature;
    private double leastCurvature;

    CauchyPoint(Box box, LimitedMemory memory, double[] x, double[] g) {
        this.box = box;
        this.memory = memory;
        this.x = x;
        this.g = g;
        times = new double[x.length];
        point = x.clone();
        free = new boolean[x.length];
        row = new double[memory.rank()];
        p = new double[memory.rank()];
        c = new double[memory.rank()];
        walk();
    }

    /** Returns the point itself; the caller may change it. */
    double[] point() {
        return point;
    }

    /** Returns Wᵀ(point − x). */
    double[] shift() {
        return c;
    }

    /** Returns which variables have not met a bound; the array itself. */
    boolean[] free() {
        return free;
    }

    private void walk() {
        double[] d = direction();
        slope = -LimitedMemory.dot(d, d);
        if (slope == 0) {
            return;
        }
        p = memory.transposeTimes(d);
        curvature = -memory.theta() * slope - LimitedMemory.dot(p, memory.middleTimes(p));
        leastCurvature = ROUNDING * -memory.theta() * slope;
        Breakpoints breakpoints = new Breakpoints(times);
        double reached = 0;
        while (!breakpoints.isEmpty() && -slope / curvature >= breakpoints.nearest() - reached) {
            double ahead = breakpoints.nearest() - reached;
            reached = breakpoints.nearest();
            meet(breakpoints.take(), ahead, d);
            if (slope >= 0) {
                break;
            }
        }
        double rest = Math.max(0, -slope / curvature);
        add(c, rest, p);
        for (int i = 0; i < point.length; i++) {
            if (free[i]) {
                point[i] = box.clamp(i, x[i] + (reached + rest) * d[i]);
            }
        }
    }

    /** Returns −g where there is room, with the time at which each variable meets its bound. */
    private double[] direction() {
        double[] d = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double room = x[i] - (g[i] < 0 ? box.upper(i) : box.lower(i));
            boolean fixed = box.lower(i) == box.upper(i);
            times[i] = fixed ? 0 : g[i] == 0 ? Double.POSITIVE_INFINITY : Math.max(0, room / g[i]);
            free[i] = times[i] > 0;
            d[i] = free[i] ? -g[i] : 0;
        }
        return d;
    }

    /** Goes on to where variable b meets its bound, and turns. */
    private void meet(int b, double ahead, double[] d) {
        point[b] = d[b] > 0 ? box.upper(b) : box.lower(b);
        free[b] = false;
        double z = point[b] - x[b];
        double gb = g[b];
        add(c, ahead, p);
        memory.row(b, row);
        double[] middleRow = memory.middleTimes(row);
        double theta = memory.theta();
        slope += ahead * curvature + gb * gb + theta * gb * z - gb * LimitedMemory.dot(middleRow, c);
        curvature -= theta * gb * gb
                + 2 * gb * LimitedMemory.dot(middleRow, p)
                + gb * gb * LimitedMemory.dot(middleRow, row);
        curvature = Math.max(leastCurvature, curvature);
        add(p, gb, row);
        d[b] = 0;
    }

    private static void add(double[] to, double factor, double[] v) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * v[j];
        }
    }
}
