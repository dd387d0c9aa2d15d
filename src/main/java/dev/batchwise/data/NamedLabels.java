package dev.batchwise.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Labels by the names of their classes, numbered in the order of the names. */
final class NamedLabels implements Answers {
    private final String name;
    private final int[] labels;
    private final List<String> classes;

    /**
     * Creates the labels.
     *
     * @param name of what holds them, e.g. {@code column income of adult.csv}
     * @param labels each the index of its class
     * @param classes their names
     */
    NamedLabels(String name, int[] labels, List<String> classes) {
        this.name = name;
        this.labels = labels.clone();
        this.classes = List.copyOf(classes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int[] labels() {
        return labels.clone();
    }

    @Override
    public float[] targets() {
        return new float[0];
    }

    @Override
    public int classes() {
        return classes.size();
    }

    @Override
    public List<String> classNames() {
        return classes;
    }

    @Override
    public List<String> problems() {
        if (classes.size() == 1) {
            return List.of("'" + classes.get(0) + "' is the only class in " + name + "; give at least two classes");
        }
        int[] counts = new int[classes.size()];
        IntStream.of(labels).forEach(label -> counts[label]++);
        List<String> lone = new ArrayList<>();
        IntStream.range(0, counts.length)
                .filter(label -> counts[label] < 2)
                .forEach(label -> lone.add("'" + classes.get(label) + "'"));
        if (lone.isEmpty()) {
            return List.of();
        }
        return List.of((lone.size() == 1 ? "class " : "classes ") + Listing.of(lone) + " in " + name + " "
                + (lone.size() == 1 ? "has" : "have") + " fewer than two training examples; give each class at least"
                + " two, or leave it out");
    }

    @Override
    public Optional<String> problemWith(Answers test) {
        return Optional.empty(); // a source that names its classes says which it does not know
    }
}
