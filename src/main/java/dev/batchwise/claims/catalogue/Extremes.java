package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Finding;
import dev.batchwise.claims.Values;
import java.util.Collections;

/** Findings that are no estimates: what was counted or computed exactly holds of each network, so the worst of them decides. */
final class Extremes {
    private Extremes() {}

    /** Returns the least of exact values. */
    static Finding least(Values values) {
        return values.bySeed().isEmpty()
                ? none()
                : Finding.exact(Collections.min(values.bySeed().values()));
    }

    /** Returns the largest of exact values. */
    static Finding largest(Values values) {
        return values.bySeed().isEmpty()
                ? none()
                : Finding.exact(Collections.max(values.bySeed().values()));
    }

    private static Finding none() {
        return Finding.missing("no trials to compute it from");
    }
}
