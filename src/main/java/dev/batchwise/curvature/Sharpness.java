package dev.batchwise.curvature;

import dev.batchwise.advice.Environment;
import dev.batchwise.advice.LossLine;
import dev.batchwise.advice.LossPlane;
import dev.batchwise.advice.SharpnessResults;
import dev.batchwise.data.DataSets;
import dev.batchwise.data.SplitName;
import dev.batchwise.model.Network;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.TorchRuntime;
import dev.batchwise.train.Evaluator;
import dev.batchwise.train.Examples;
import dev.batchwise.train.StoredNetwork;
import dev.batchwise.train.TensorData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;

/** The instrument: measures checkpoints one after another on data that stay loaded. */
public final class Sharpness implements AutoCloseable {
    /** Examples that are measured on where nothing else is said. */
    public static final int USUAL_EXAMPLES = 10_000;

    private static final int PLANE_EXAMPLES = 1000;
    private static final double PLANE_REACH = 1;

    static final String PRECISION = "float32";
    /** Up to so many weights, everything is cheap enough for the whole split. */
    private static final int FEW_WEIGHTS = 30_000;

    private final Subject subject;
    private final SharpnessPlan plan;
    private final Environment environment;
    private final PointerScope scope;
    private final TensorData data;

    /**
     * On what the loss is taken.
     *
     * @param data set and its split
     * @param split whose examples are taken
     * @param examples the first so many of a fixed permutation; where empty the first {@value Sharpness#USUAL_EXAMPLES}, or all
     *     if the network has few weights
     */
    public record Subject(DataSpec data, SplitName split, OptionalInt examples) {
        /** Returns the same of other data. */
        public Subject of(DataSpec other) {
            return new Subject(other, split, examples);
        }
    }

    /**
     * Loads the data; libtorch is started if it was not.
     *
     * @throws UsageException if the data are not in order, or the split is empty
     */
    public Sharpness(Subject subject, SharpnessPlan plan, Environment environment) {
        this.subject = subject;
        this.plan = plan;
        this.environment = environment;
        TorchRuntime.start();
        scope = new PointerScope();
        data = TensorData.of(DataSets.open(subject.data()));
        if (data.examples(subject.split()).count() == 0) {
            throw new UsageException("the " + subject.split().label() + " split of "
                    + subject.data().name() + " is empty; give --split train, or --validation 0.1");
        }
    }

    /**
     * Measures a checkpoint.
     *
     * @param learningRate it was trained with; as the file says if empty
     * @throws UsageException if the file is no checkpoint of a network for these data, or its loss is not finite
     */
    public SharpnessResults of(Path file, OptionalDouble learningRate, Effort effort) {
        long start = System.nanoTime();
        try (PointerScope inner = new PointerScope()) {
            StoredNetwork checkpoint = StoredNetwork.read(file);
            Network network = checkpoint.network(data);
            Evaluator evaluator = new Evaluator(network, data.trainSubset(Evaluator.STATISTICS_EXAMPLES));
            evaluator.prepare();
            LossSurface surface = new LossSurface(network, examples(network), effort);
            Examples examples = surface.examples();
            Evaluator.Score score = evaluator.score(examples);
            requireFinite(score.lossNats(), file);
            Measurement measured = new Measurement(surface, plan, effort);
            OptionalDouble rate = learningRate.isPresent() ? learningRate : checkpoint.learningRate();
            SharpnessResults.Hessian hessian = measured.hessian();
            return new SharpnessResults(
                    SharpnessResults.FORMAT,
                    file.toString(),
                    Optional.empty(),
                    checkpoint.model(),
                    surface.dimension(),
                    subject.data().name(),
                    subject.split().label(),
                    examples.task(),
                    subset(examples),
                    examples.count(),
                    batchNorm(network),
                    PRECISION,
                    plan.preset(),
                    plan.seed(),
                    score.lossNats(),
                    score.accuracy(),
                    measured.gradientNorm(),
                    hessian,
                    measured.keskar(),
                    measured.adaptive(),
                    rate,
                    new SharpnessResults.Cost(
                            surface.gradients(), surface.products(), (System.nanoTime() - start) / 1e9),
                    SharpnessNotes.of(score.lossNats(), measured.gradientNorm(), hessian, rate),
                    environment);
        }
    }

    private void requireFinite(double loss, Path file) {
        if (!Double.isFinite(loss)) {
            throw new UsageException("the loss of checkpoint " + file + " on the "
                    + subject.split().label() + " split of "
                    + subject.data().name() + " is " + loss + "; give one of a run that did not diverge");
        }
    }

    /**
     * Measures Keskar's φ over all weights alone: some 25 evaluations of the loss and its gradient.
     *
     * @param epsilon half-width of the box
     * @throws UsageException if the file is no checkpoint of a network for these data, or its loss is not finite
     */
    public SharpnessResults.Keskar keskar(Path file, double epsilon, Effort effort) {
        try (PointerScope inner = new PointerScope()) {
            Network network = StoredNetwork.read(file).network(data);
            Evaluator evaluator = new Evaluator(network, data.trainSubset(Evaluator.STATISTICS_EXAMPLES));
            evaluator.prepare();
            LossSurface surface = new LossSurface(network, examples(network), effort);
            requireFinite(evaluator.score(surface.examples()).lossNats(), file);
            SharpnessPlan box = plan.withEpsilons(List.of(epsilon)).withDraws(0);
            return new Measurement(surface, box, effort).keskar().get(0);
        }
    }

    /**
     * Measures loss and accuracy on the lines through two checkpoints of one model.
     *
     * @throws UsageException if a file is no checkpoint of a network for these data, or the models differ
     */
    public LossLine line(Path from, Path to, Effort effort) {
        try (PointerScope inner = new PointerScope()) {
            StoredNetwork start = StoredNetwork.read(from);
            StoredNetwork end = StoredNetwork.read(to);
            Examples train = data.trainSubset(subject.examples().orElse(USUAL_EXAMPLES));
            return new LineScan(data, train, start, end, effort)
                    .line(subject.data().name());
        }
    }

    /**
     * Scores a filter-normalized plane around a checkpoint, on the first {@value #PLANE_EXAMPLES} training and test examples where
     * nothing else is said.
     *
     * @param points along each side, odd
     * @throws UsageException if the file is no checkpoint of a network for these data
     */
    public LossPlane plane(Path file, int points, Effort effort) {
        try (PointerScope inner = new PointerScope()) {
            int count = subject.examples().orElse(PLANE_EXAMPLES);
            return new PlaneScan(
                            data,
                            data.trainSubset(count),
                            data.subset(SplitName.TEST, count),
                            StoredNetwork.read(file),
                            effort)
                    .plane(subject.data().name(), PLANE_REACH, points);
        }
    }

    private Examples examples(Network network) {
        int whole = data.examples(subject.split()).count();
        long weights = network.namedTensors().values().stream()
                .mapToLong(tensor -> tensor.numel())
                .sum();
        int usual = weights <= FEW_WEIGHTS ? whole : USUAL_EXAMPLES;
        return data.subset(subject.split(), subject.examples().orElse(usual));
    }

    private String subset(Examples examples) {
        int whole = data.examples(subject.split()).count();
        return examples.count() == whole ? "all" : "first " + examples.count() + " of a fixed permutation of " + whole;
    }

    private static String batchNorm(Network network) {
        return network.hasBatchNorm()
                ? "evaluation mode, statistics re-estimated once at the checkpoint on " + Evaluator.STATISTICS_EXAMPLES
                        + " training examples"
                : "none";
    }

    /** Frees the data. */
    @Override
    public void close() {
        scope.close();
    }
}
