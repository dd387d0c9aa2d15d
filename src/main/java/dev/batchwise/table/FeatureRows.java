package dev.batchwise.table;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Turns the rows of a table into the numbers a model sees, one array that is used again and again. */
final class FeatureRows extends StrippedCells {
    private final Consumer<float[]> to;
    private final TableSet.Scaling[] scalings; // of each feature
    private final Feature[] features;
    private final int[] offsets;
    private final int[] featureOf; // column's feature; −1 for one that is not used
    private final float[] row;

    FeatureRows(Table table, List<Feature> features, TableSet.Scaling[] scalings, Consumer<float[]> to) {
        this.to = to;
        this.scalings = scalings.clone();
        this.features = features.toArray(Feature[]::new);
        this.offsets = Feature.offsets(features);
        this.row = new float[offsets[features.size()]];
        List<String> names = features.stream().map(Feature::column).toList();
        this.featureOf = table.columns().stream().mapToInt(names::indexOf).toArray();
    }

    @Override
    public void beginRow(long place) {
        Arrays.fill(row, 0);
    }

    @Override
    void value(int column, char[] buffer, int from, int length) {
        int f = featureOf[column];
        if (f < 0) {
            return;
        }
        if (features[f] instanceof Feature.Categorical categories) {
            int place = categories.place(buffer, from, length);
            if (place >= 0) {
                row[offsets[f] + place] = 1;
            }
        } else if (features[f] instanceof Feature.Numeric) {
            put(f, Numerals.parse(buffer, from, length));
        }
    }

    @Override
    public void number(int column, double value) {
        int f = featureOf[column];
        if (f >= 0 && features[f] instanceof Feature.Categorical) {
            char[] text = Numerals.text(value).toCharArray();
            value(column, text, 0, text.length);
        } else if (f >= 0 && features[f] instanceof Feature.Numeric) {
            put(f, value);
        }
    }

    private void put(int f, double value) {
        row[offsets[f]] = (float) ((value - scalings[f].mean()) * scalings[f].factor());
    }

    @Override
    public void missing(int column) {
        int f = featureOf[column];
        if (f >= 0 && features[f] instanceof Feature.Categorical) {
            row[offsets[f + 1] - 1] = 1; // the category of its own is the last; a number stays 0, its mean
        }
    }

    @Override
    public void endRow() {
        to.accept(row);
    }
}
