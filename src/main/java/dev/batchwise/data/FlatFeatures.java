package dev.batchwise.data;

/** Rows that lie one after another in one array. */
final class FlatFeatures implements Features {
    private final float[] values;
    private final int dimensions;

    FlatFeatures(float[] values, int dimensions) {
        if (dimensions < 1 || values.length % dimensions != 0) {
            throw new IllegalArgumentException(values.length + " numbers are no rows of " + dimensions);
        }
        this.values = values;
        this.dimensions = dimensions;
    }

    @Override
    public int examples() {
        return values.length / dimensions;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public void copy(int example, float[] into) {
        System.arraycopy(values, example * dimensions, into, 0, dimensions);
    }
}
