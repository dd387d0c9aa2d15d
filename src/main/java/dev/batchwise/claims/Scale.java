package dev.batchwise.claims;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How large the experiment behind a claim is. */
public enum Scale {
    /** Seconds: shows that it runs; its verdicts mean nothing. */
    SMOKE(360, "Smoke scale shows that every experiment runs; its verdicts mean nothing."),
    /** Minutes on two cores, with real data. */
    DESK(
            14_400,
            "Desk scale: the verdicts are about small networks on real data, which each claim names, and about no others."),
    /** The network, data and budget of the work that states it. */
    PAPER(
            Double.POSITIVE_INFINITY,
            "Paper scale: network, data and budget are those of the work that states the claim, and the verdicts are about these.");

    private final double mostCoreSeconds;
    private final String means;

    Scale(double mostCoreSeconds, String means) {
        this.mostCoreSeconds = mostCoreSeconds;
        this.means = means;
    }

    /** Returns what a verdict at that scale is about, in a sentence. */
    public String means() {
        return means;
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
