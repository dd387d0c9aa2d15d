package dev.batchwise.data;

/** Some rows of other features. */
final class ChosenFeatures implements Features {
    private final Features all;
    private final int[] rows;

    ChosenFeatures(Features all, int[] rows) {
        this.all = all;
        this.rows = rows.clone();
    }

    @Override
    public int examples() {
        return rows.length;
    }

    @Override
    public int dimensions() {
        return all.dimensions();
    }

    @Override
    public void copy(int example, float[] into) {
        all.copy(rows[example], into);
    }
}
