package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;

/** A claim about the study of {@link EqualBudgets}. */
interface EqualBudgetsClaim extends Claim {
    @Override
    default Chart chart() {
        return Chart.byBatchSize(Quantity.TEST_ACCURACY);
    }

    @Override
    default Protocol protocol(Scale scale, Shapes shapes) {
        return EqualBudgets.protocol(scale, shapes);
    }

    @Override
    default Observations observe(Scale scale, Evidence evidence) {
        return EqualBudgets.observe(evidence);
    }
}
