package dev.batchwise.data;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Problems;
import dev.batchwise.study.UsageException;
import java.util.Optional;
import java.util.stream.IntStream;

/** One reading of a source, which finds everything that is wrong with it and says what it holds. */
final class Verification {
    private final Source source;
    private final DataSpec spec;
    private final Keeper keeper;
    private final Problems problems = new Problems();
    private Optional<PixelCounts> trainingPixels = Optional.empty();

    private Verification(Source source, DataSpec spec, Keeper keeper) {
        this.source = source;
        this.spec = spec;
        this.keeper = keeper;
    }

    /**
     * Reads a source: answers, then values.
     *
     * @param source of the data set
     * @param spec how it is split
     * @param keeper what becomes of the values; asked only if the answers are in order and as many as the examples
     * @throws UsageException with all problems of all files and of the split
     */
    static Verified of(Source source, DataSpec spec, Keeper keeper) {
        return new Verification(source, spec, keeper).run();
    }

    private Verified run() {
        Optional<Answers> trainAnswers = problems.attempt(source.training()::answers);
        Optional<Answers> testAnswers = source.test().flatMap(part -> problems.attempt(part::answers));
        Optional<Labelling> labelling = labelling(trainAnswers, testAnswers).flatMap(this::learned);
        Optional<Layout> train =
                problems.attempt(() -> source.training().show(layout -> trainingRows(layout, labelling)));
        Optional<Layout> test = source.test()
                .flatMap(part -> problems.attempt(() -> part.show(layout -> rows(SplitName.TEST, layout, labelling))));

        compareCounts(source.training(), train, trainAnswers);
        source.test().ifPresent(part -> compareCounts(part, test, testAnswers));
        source.test().ifPresent(part -> compareSizes(part, train, test));
        source.test().ifPresent(part -> compareStorage(part, train, test));
        Optional<Normalization> normalization = train.flatMap(layout -> normalization());
        problems.throwIfAny();
        return new Verified(source, labelling.orElseThrow(), train.orElseThrow(), normalization.orElseThrow());
    }

    private Optional<Labelling> labelling(Optional<Answers> train, Optional<Answers> test) {
        train.ifPresent(answers -> answers.problems().forEach(problems::add));
        train.ifPresent(answers -> test.flatMap(answers::problemWith).ifPresent(problems::add));
        checkFraction();
        if (problems.any()) {
            return Optional.empty();
        }
        return Optional.of(labelling(train.orElseThrow(), test));
    }

    private void checkFraction() {
        if (!(spec.validationFraction() >= 0 && spec.validationFraction() < 1)) {
            problems.add("validation share " + spec.validationFraction()
                    + " is not in [0, 1); give e.g. 0.1, or 0 for no validation split");
        }
    }

    private Labelling labelling(Answers train, Optional<Answers> test) {
        int[] labels = train.labels();
        if (test.isPresent()) {
            int[] all = IntStream.range(0, test.get().count()).toArray();
            Split split = Split.stratified(labels, spec.validationFraction(), spec.splitSeed());
            return kept(new Labelling(train, test, validation(split), all));
        }
        Split cut = Split.test(labels, spec.reading().testShare(), spec.splitSeed());
        int[] rest = cut.training();
        if (cut.validation().length == 0) {
            problems.add("test share " + spec.reading().testShare() + " of " + labels.length + " examples in "
                    + train.name() + " holds none out; give a larger --test-share, or more examples");
        }
        int[] restLabels = IntStream.of(rest).map(row -> labels[row]).toArray();
        Split split = Split.stratified(restLabels, spec.validationFraction(), spec.splitSeed());
        return kept(new Labelling(train, test, validation(split).of(rest), cut.validation()));
    }

    private Labelling kept(Labelling whole) {
        if (spec.trainExamples().isEmpty()) {
            return whole;
        }
        return problems.attempt(() -> TrainingSubset.of(whole, spec)).orElse(whole);
    }

    private Split validation(Split split) {
        int examples = split.training().length + split.validation().length;
        if (spec.validationFraction() > 0 && split.validation().length == 0) {
            problems.add("validation share " + spec.validationFraction() + " of " + examples
                    + " training examples holds none out; give a larger share, or 0 for no validation split");
        }
        return split;
    }

    private Optional<Labelling> learned(Labelling labelling) {
        return problems.attempt(() -> {
            source.learn(labelling.measuredRows());
            return labelling;
        });
    }

    private Rows trainingRows(Layout layout, Optional<Labelling> labelling) {
        Rows splits = rows(SplitName.TRAIN, layout, labelling).and(rows(SplitName.VALIDATION, layout, labelling));
        Rows all = source.test().isPresent() ? splits : splits.and(rows(SplitName.TEST, layout, labelling));
        if (layout.storage() == Part.Storage.FLOATS) {
            return all;
        }
        PixelCounts pixels = new PixelCounts(layout.channels());
        trainingPixels = Optional.of(pixels);
        Rows counted = labelling
                .filter(known -> known.isFor(SplitName.TRAIN, layout.count()))
                .map(known -> Rows.selected(known.measuredRows(), pixels))
                .orElse(pixels);
        return counted.and(all);
    }

    private Rows rows(SplitName split, Layout layout, Optional<Labelling> labelling) {
        return labelling
                .filter(known -> known.isFor(split, layout.count()))
                .map(known -> Rows.selected(known.rows(split), keeper.keep(split, layout, known)))
                .orElse(Rows.NONE);
    }

    private void compareCounts(SourcePart part, Optional<Layout> layout, Optional<Answers> answers) {
        if (layout.isPresent()
                && answers.isPresent()
                && layout.get().count() != answers.get().count()) {
            problems.add(part.name() + " holds " + layout.get().count() + " images, but "
                    + answers.get().name() + " holds " + answers.get().count()
                    + " labels; give files of the same examples");
        }
    }

    private void compareSizes(SourcePart testPart, Optional<Layout> train, Optional<Layout> test) {
        if (train.isPresent()
                && test.isPresent()
                && !train.get().inputShape().equals(test.get().inputShape())) {
            problems.add("images in " + source.training().name() + " have "
                    + train.get().size() + ", but those in " + testPart.name() + " have "
                    + test.get().size().replace(" pixels", "") + "; give images of one size");
        }
    }

    private void compareStorage(SourcePart testPart, Optional<Layout> train, Optional<Layout> test) {
        if (train.isPresent()
                && test.isPresent()
                && train.get().storage() != test.get().storage()) {
            problems.add(source.training().name() + " holds " + words(train.get()) + ", but " + testPart.name()
                    + " holds " + words(test.get()) + "; save both alike");
        }
    }

    private static String words(Layout layout) {
        return switch (layout.storage()) {
            case BYTES -> "bytes";
            case FLOATS -> "floats";
        };
    }

    private Optional<Normalization> normalization() {
        if (trainingPixels.isEmpty()) {
            return Optional.of(Normalization.NONE);
        }
        Optional<Normalization> found = trainingPixels.get().normalization();
        if (found.isEmpty()) {
            problems.add("every pixel in " + source.training().name()
                    + " has the same value; give images that differ from one another");
        }
        return found;
    }
}
