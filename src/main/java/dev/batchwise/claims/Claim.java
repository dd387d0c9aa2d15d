package dev.batchwise.claims;

import java.util.List;

/**
 * A statement as an experiment: data in {@link #card} and {@link #rule}, and what is run and read off. Nothing of it depends on
 * what any trial gave, apart from {@link #observe}.
 */
public interface Claim {
    /** Returns what it says. */
    Card card();

    /** Returns the rule that decides, the same at every scale. */
    Rule rule();

    /** Returns the figure beside the verdict. */
    Chart chart();

    /**
     * Returns what is run.
     *
     * @throws dev.batchwise.study.UsageException if the data of that scale are not there
     */
    Protocol protocol(Scale scale, Shapes shapes);

    /** Returns what is to be measured of networks that have been trained; as far as they have. */
    default List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return List.of();
    }

    /** Returns what the verdict is computed from, as far as it has come. */
    Observations observe(Scale scale, Evidence evidence);
}
