package dev.batchwise.cli;

import dev.batchwise.claims.Shapes;
import dev.batchwise.data.DataSets;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
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
        return known.computeIfAbsent(data, this::read);
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
