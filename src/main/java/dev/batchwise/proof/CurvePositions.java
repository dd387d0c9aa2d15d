package dev.batchwise.proof;

import dev.batchwise.schedule.Conversion;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.UpdateWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the loss curves of two plans are measured: where an update of the one with fewer updates ends, so that it is measured
 * exactly there, and the other within one of its updates. Evenly spaced, with halved gaps towards the start.
 */
final class CurvePositions {
    private static final int HALVINGS = 4;

    private CurvePositions() {}

    /**
     * Returns the positions in examples, ascending, both ends included.
     *
     * @param gaps even ones in the budget, at least 1
     */
    static List<Long> of(Conversion plans, int gaps) {
        Plan given = plans.given();
        Plan converted = plans.converted();
        Plan coarse = converted.updates() < given.updates() ? converted : given;
        List<Long> positions = new ArrayList<>(List.of(0L));
        UpdateWalk walk = coarse.walk();
        for (double target : targets(coarse.horizon().budgetExamples(), gaps)) {
            while (walk.hasNext() && walk.examplesSeen() < target) {
                walk.next();
            }
            if (walk.examplesSeen() > positions.get(positions.size() - 1)) {
                positions.add(walk.examplesSeen());
            }
        }
        return positions;
    }

    private static SortedSet<Double> targets(long budget, int gaps) {
        SortedSet<Double> targets = new TreeSet<>(List.of((double) budget));
        double gap = (double) budget / gaps;
        for (int i = 1; i < gaps; i++) {
            targets.add(i * gap);
        }
        for (int i = 1; i <= HALVINGS; i++) {
            targets.add(gap / (1 << i));
        }
        return targets;
    }
}
