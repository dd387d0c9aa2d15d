package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import java.util.List;

/** A claim about networks that are trained under several {@link Conditions}. */
interface ConditionsClaim extends Claim {
    /** Returns the conditions. */
    Conditions conditions(Scale scale);

    /** Returns what is trained under them, in sentences. */
    String words(Scale scale);

    @Override
    default Protocol protocol(Scale scale, Shapes shapes) {
        return conditions(scale).protocol(shapes, words(scale));
    }

    @Override
    default List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return conditions(scale).measurements(evidence);
    }

    @Override
    default Observations observe(Scale scale, Evidence evidence) {
        return conditions(scale).observe(evidence);
    }
}
