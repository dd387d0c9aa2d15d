package dev.batchwise.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Labels that are numbers by themselves: the classes are 0…K−1, without a gap. */
final class NumberedLabels implements Answers {
    private final String name;
    private final int[] labels;
    private final List<String> names;
    private final LabelRange range;

    /**
     * Creates the labels.
     *
     * @param name of the file that holds them
     * @param labels in 0…255
     * @param names of the classes that are known by names; none where a number is its own name
     */
    NumberedLabels(String name, int[] labels, List<String> names) {
        this.name = name;
        this.labels = labels.clone();
        this.names = List.copyOf(names);
        this.range = LabelRange.of(labels);
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
        return range.classes();
    }

    @Override
    public List<String> classNames() {
        return IntStream.range(0, classes())
                .mapToObj(label -> label < names.size() ? names.get(label) : String.valueOf(label))
                .toList();
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        range.problem(name, labels).ifPresent(problems::add);
        if (range.classes() == 1) {
            problems.add("label 0 is the only class in " + name + "; give at least two classes");
        }
        return problems;
    }

    @Override
    public Optional<String> problemWith(Answers test) {
        return range.problem(test.name(), test.labels());
    }
}
