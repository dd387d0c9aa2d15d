package dev.batchwise.study;

import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;

/** Reads the options of a study, noting problems; a value that cannot be read is replaced by a harmless one. */
final class StudyCheck {
    private final StudyOptions options;
    private final OptionTexts texts;

    StudyCheck(StudyOptions options, OptionTexts texts) {
        this.options = options;
        this.texts = texts;
    }

    StudySpec spec(Optional<DataShape> shape) {
        int trainExamples = shape.map(DataShape::trainExamples).orElse(Integer.MAX_VALUE);
        Optional<ModelSpec> network = ModelSpec.read(texts, options.model(), shape);
        List<Integer> sizes =
                BatchSizes.parse(texts, options.batchSizes(), options.data().data(), trainExamples);
        Goal goal = options.goal().goal(texts);
        long budget = budget(trainExamples, sizes);
        OptionalDouble rate =
                texts.number("--learning-rate", options.learningRate(), v -> v > 0, "a rate above 0, e.g. 0.1");
        List<Arm> arms = arms(rate);
        List<Instrument> instruments = Instrument.read(texts, options.instruments());
        arms.forEach(arm -> RemedyOptions.check(texts, arm.remedies(), shape, instruments));
        DataSpec split = options.data().spec(texts);
        boolean choosesOnValidation = goal.until().isEmpty();
        if (split.validationFraction() == 0 && choosesOnValidation && StudyPlan.searches(arms, rate)) {
            texts.problems()
                    .add("--validation 0 leaves nothing to search a learning rate on; give a share, e.g."
                            + " --validation 0.1, or --learning-rate RATE with --arms constant");
        }
        OptimizerSpec rule = options.optimizer().rule(texts);
        Schedule momentum = options.optimizer().momentum(texts, rule);
        Batching batching = options.batching().batching(texts, network);
        // Budgets that follow from a training time are made of whole updates.
        long cut = goal.seconds().isPresent() ? 0 : budget;
        network.filter(ModelSpec::hasBatchNorm).ifPresent(n -> checkBatchNorm(sizes, cut, batching));
        Decay decay = texts.problems().attempt(() -> decay()).orElse(Decay.CONSTANT);
        options.goal().checkUntil(texts, decay, momentum, split.validationFraction());
        StudySpec spec = new StudySpec(
                split,
                network.map(ModelSpec::name).orElse(options.model()),
                rule,
                momentum,
                batching,
                budget,
                sizes,
                arms,
                integer(options.seeds(), "--seeds", 1, "a number of replicates of at least 1, e.g. 3"),
                rate,
                integer(options.referenceBatch(), "--reference-batch", 1, "a batch size of at least 1, e.g. 32"),
                decay,
                integer(options.gridSize(), "--grid", 3, "a number of rates of at least 3, e.g. 6"),
                number(options.gridRatio(), "--grid-ratio", v -> v > 1, "a ratio above 1, e.g. 2"),
                integer(options.curvePoints(), "--curve-points", 2, "a number of points of at least 2, e.g. 14"),
                number(options.marginPoints(), "--margin", v -> v > 0 && v < 100, "percentage points above 0, e.g. 0.5")
                        / 100,
                number(options.confidence(), "--confidence", v -> v > 0 && v < 1, "a level between 0 and 1, e.g. 0.95"),
                goal,
                Instrument.whileTraining(instruments));
        // What only a budget and a training set can decide: a momentum of 1, a decay whose steps are out of order.
        texts.problems().attempt(() -> spec.plan(1, 1, trainExamples, budget));
        return spec;
    }

    private Decay decay() {
        try {
            return Decay.parse(options.decay());
        } catch (UsageException e) {
            Optional<String> near = Spelling.nearest(options.decay(), List.of("linear", "cosine", "constant"));
            throw new UsageException("'" + options.decay() + "' in --decay is not known; "
                    + near.map(n -> "did you mean " + n + "? ").orElse("")
                    + "give one of linear, cosine, constant, or a schedule of factors, e.g. '1 @0, 0.2 @3ep' ("
                    + e.getMessage() + ")");
        }
    }

    private long budget(int trainExamples, List<Integer> sizes) {
        OptionalLong budget = Counts.parse(options.goal().budget(), trainExamples);
        int largest = sizes.isEmpty() ? 1 : sizes.get(sizes.size() - 1);
        if (budget.isEmpty() || budget.getAsLong() < 1) {
            texts.problems()
                    .add("budget '" + options.goal().budget().strip()
                            + "' in --examples is not a positive number of examples; give a count, e.g. 300k, 1.5M or"
                            + " '5 epochs'");
            return largest;
        }
        if (budget.getAsLong() < largest) {
            texts.problems()
                    .add("budget of " + options.goal().budget()
                            + " examples in --examples is smaller than the largest batch of " + largest
                            + "; give at least " + largest + ", or leave that size out of --batch-sizes");
        }
        return budget.getAsLong();
    }

    /** A rate that was given is meant to be used; without one, each size gets its own. */
    private List<Arm> arms(OptionalDouble rate) {
        String text = options.arms().orElse(rate.isPresent() ? "constant" : "tuned");
        Remedies common = options.remedies().read(texts);
        List<Arm> list = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            texts.problems().attempt(() -> Arm.parse(name).with(common)).ifPresent(arm -> {
                if (list.contains(arm)) {
                    texts.problems().add("arm '" + name + "' in --arms is given twice; give each arm once");
                }
                list.add(arm);
            });
        }
        return list;
    }

    private void checkBatchNorm(List<Integer> sizes, long budget, Batching batching) {
        for (int size : sizes) {
            if (batching.ghostBatch().isPresent() && size % batching.leastPass() != 0) {
                texts.problems()
                        .add("batch size " + size + " in --batch-sizes is not a multiple of --ghost-batch "
                                + batching.leastPass() + ", so its batch-norm statistics would not be over as many"
                                + " examples as those of the other sizes; give multiples of " + batching.leastPass());
            } else if (size == 1 || budget % size == 1) {
                texts.problems()
                        .add("batch size " + size + " in --batch-sizes leaves model " + options.model()
                                + " an update with a single example, whose batch-norm variance is not defined; give"
                                + " sizes of at least 2 and a budget that no size divides with remainder 1");
            }
        }
    }

    private double number(String text, String option, DoublePredicate allowed, String wanted) {
        return texts.number(option, Optional.of(text), allowed, wanted).orElse(0.5);
    }

    private int integer(String text, String option, int least, String wanted) {
        return texts.integer(option, Optional.of(text), least, wanted).orElse(least);
    }
}
