package dev.batchwise.study;

import dev.batchwise.schedule.Decay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * A study as a user wrote it: text that has not been checked.
 *
 * @param data data set's name
 * @param model network's name
 * @param optimizer update rule's name
 * @param momentum of the update rule, if given
 * @param examples budget, e.g. {@code 300k} or {@code 5 epochs}
 * @param batchSizes comma-separated
 * @param arms comma-separated, if given
 * @param seeds number of replicates
 * @param learningRate at the reference batch, if given
 * @param referenceBatch of the scaling arms
 * @param decay of the learning rate
 * @param validation share held out
 * @param splitSeed of the validation split
 * @param gridSize rates a search starts with
 * @param gridRatio of neighbouring rates
 * @param curvePoints of each learning curve
 * @param marginPoints percentage points of accuracy
 * @param confidence of every interval
 */
public record StudyOptions(
        String data,
        String model,
        String optimizer,
        Optional<String> momentum,
        String examples,
        String batchSizes,
        Optional<String> arms,
        String seeds,
        Optional<String> learningRate,
        String referenceBatch,
        String decay,
        String validation,
        String splitSeed,
        String gridSize,
        String gridRatio,
        String curvePoints,
        String marginPoints,
        String confidence) {

    /** Returns the data set and split asked for, as far as the text can be read; {@link #check} says what cannot. */
    public DataSpec dataSpec() {
        return new Checker().dataSpec();
    }

    /**
     * Returns the study.
     *
     * @param shape of the data; empty if they could not be read, and then what depends on them is not checked
     * @param otherProblems already found, e.g. with the data
     * @throws UsageException with every problem at once, if there is any
     */
    public StudySpec check(Optional<DataShape> shape, List<String> otherProblems) {
        Checker checker = new Checker();
        checker.problems.addAll(otherProblems);
        StudySpec spec = checker.spec(shape.map(DataShape::trainExamples).orElse(Integer.MAX_VALUE));
        if (!checker.problems.isEmpty()) {
            throw new UsageException(checker.problems);
        }
        return spec;
    }

    /** Reads each option, noting problems; a value that cannot be read is replaced by a harmless one. */
    private final class Checker {
        private final List<String> problems = new ArrayList<>();

        DataSpec dataSpec() {
            double share = number(validation, "--validation", v -> v >= 0 && v < 1, "a share in [0, 1), e.g. 0.1");
            return new DataSpec(data, share, integer(splitSeed, "--split-seed", 0, "an integer, e.g. 1"));
        }

        StudySpec spec(int trainExamples) {
            ModelSpec network = model();
            List<Integer> sizes = batchSizes(trainExamples);
            long budget = budget(trainExamples, sizes);
            OptionalDouble rate = learningRate
                    .map(text ->
                            OptionalDouble.of(number(text, "--learning-rate", v -> v > 0, "a rate above 0, e.g. 0.1")))
                    .orElse(OptionalDouble.empty());
            List<Arm> armList = arms(rate);
            DataSpec split = dataSpec();
            if (split.validationFraction() == 0 && StudyPlan.searches(armList, rate)) {
                problems.add("--validation 0 leaves nothing to search a learning rate on; give a share, e.g."
                        + " --validation 0.1, or --learning-rate RATE with --arms constant");
            }
            if (network instanceof ModelSpec.F1) {
                checkBatchNorm(sizes, budget);
            }
            return new StudySpec(
                    split,
                    StudyOptions.this.model,
                    optimizer(),
                    budget,
                    sizes,
                    armList,
                    (int) integer(seeds, "--seeds", 1, "a number of replicates of at least 1, e.g. 3"),
                    rate,
                    (int) integer(referenceBatch, "--reference-batch", 1, "a batch size of at least 1, e.g. 32"),
                    choice(decay, "--decay", Decay.values(), Decay::label).orElse(Decay.LINEAR),
                    (int) integer(gridSize, "--grid", 3, "a number of rates of at least 3, e.g. 6"),
                    number(gridRatio, "--grid-ratio", v -> v > 1, "a ratio above 1, e.g. 2"),
                    (int) integer(curvePoints, "--curve-points", 2, "a number of points of at least 2, e.g. 14"),
                    number(marginPoints, "--margin", v -> v > 0 && v < 100, "percentage points above 0, e.g. 0.5")
                            / 100,
                    number(confidence, "--confidence", v -> v > 0 && v < 1, "a level between 0 and 1, e.g. 0.95"));
        }

        private ModelSpec model() {
            try {
                return ModelSpec.parse(StudyOptions.this.model);
            } catch (UsageException e) {
                problems.addAll(e.problems());
                return new ModelSpec.Softmax();
            }
        }

        private List<Integer> batchSizes(int trainExamples) {
            Set<Integer> seen = new HashSet<>();
            List<Integer> sizes = new ArrayList<>();
            for (String text : StudyOptions.this.batchSizes.split(",", -1)) {
                OptionalLong size = Counts.parse(text, trainExamples);
                if (size.isEmpty() || !text.strip().matches("[0-9kKmM.]+")) {
                    problems.add("batch size " + quoted(text) + " in --batch-sizes is not a positive integer; give"
                            + " integers of at least 1, e.g. 32,64,128");
                } else if (size.getAsLong() < 1) {
                    problems.add("batch size " + text.strip() + " in --batch-sizes is not positive; give integers of"
                            + " at least 1, e.g. 32,64,128");
                } else if (size.getAsLong() > trainExamples) {
                    problems.add("batch size " + text.strip() + " in --batch-sizes is above the " + trainExamples
                            + " training examples of " + data + "; give sizes of at most " + trainExamples);
                } else if (!seen.add((int) size.getAsLong())) {
                    problems.add("batch size " + text.strip()
                            + " in --batch-sizes is given twice; give each size once, e.g. 32,64,128");
                } else {
                    sizes.add((int) size.getAsLong());
                }
            }
            return sizes.stream().sorted().toList();
        }

        private long budget(int trainExamples, List<Integer> sizes) {
            OptionalLong budget = Counts.parse(examples, trainExamples);
            int largest = sizes.isEmpty() ? 1 : sizes.get(sizes.size() - 1);
            if (budget.isEmpty() || budget.getAsLong() < 1) {
                problems.add("budget " + quoted(examples) + " in --examples is not a positive number of examples; give"
                        + " a count, e.g. 300k, 1.5M or '5 epochs'");
                return largest;
            }
            if (budget.getAsLong() < largest) {
                problems.add("budget of " + examples + " examples in --examples is smaller than the largest batch of "
                        + largest + "; give at least " + largest + ", or leave that size out of --batch-sizes");
            }
            return budget.getAsLong();
        }

        /** A rate that was given is meant to be used; without one, each size gets its own. */
        private List<Arm> arms(OptionalDouble rate) {
            String text = StudyOptions.this.arms.orElse(rate.isPresent() ? "constant" : "tuned");
            List<Arm> list = new ArrayList<>();
            for (String name : text.split(",", -1)) {
                choice(name.strip(), "--arms", Arm.values(), Arm::label).ifPresent(arm -> {
                    if (list.contains(arm)) {
                        problems.add("arm '" + name + "' in --arms is given twice; give each arm once");
                    }
                    list.add(arm);
                });
            }
            return list;
        }

        private OptimizerSpec optimizer() {
            Optional<String> name = name(StudyOptions.this.optimizer, "--optimizer", OptimizerSpec.NAMES);
            OptimizerSpec rule = OptimizerSpec.named(name.orElse("sgd"));
            if (momentum.isEmpty()) {
                return rule;
            }
            double m = number(momentum.get(), "--momentum", v -> v >= 0 && v < 1, "a value in [0, 1), e.g. 0.9");
            if (!rule.usesMomentum() || m < 0) {
                problems.add("--momentum " + momentum.get() + " does not go with --optimizer " + rule.name()
                        + "; give --optimizer momentum or --optimizer nesterov");
            }
            return rule;
        }

        private void checkBatchNorm(List<Integer> sizes, long budget) {
            for (int size : sizes) {
                if (size == 1 || budget % size == 1) {
                    problems.add("batch size " + size + " in --batch-sizes leaves model " + StudyOptions.this.model
                            + " an update with a single example, whose batch-norm variance is not defined; give sizes"
                            + " of at least 2 and a budget that no size divides with remainder 1");
                }
            }
        }

        private double number(String text, String option, Function<Double, Boolean> allowed, String wanted) {
            try {
                double value = Double.parseDouble(text.strip());
                if (Double.isFinite(value) && allowed.apply(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            problems.add("value " + quoted(text) + " of " + option + " cannot be used; give " + wanted);
            return 0.5;
        }

        private long integer(String text, String option, long least, String wanted) {
            try {
                long value = Long.parseLong(text.strip());
                if (value >= least && value <= Integer.MAX_VALUE) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            problems.add("value " + quoted(text) + " of " + option + " cannot be used; give " + wanted);
            return least;
        }

        private <T> Optional<T> choice(String text, String option, T[] values, Function<T, String> label) {
            List<String> labels = Arrays.stream(values).map(label).toList();
            return name(text, option, labels).map(name -> values[labels.indexOf(name)]);
        }

        private Optional<String> name(String text, String option, List<String> known) {
            String name = text.toLowerCase(Locale.ROOT);
            if (known.contains(name)) {
                return Optional.of(name);
            }
            String near = Spelling.nearest(name, known)
                    .map(n -> "did you mean " + n + "? ")
                    .orElse("");
            problems.add(quoted(text) + " in " + option + " is not known; " + near + "give one of "
                    + String.join(", ", known));
            return Optional.empty();
        }

        private static String quoted(String text) {
            return "'" + text.strip() + "'";
        }
    }
}
