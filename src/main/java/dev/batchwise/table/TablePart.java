package dev.batchwise.table;

/** What a part of a table says of its examples: labels, or targets. */
public final class TablePart {
    private final String name;
    private final int[] labels;
    private final float[] targets;

    TablePart(String name, int[] labels, float[] targets) {
        this.name = name;
        this.labels = labels;
        this.targets = targets;
    }

    /** Returns the name of the column to be predicted, with its file, in messages. */
    public String name() {
        return name;
    }

    /** Returns the number of examples. */
    public int rows() {
        return Math.max(labels.length, targets.length);
    }

    /** Returns a copy of the labels; none in regression. */
    public int[] labels() {
        return labels.clone();
    }

    /** Returns a copy of the targets; none in classification. */
    public float[] targets() {
        return targets.clone();
    }
}
