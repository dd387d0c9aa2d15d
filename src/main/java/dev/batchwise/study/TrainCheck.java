package dev.batchwise.study;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the options of one training run, noting problems. */
final class TrainCheck {
    private static final String ID = "train";
    private static final int CURVE_POINTS = 40;
    private static final double USUAL_EPOCHS = 5;

    private final TrainOptions options;
    private final OptionTexts texts;

    TrainCheck(TrainOptions options, OptionTexts texts) {
        this.options = options;
        this.texts = texts;
    }

    /** Returns the trial; empty, with the problems noted, if the options do not give one. */
    Optional<TrialSpec> trial(Optional<DataShape> shape) {
        int trainExamples = shape.map(DataShape::trainExamples).orElse(Integer.MAX_VALUE);
        Optional<ModelSpec> network = ModelSpec.read(texts, options.model(), shape);
        OptimizerSpec rule = options.optimizer().rule(texts);
        Schedule momentum = options.optimizer().momentum(texts, rule);
        Schedule rate = texts.schedule("--learning-rate", options.learningRate())
                .orElseGet(() -> Decay.LINEAR.of(StartingRates.usual(rule.name())));
        Optional<Schedule> batch = texts.schedule("--batch", Optional.of(options.batch()));
        Batching batching = options.batching().batching(texts, network);
        Stopping stopping = stopping(shape);
        Optional<Horizon> horizon = batch.flatMap(sizes -> horizon(sizes, trainExamples));
        long every = every(shape, horizon.map(Horizon::budgetExamples).orElse(1L));
        int seed = texts.integer("--seed", Optional.of(options.seed()), 0, "an integer of at least 0, e.g. 1")
                .orElse(1);
        DataSpec data = options.data().spec(texts);
        List<Instrument> instruments = Instrument.read(texts, options.instruments());
        if (instruments.contains(Instrument.SHARPNESS)) {
            texts.problems()
                    .add(
                            "sharpness in --instruments is of compare alone; after training, give `batchwise sharpness --study DIR`");
        }
        Remedies remedies = options.remedies().read(texts);
        RemedyOptions.check(texts, remedies, shape, instruments);
        Optional<Plan> plan =
                horizon.flatMap(h -> texts.problems().attempt(() -> new Plan(rate, batch.orElseThrow(), momentum, h)));
        plan.filter(p -> network.filter(ModelSpec::hasBatchNorm).isPresent())
                .ifPresent(p -> checkStatistics(p, batching));
        return plan.map(p -> new TrialSpec(
                ID,
                Purpose.TRAIN,
                new Arm(RatePolicy.CONSTANT, remedies),
                data,
                network.map(ModelSpec::name).orElse(options.model()),
                rule,
                p,
                batching,
                stopping,
                seed,
                new Evaluation(new CurveGrid.Even(every), curveExamples(p, every, trainExamples), true, instruments)));
    }

    private Stopping stopping(Optional<DataShape> shape) {
        Optional<Target> target =
                options.until().flatMap(text -> texts.problems().attempt(() -> Target.parse(text)));
        boolean validated = shape.isEmpty() || shape.get().validationExamples() > 0;
        if (!validated
                && target.filter(t -> t.split() == Target.Split.VALIDATION).isPresent()) {
            texts.misplaced("--until", options.until(), "--validation 0", "hold out a share, e.g. --validation 0.1");
        }
        if (!validated) {
            texts.misplaced(
                    "--patience", options.patience(), "--validation 0", "hold out a share, e.g. --validation 0.1");
        }
        OptionalInt updates =
                texts.integer("--updates", options.updates(), 1, "a number of updates of at least 1, e.g. 1000");
        return new Stopping(
                updates.isPresent() ? OptionalLong.of(updates.getAsInt()) : OptionalLong.empty(),
                texts.number("--seconds", options.seconds(), v -> v > 0, "seconds above 0, e.g. 20"),
                target,
                texts.integer("--plateau", options.plateau(), 1, "a number of curve points of at least 1, e.g. 5"),
                texts.integer("--patience", options.patience(), 1, "a number of curve points of at least 1, e.g. 5"));
    }

    /** The budget: given in examples or epochs, or what the updates asked for show at a constant batch size. */
    private Optional<Horizon> horizon(Schedule batch, int trainExamples) {
        if (options.examples().isPresent() && options.epochs().isPresent()) {
            texts.problems()
                    .add("--epochs " + options.epochs().get() + " and --examples "
                            + options.examples().get() + " both give the budget; give one of them");
            return Optional.empty();
        }
        OptionalDouble epochs = texts.number("--epochs", options.epochs(), v -> v > 0, "a number above 0, e.g. 5");
        OptionalInt updates = texts.integer("--updates", options.updates(), 1, "at least 1, e.g. 1000");
        if (options.examples().isPresent()) {
            return ofExamples(options.examples().get(), trainExamples);
        }
        if (options.epochs().isEmpty() && updates.isPresent() && batch instanceof Constant size) {
            long examples = Math.round(size.value()) * updates.getAsInt();
            return texts.problems().attempt(() -> new Horizon(trainExamples, examples));
        }
        return texts.problems().attempt(() -> Horizon.ofEpochs(trainExamples, epochs.orElse(USUAL_EPOCHS)));
    }

    private Optional<Horizon> ofExamples(String text, int trainExamples) {
        OptionalLong budget = Counts.parse(text, trainExamples);
        if (budget.isEmpty() || budget.getAsLong() < 1) {
            texts.cannotBeUsed("--examples", text, "a number of examples of at least 1, e.g. 300k, 1.5M or '5 epochs'");
            return Optional.empty();
        }
        return texts.problems().attempt(() -> new Horizon(trainExamples, budget.getAsLong()));
    }

    /** Usually a fortieth of the budget, but no more than an epoch and no less than half of what each point is judged on. */
    private long every(Optional<DataShape> shape, long budget) {
        int trainExamples = shape.map(DataShape::trainExamples).orElse(1);
        int judged = shape.map(DataShape::validationExamples).orElse(0);
        long least = Math.max(1, Math.min(trainExamples, judged / 2));
        long usual = Math.max(least, Math.min(trainExamples, (budget + CURVE_POINTS - 1) / CURVE_POINTS));
        if (options.every().isEmpty()) {
            return usual;
        }
        OptionalLong given = Counts.parse(options.every().get(), trainExamples);
        if (given.isEmpty() || given.getAsLong() < 1) {
            texts.cannotBeUsed(
                    "--evaluate-every", options.every().get(), "a number of examples, e.g. 5000 or '1 epoch'");
            return usual;
        }
        return given.getAsLong();
    }

    /** So many that all points together show about as many as the budget, the whole split at most. */
    private static int curveExamples(Plan plan, long every, int trainExamples) {
        return (int) Math.min(
                trainExamples, Math.max(1000, Math.min(every, plan.horizon().budgetExamples())));
    }

    private void checkStatistics(Plan plan, Batching batching) {
        double least = plan.batchSize().range(plan.horizon()).least();
        if (least < Math.max(2, batching.ghostBatch().orElse(2))) {
            texts.problems()
                    .add("batch size " + List.of(plan.batchSize().text()) + " in --batch falls to " + Math.round(least)
                            + ", below the " + batching.ghostBatch().orElse(2)
                            + " examples that batch-norm statistics are taken over; give larger batches");
        }
    }
}
