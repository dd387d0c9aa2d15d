package dev.batchwise.claims.catalogue;

import dev.batchwise.study.CurvePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the training loss of one trial stands above that of another that started from the same weights, at the same sum of rates
 * over updates: what both drift by is then the same, to first order, and the difference is what noise adds.
 *
 * @param updates of each look
 * @param nats above, at each look
 */
record LossAbove(List<Double> updates, List<Double> nats) {
    /** Copies the lists. */
    LossAbove {
        updates = List.copyOf(updates);
        nats = List.copyOf(nats);
    }

    /**
     * Compares two curves; looks beyond the other's last are left out.
     *
     * @param curve at a constant rate
     * @param other at a constant rate; linear between its looks
     * @param share of the curve's rate in the other's, at most 1
     */
    static LossAbove of(List<CurvePoint> curve, List<CurvePoint> other, double share) {
        List<Double> updates = new ArrayList<>();
        List<Double> nats = new ArrayList<>();
        int next = 0;
        for (CurvePoint point : curve) {
            double at = share * point.updates();
            while (next < other.size() && other.get(next).updates() < at) {
                next++;
            }
            if (next == other.size()) {
                break;
            }
            updates.add((double) point.updates());
            nats.add(point.trainLoss() - between(other.get(Math.max(0, next - 1)), other.get(next), at));
        }
        return new LossAbove(updates, nats);
    }

    private static double between(CurvePoint from, CurvePoint to, double updates) {
        double gap = to.updates() - from.updates();
        double part = gap > 0 ? (updates - from.updates()) / gap : 0;
        return from.trainLoss() + part * (to.trainLoss() - from.trainLoss());
    }

    /** Returns the mean over the looks in a part of the way, its begin left out; NaN without any. */
    double mean(double fromShare, double toShare) {
        double last = updates.isEmpty() ? 0 : updates.get(updates.size() - 1);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < nats.size(); i++) {
            if (updates.get(i) > fromShare * last && updates.get(i) <= toShare * last) {
                sum += nats.get(i);
                count++;
            }
        }
        return sum / count;
    }
}
