package dev.batchwise.data;

import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Data sets by name. Each of these methods reads all of the data set's files, verifies them, and reports everything that
 * is wrong with them at once.
 */
public final class DataSets {
    private DataSets() {}

    /**
     * Returns what a study needs to know of its data. Holds labels, never values.
     *
     * @throws UsageException if there is no such data set, or its files or the split are not in order
     */
    public static DataShape shapeOf(DataSpec spec) {
        return verified(spec, Keeper.NOTHING).shape();
    }

    /**
     * Returns the data set, split. Its values are held in direct memory: one byte a pixel, 55 MB for MNIST, 184 MB for
     * CIFAR-10; four bytes a feature of a table.
     *
     * @throws UsageException if there is no such data set, or its files or the split are not in order
     */
    public static DataSet open(DataSpec spec) {
        Map<SplitName, Part> parts = new EnumMap<>(SplitName.class);
        Verified verified = verified(spec, keeper(parts));
        return new DataSet(spec.name(), verified, parts);
    }

    private static Keeper keeper(Map<SplitName, Part> parts) {
        return (split, layout, labelling) -> {
            Part part = new Part(split, layout, labelling);
            parts.put(split, part);
            return part::put;
        };
    }

    /**
     * Writes the very arrays that a model sees of a split, as an {@code .npz} file for Python's {@code numpy.load}:
     * {@code inputs}, float32 [n, channels, rows, columns] or [n, features], computed as {@link Normalization} says, and
     * {@code labels}, int64 [n], or {@code targets}, float32 [n], scaled as {@link TargetScale} says, all in
     * stream-index order. Holds labels, never values.
     * The file appears only when it is complete.
     *
     * @param spec data set and split
     * @param split to write
     * @param to file to write or replace
     * @throws UsageException if the data are not in order, the split is empty, or the file cannot be put there
     */
    public static void export(DataSpec spec, SplitName split, Path to) {
        Verified verified = verified(spec, Keeper.NOTHING);
        Labelling labelling = verified.labelling();
        if (labelling.examples(split) == 0) {
            throw new UsageException("the " + split.label() + " split of " + spec.name() + " at validation share "
                    + spec.validationFraction() + " is empty; give a share above 0, e.g. --validation 0.1");
        }
        NpzFile file = new NpzFile(
                verified.layout().inputShape(),
                labelling.labels(split),
                labelling.scaledTargets(split),
                verified.normalization());
        file.write(to, rows -> verified.partOf(split).show(layout -> Rows.selected(labelling.rows(split), rows)));
    }

    /**
     * Returns what is to be said of a data set: shape, classes and their balance or the range of targets, normalization,
     * what became of columns, memory, checksums. Reads everything and holds labels, never values.
     *
     * @throws UsageException if there is no such data set, or its files or the split are not in order
     */
    public static DataDescription describe(DataSpec spec) {
        return new Describer(spec).describe(DataCatalogue.source(spec));
    }

    private static Verified verified(DataSpec spec, Keeper keeper) {
        return Verification.of(DataCatalogue.source(spec), spec, keeper);
    }
}
