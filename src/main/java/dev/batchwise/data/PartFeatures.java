package dev.batchwise.data;

/** The values of a split. */
final class PartFeatures implements Features {
    private final Part part;
    private final int dimensions;

    PartFeatures(Part part) {
        this.part = part;
        this.dimensions = part.shape().stream().skip(1).reduce(1, (a, b) -> a * b);
    }

    @Override
    public int examples() {
        return part.examples();
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public void copy(int example, float[] into) {
        part.copyValues(example, into);
    }
}
