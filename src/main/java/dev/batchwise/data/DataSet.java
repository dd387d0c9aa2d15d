package dev.batchwise.data;

import dev.batchwise.study.DataShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A data set held in memory, split, with what turns its values into a model's input. */
public final class DataSet {
    private final String name;
    private final DataShape shape;
    private final Normalization normalization;
    private final Part train;
    private final Part validation;
    private final Part test;

    /** Creates the data set from what was kept of its source: a part for every split. */
    DataSet(String name, Verified verified, Map<SplitName, Part> parts) {
        this.name = name;
        this.shape = verified.shape();
        this.normalization = verified.normalization();
        this.train = Objects.requireNonNull(parts.get(SplitName.TRAIN));
        this.validation = Objects.requireNonNull(parts.get(SplitName.VALIDATION));
        this.test = Objects.requireNonNull(parts.get(SplitName.TEST));
    }

    /** Returns the name it was asked for by, e.g. {@code mnist}. */
    public String name() {
        return name;
    }

    /** Returns the examples of a split; none for a validation split that was not asked for. */
    public Part part(SplitName split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /** Returns the shape of one example: [channels, rows, columns] or [features]. */
    public List<Integer> inputShape() {
        return shape.inputShape();
    }

    /** Returns how many numbers a network gives for one example: the classes K, whose labels are 0…K−1, or 1. */
    public int outputs() {
        return shape.outputs();
    }

    /** Returns the numbers of examples, the input shape and the classes. */
    public DataShape shape() {
        return shape;
    }

    /** Returns the map from values to the model's input. */
    public Normalization normalization() {
        return normalization;
    }
}
