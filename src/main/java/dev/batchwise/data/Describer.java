package dev.batchwise.data;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Task;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Looks at all values of a data set as they go by, and holds none. */
final class Describer {
    private final DataSpec spec;
    private final Map<SplitName, SplitDigest> digests = new EnumMap<>(SplitName.class);

    Describer(DataSpec spec) {
        this.spec = spec;
    }

    /** Returns what is to be said of the source that the specification names. */
    DataDescription describe(Source source) {
        Verified verified = Verification.of(source, spec, (split, layout, labelling) -> digest(split));
        Labelling labelling = verified.labelling();
        List<SplitDescription> splits = new ArrayList<>();
        for (SplitName split : SplitName.values()) {
            splits.add(split(split, verified));
        }
        return new DataDescription(
                DataDescription.FORMAT,
                spec,
                labelling.task(),
                verified.layout().inputShape(),
                labelling.outputs(),
                verified.layout().storage().name().toLowerCase(Locale.ROOT),
                splits.stream().mapToLong(SplitDescription::memoryBytes).sum(),
                splits,
                classes(labelling),
                verified.normalization().channels(),
                labelling.targetScale(),
                source.features(),
                notes(source, labelling.task() == Task.REGRESSION));
    }

    private SplitDigest digest(SplitName split) {
        return digests.computeIfAbsent(split, unused -> new SplitDigest());
    }

    private SplitDescription split(SplitName split, Verified verified) {
        Labelling labelling = verified.labelling();
        int examples = labelling.examples(split);
        SplitDigest digest = digest(split);
        digest.add(answers(labelling, split));
        return new SplitDescription(
                split,
                examples,
                (long) examples * verified.layout().exampleBytes(),
                digest.hex(),
                SplitDescription.TargetRange.of(labelling.targets(split)));
    }

    private static byte[] answers(Labelling labelling, SplitName split) {
        int[] labels = labelling.labels(split);
        byte[] bytes;
        if (labelling.task() == Task.REGRESSION) {
            bytes = new byte[labels.length * Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .put(labelling.targets(split));
        } else {
            bytes = new byte[labels.length * Long.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .put(IntStream.of(labels).asLongStream().toArray());
        }
        return bytes;
    }

    private static List<DataDescription.ClassCount> classes(Labelling labelling) {
        List<String> names = labelling.classNames();
        int[] train = counts(labelling, SplitName.TRAIN);
        int[] validation = counts(labelling, SplitName.VALIDATION);
        int[] test = counts(labelling, SplitName.TEST);
        return IntStream.range(0, names.size())
                .mapToObj(k -> new DataDescription.ClassCount(names.get(k), k, train[k], validation[k], test[k]))
                .toList();
    }

    private static int[] counts(Labelling labelling, SplitName split) {
        int[] counts = new int[labelling.outputs()];
        IntStream.of(labelling.labels(split)).forEach(label -> counts[label]++);
        return counts;
    }

    private List<String> notes(Source source, boolean regression) {
        List<String> notes = new ArrayList<>(source.notes());
        if (source.test().isEmpty()) {
            notes.add("no test part was given: "
                    + Math.round(1000 * spec.reading().testShare()) / 10.0
                    + " % of the examples, drawn " + (regression ? "" : "class by class ") + "with seed "
                    + spec.splitSeed()
                    + ", are it; --test-data or --test-share say otherwise");
        }
        spec.trainExamples()
                .ifPresent(kept -> notes.add("only " + kept + " training examples are kept (--train-examples), drawn "
                        + (regression ? "" : "class by class ") + "with seed " + spec.splitSeed()
                        + "; normalization is theirs, and validation and test are as without it"));
        return notes;
    }
}
