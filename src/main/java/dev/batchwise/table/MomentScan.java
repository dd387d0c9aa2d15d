package dev.batchwise.table;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** Means and deviations of numeric columns over some rows of a table. */
final class MomentScan extends StrippedCells {
    private final int[] featureOf; // column's feature; −1 for one that is not numeric
    private final Moments[] moments; // of each feature
    private final BitSet wanted = new BitSet();
    private int row;

    MomentScan(Table table, List<Feature> features, int[] rows) {
        this.featureOf = new int[table.columns().size()];
        for (int c = 0; c < featureOf.length; c++) {
            featureOf[c] = numeric(features, table.columns().get(c));
        }
        this.moments = Stream.generate(Moments::new).limit(features.size()).toArray(Moments[]::new);
        for (int index : rows) {
            wanted.set(index);
        }
    }

    private static int numeric(List<Feature> features, String column) {
        for (int f = 0; f < features.size(); f++) {
            if (features.get(f) instanceof Feature.Numeric
                    && features.get(f).column().equals(column)) {
                return f;
            }
        }
        return -1;
    }

    /** Returns the moments of each feature, of no numbers for one that is not numeric. */
    Moments[] moments() {
        return moments.clone();
    }

    @Override
    public void beginRow(long place) {}

    @Override
    void value(int column, char[] buffer, int from, int length) {
        if (featureOf[column] >= 0 && wanted.get(row)) {
            moments[featureOf[column]].add(Numerals.parse(buffer, from, length));
        }
    }

    @Override
    public void number(int column, double value) {
        if (featureOf[column] >= 0 && wanted.get(row)) {
            moments[featureOf[column]].add(value);
        }
    }

    @Override
    public void missing(int column) {}

    @Override
    public void endRow() {
        row++;
    }
}
