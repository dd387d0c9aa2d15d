package dev.batchwise.claims;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How large the experiment behind a claim is. */
public enum Scale {
    /** Seconds: shows that it runs; its verdicts mean nothing. */
    SMOKE(360),
    /** Minutes on two cores, with real data. */
    DESK(14_400),
    /** The network, data and budget of the work that states it. */
    PAPER(Double.POSITIVE_INFINITY);

    private final double mostCoreSeconds;

    Scale(double mostCoreSeconds) {
        this.mostCoreSeconds = mostCoreSeconds;
    }

    /** Returns the most that all claims together may cost, in seconds of one core. */
    public double mostCoreSeconds() {
        return mostCoreSeconds;
    }

    /** Returns the name on the command line and in JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
