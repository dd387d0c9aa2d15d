package dev.batchwise.data;

import dev.batchwise.study.Task;
import dev.batchwise.study.UsageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Two arrays: the inputs of a part's examples and their answers. */
final class ArrayPart implements SourcePart {
    private static final int MOST_CLASSES = 1000;
    private static final int LARGEST_EXAMPLE = 1 << 26; // values

    private final NpzArray inputs;
    private final NpzArray answers;
    private final Task task;
    private final Optional<ArrayPart> judge; // whose classes count

    ArrayPart(NpzArray inputs, NpzArray answers, Task task) {
        this(inputs, answers, task, Optional.empty());
    }

    private ArrayPart(NpzArray inputs, NpzArray answers, Task task, Optional<ArrayPart> judge) {
        this.inputs = inputs;
        this.answers = answers;
        this.task = task;
        this.judge = judge;
    }

    /** Returns this part as a test part, whose classes are those of the training part. */
    ArrayPart judgedBy(ArrayPart training) {
        return new ArrayPart(inputs, answers, task, Optional.of(training));
    }

    @Override
    public String name() {
        return inputs.name();
    }

    @Override
    public Answers answers() {
        NpyFormat format = answers.format();
        long count = format.shape().isEmpty() ? 0 : format.shape().get(0);
        if (count < 1 || format.shape().stream().skip(1).anyMatch(size -> size != 1)) {
            throw new UsageException(answers.name() + " has the shape " + format.shapeText()
                    + ", but one number an example is wanted; if classes are one-hot in it, save y.argmax(1)");
        }
        return task == Task.REGRESSION ? targets(format) : labels(format);
    }

    private Targets targets(NpyFormat format) {
        DoubleStream.Builder numbers = DoubleStream.builder();
        answers.read(1, piece -> numbers.add(format.type().number(piece)));
        double[] wide = numbers.build().toArray();
        float[] targets = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            targets[i] = (float) wide[i];
            if (!Float.isFinite(targets[i])) {
                throw notFinite(answers, i, wide[i]);
            }
        }
        return new Targets(answers.name(), targets);
    }

    private static UsageException notFinite(NpzArray array, int example, double value) {
        return new UsageException(array.name() + " holds " + value + " in example " + example
                + " (counted from 0), which is no finite float32; leave such examples out");
    }

    private NamedLabels labels(NpyFormat format) {
        long[] labels = numbers(format);
        List<Long> classes = judge.isPresent() ? judge.get().classes() : classes(labels);
        int[] places = new int[labels.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = classes.indexOf(labels[i]);
            if (places[i] < 0) {
                throw new UsageException("label " + labels[i] + " of example " + i + " (counted from 0) in "
                        + answers.name() + " is none of the " + classes.size()
                        + " found in training; give both parts the same classes");
            }
        }
        return new NamedLabels(
                answers.name(), places, classes.stream().map(String::valueOf).toList());
    }

    private List<Long> classes() {
        return classes(numbers(answers.format()));
    }

    private long[] numbers(NpyFormat format) {
        if (format.type().isFloat()) {
            throw new UsageException(answers.name() + " is " + format.type().label()
                    + ", which are no classes; save y.astype(np.int64), or give --task regression to predict a number");
        }
        LongStream.Builder numbers = LongStream.builder();
        answers.read(1, piece -> numbers.add(format.type().whole(piece)));
        return numbers.build().toArray();
    }

    private List<Long> classes(long[] labels) {
        TreeSet<Long> classes = new TreeSet<>();
        for (long label : labels) {
            classes.add(label);
            if (classes.size() > MOST_CLASSES) {
                throw new UsageException(answers.name() + " has more than " + MOST_CLASSES
                        + " classes; group them, or give --task regression to predict a number");
            }
        }
        return List.copyOf(classes);
    }

    @Override
    public Layout show(Function<Layout, Rows> receiver) {
        NpyFormat format = inputs.format();
        Layout layout = layout(format);
        Rows rows = receiver.apply(layout);
        byte[] stored = new byte[layout.exampleBytes()];
        ByteBuffer floats = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        int[] index = {0};
        inputs.read(layout.values(), piece -> {
            if (format.type().isByte()) {
                piece.get(stored);
            } else {
                floats.clear();
                while (piece.hasRemaining()) {
                    putFinite(floats, format.type().number(piece), index[0]);
                }
            }
            rows.take(index[0]++, stored);
        });
        return layout;
    }

    private void putFinite(ByteBuffer floats, double value, int example) {
        float rounded = (float) value;
        if (!Float.isFinite(rounded)) {
            throw notFinite(inputs, example, value);
        }
        floats.putFloat(rounded);
    }

    private Layout layout(NpyFormat format) {
        if (!format.type().isByte() && !format.type().isFloat()) {
            throw new UsageException(inputs.name() + " is " + format.type().label()
                    + "; save pixels as uint8, or other numbers as float32, e.g. x.astype(np.float32)");
        }
        List<Long> sizes = format.shape();
        double values = sizes.stream().skip(1).mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
        if (sizes.size() < 2 || sizes.size() > 4 || sizes.contains(0L)) {
            throw shape(
                    format,
                    "give [examples, features], [examples, rows, columns] or" + " [examples, channels, rows, columns]");
        }
        if (values > LARGEST_EXAMPLE || sizes.get(0) > Integer.MAX_VALUE) {
            throw shape(format, "which is more than can be held");
        }
        if (sizes.size() == 4 && sizes.get(3) <= 4 && sizes.get(1) > 4) {
            throw shape(format, "its channels seem to come last: save np.ascontiguousarray(np.moveaxis(x, -1, 1))");
        }
        List<Integer> shape = new ArrayList<>();
        sizes.stream().skip(1).forEach(size -> shape.add(size.intValue()));
        if (shape.size() == 2) {
            shape.add(0, 1);
        }
        return new Layout(
                sizes.get(0).intValue(), shape, format.type().isByte() ? Part.Storage.BYTES : Part.Storage.FLOATS);
    }

    private UsageException shape(NpyFormat format, String advice) {
        return new UsageException(inputs.name() + " has the shape " + format.shapeText() + "; " + advice);
    }
}
