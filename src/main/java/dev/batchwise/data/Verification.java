package dev.batchwise.data;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Problems;
import dev.batchwise.study.UsageException;
import java.util.Optional;

/** One reading of a data set's four files, which finds everything that is wrong with them and says what they hold. */
final class Verification {
    private final IdxFiles files;
    private final DataSpec spec;
    private final Keeper keeper;
    private final Problems problems = new Problems();
    private final PixelCounts trainingPixels = new PixelCounts();

    private Verification(IdxFiles files, DataSpec spec, Keeper keeper) {
        this.files = files;
        this.spec = spec;
        this.keeper = keeper;
    }

    /**
     * Reads the files of a data set, each once.
     *
     * @param files of the data set
     * @param spec how the training part is split
     * @param keeper what becomes of the images; asked only if the labels are in order and as many as the images
     * @throws UsageException with all problems of all files and of the split
     */
    static Contents of(IdxFiles files, DataSpec spec, Keeper keeper) {
        return new Verification(files, spec, keeper).run();
    }

    private Contents run() {
        Optional<int[]> trainLabels = problems.attempt(files.trainLabels()::labels);
        Optional<int[]> testLabels = problems.attempt(files.testLabels()::labels);
        Optional<Labelling> labelling = labelling(trainLabels, testLabels);
        Optional<IdxHeader> train =
                problems.attempt(() -> files.trainImages().images(header -> trainRows(header, labelling)));
        Optional<IdxHeader> test =
                problems.attempt(() -> files.testImages().images(header -> rows(SplitName.TEST, header, labelling)));

        compareCounts(files.trainImages(), train, files.trainLabels(), trainLabels);
        compareCounts(files.testImages(), test, files.testLabels(), testLabels);
        compareSizes(train, test);
        Optional<Normalization> normalization = train.flatMap(header -> normalization());
        problems.throwIfAny();
        return new Contents(
                files, labelling.orElseThrow(), train.orElseThrow().imageShape(), normalization.orElseThrow());
    }

    private Optional<Labelling> labelling(Optional<int[]> train, Optional<int[]> test) {
        LabelRange range = LabelRange.of(train.orElse(new int[0]));
        train.flatMap(labels -> range.problem(files.trainLabels().name(), labels))
                .ifPresent(problems::add);
        if (train.isPresent()) {
            test.flatMap(labels -> range.problem(files.testLabels().name(), labels))
                    .ifPresent(problems::add);
        }
        if (range.classes() == 1) {
            problems.add("label 0 is the only class in " + files.trainLabels().name() + "; give at least two classes");
        }
        checkFraction();
        if (problems.any()) {
            return Optional.empty();
        }
        int[] labels = train.orElseThrow();
        return Optional.of(new Labelling(range.classes(), labels, split(labels), test.orElseThrow()));
    }

    private void checkFraction() {
        if (!(spec.validationFraction() >= 0 && spec.validationFraction() < 1)) {
            problems.add("validation share " + spec.validationFraction()
                    + " is not in [0, 1); give e.g. 0.1, or 0 for no validation split");
        }
    }

    private Split split(int[] labels) {
        Split split = Split.stratified(labels, spec.validationFraction(), spec.splitSeed());
        if (spec.validationFraction() > 0 && split.validation().length == 0) {
            problems.add("validation share " + spec.validationFraction() + " of " + labels.length
                    + " training examples holds none out; give a larger share, or 0 for no validation split");
        }
        return split;
    }

    private Rows trainRows(IdxHeader header, Optional<Labelling> labelling) {
        return trainingPixels
                .and(rows(SplitName.TRAIN, header, labelling))
                .and(rows(SplitName.VALIDATION, header, labelling));
    }

    private Rows rows(SplitName split, IdxHeader header, Optional<Labelling> labelling) {
        return labelling
                .filter(known -> known.isFor(split, header.count()))
                .map(known ->
                        Rows.selected(known.rows(split), keeper.keep(split, header.imageShape(), known.labels(split))))
                .orElse(Rows.NONE);
    }

    private void compareCounts(IdxFile images, Optional<IdxHeader> header, IdxFile labels, Optional<int[]> found) {
        if (header.isPresent() && found.isPresent() && header.get().count() != found.get().length) {
            problems.add(images.name() + " holds " + header.get().count() + " images, but " + labels.name() + " holds "
                    + found.get().length + " labels; give files of the same examples");
        }
    }

    private void compareSizes(Optional<IdxHeader> train, Optional<IdxHeader> test) {
        if (train.isPresent()
                && test.isPresent()
                && !train.get().imageShape().equals(test.get().imageShape())) {
            problems.add("images in " + files.trainImages().name() + " have "
                    + train.get().imageSize() + " pixels, but those in "
                    + files.testImages().name() + " have " + test.get().imageSize() + "; give images of one size");
        }
    }

    private Optional<Normalization> normalization() {
        Optional<Normalization> found = trainingPixels.normalization();
        if (found.isEmpty()) {
            problems.add("every pixel in " + files.trainImages().name()
                    + " has the same value; give images that differ from one another");
        }
        return found;
    }
}
