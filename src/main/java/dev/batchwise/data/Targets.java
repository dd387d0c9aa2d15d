package dev.batchwise.data;

import java.util.List;
import java.util.Optional;

/** Numbers to be predicted. */
final class Targets implements Answers {
    private final String name;
    private final float[] values;

    /**
     * Creates the targets.
     *
     * @param name of what holds them, e.g. {@code column price of houses.csv}
     * @param values finite
     */
    Targets(String name, float[] values) {
        this.name = name;
        this.values = values.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int count() {
        return values.length;
    }

    @Override
    public int[] labels() {
        return new int[values.length];
    }

    @Override
    public float[] targets() {
        return values.clone();
    }

    @Override
    public int classes() {
        return 0;
    }

    @Override
    public List<String> classNames() {
        return List.of();
    }

    @Override
    public List<String> problems() {
        for (float value : values) {
            if (value != values[0]) {
                return values.length < 2 ? tooFew() : List.of();
            }
        }
        return values.length < 2
                ? tooFew()
                : List.of("every target in " + name + " is " + values[0]
                        + ", so there is nothing to predict; give targets that differ");
    }

    private List<String> tooFew() {
        return List.of(
                name + " holds " + values.length + " target" + (values.length == 1 ? "" : "s") + "; give at least two");
    }

    @Override
    public Optional<String> problemWith(Answers test) {
        return Optional.empty();
    }
}
