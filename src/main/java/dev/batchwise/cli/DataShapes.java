package dev.batchwise.cli;

import dev.batchwise.claims.Shapes;
import dev.batchwise.data.DataSets;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Task;
import dev.batchwise.study.UsageException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Shapes of data sets, each read once; one that is not there is looked for once. */
final class DataShapes implements Shapes {
    private final Map<DataSpec, DataShape> known = new HashMap<>();
    private final Map<DataSpec, UsageException> missing = new HashMap<>();

    @Override
    public DataShape of(DataSpec data) {
        UsageException problem = missing.get(data);
        if (problem != null) {
            throw problem;
        }
        DataShape there = known.get(data);
        if (there != null) {
            return there;
        }
        DataShape read = data.trainExamples().isPresent() ? subset(data) : read(data);
        known.put(data, read);
        return read;
    }

    /** Returns the shape of a subset, for which the whole need be read only once; one that cannot be had is read, and told. */
    private DataShape subset(DataSpec data) {
        int kept = data.trainExamples().orElseThrow();
        DataShape whole = of(new DataSpec(data.name(), data.validationFraction(), data.splitSeed(), data.reading()));
        boolean plain = whole.task() == Task.CLASSIFICATION && kept >= whole.outputs() && kept <= whole.trainExamples();
        return plain
                ? DataShape.classified(
                        kept, whole.validationExamples(), whole.testExamples(), whole.inputShape(), whole.outputs())
                : read(data);
    }

    private DataShape read(DataSpec data) {
        try {
            return DataSets.shapeOf(data);
        } catch (UsageException e) {
            missing.put(data, e);
            throw e;
        }
    }

    /** Returns those that were found. */
    Collection<DataShape> found() {
        return known.values();
    }
}
