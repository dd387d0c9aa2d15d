package dev.batchwise.noise;

import dev.batchwise.advice.Environment;
import dev.batchwise.advice.NoiseResults;
import dev.batchwise.advice.NoiseScale;
import dev.batchwise.advice.SquareRootLaw;
import dev.batchwise.curvature.Effort;
import dev.batchwise.data.DataSets;
import dev.batchwise.data.SplitName;
import dev.batchwise.model.Network;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.torch.TorchRuntime;
import dev.batchwise.train.Evaluator;
import dev.batchwise.train.Examples;
import dev.batchwise.train.StoredNetwork;
import dev.batchwise.train.TensorData;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;

/** The instrument: measures checkpoints one after another on data that stay loaded. */
public final class GradientNoise implements AutoCloseable {
    private static final String PRECISION = "float32";
    private static final long SEED = 1;

    private final Subject subject;
    private final Environment environment;
    private final PointerScope scope;
    private final TensorData data;

    /** Whether the law by which a batch's gradient nears the full one is measured too. */
    public enum Law {
        /** It is. */
        MEASURED,
        /** It is not. */
        LEFT_OUT
    }

    /**
     * On what the noise is taken.
     *
     * @param data set and its split
     * @param split whose examples are taken
     * @param examples the first so many of a fixed permutation; all if empty
     * @param law whether it is measured
     */
    public record Subject(DataSpec data, SplitName split, OptionalInt examples, Law law) {
        /** Returns the same of other data. */
        public Subject of(DataSpec other) {
            return new Subject(other, split, examples, law);
        }
    }

    /**
     * Loads the data; libtorch is started if it was not.
     *
     * @throws UsageException if the data are not in order, or the split has fewer than two examples
     */
    public GradientNoise(Subject subject, Environment environment) {
        this.subject = subject;
        this.environment = environment;
        TorchRuntime.start();
        scope = new PointerScope();
        data = TensorData.of(DataSets.open(subject.data()));
        if (data.examples(subject.split()).count() < 2) {
            throw new UsageException("the " + subject.split().label() + " split of "
                    + subject.data().name() + " has "
                    + data.examples(subject.split()).count()
                    + " example(s), and noise takes two; give --split train, or --validation 0.1");
        }
    }

    /** Returns about how many examples are taken through the network for one checkpoint. */
    public long usualExamples() {
        int count = Math.min(
                subject.examples().orElse(Integer.MAX_VALUE),
                data.examples(subject.split()).count());
        return count + (subject.law() == Law.MEASURED ? LawScan.cost(count) : 0);
    }

    /**
     * Measures a checkpoint.
     *
     * @param effort hears of every example once a pass is through
     * @throws UsageException if the file is no checkpoint of a network for these data, or its loss is not finite
     */
    public NoiseResults of(Path file, Effort effort) {
        try (PointerScope inner = new PointerScope()) {
            StoredNetwork checkpoint = StoredNetwork.read(file);
            Network network = checkpoint.network(data);
            Examples examples = data.subset(subject.split(), subject.examples().orElse(Integer.MAX_VALUE));
            Evaluator evaluator = new Evaluator(network, data.trainSubset(Evaluator.STATISTICS_EXAMPLES));
            evaluator.prepare();
            Evaluator.Score score = evaluator.score(examples);
            if (!Double.isFinite(score.lossNats())) {
                throw new UsageException("the loss of checkpoint " + file + " on the "
                        + subject.split().label() + " split of "
                        + subject.data().name() + " is " + score.lossNats()
                        + "; give one of a run that did not diverge");
            }
            return measured(checkpoint, network, examples, score, effort);
        }
    }

    private NoiseResults measured(
            StoredNetwork checkpoint, Network network, Examples examples, Evaluator.Score score, Effort effort) {
        long start = System.nanoTime();
        FlatWeights weights = new FlatWeights(network.parameters());
        ExampleGradients each = ExampleGradients.of(network, examples, weights);
        GradientMoments moments = GradientMoments.of(each, examples.count(), weights.count(), SEED, effort);
        NoiseFigures figures = NoiseFigures.of(moments);
        tell(figures, effort);
        long exact = System.nanoTime();
        Optional<SquareRootLaw> law = law(network, examples, weights, moments, effort);
        return new NoiseResults(
                NoiseResults.FORMAT,
                checkpoint.file().toString(),
                Optional.empty(),
                checkpoint.model(),
                weights.count(),
                subject.data().name(),
                subject.split().label(),
                examples.task(),
                subset(examples),
                examples.count(),
                batchNorm(network),
                PRECISION,
                each.method(),
                SEED,
                score.lossNats(),
                score.accuracy(),
                figures.gradientSquaredNorm(),
                figures.traceCovariance(),
                figures.noiseScale(),
                NoiseScale.interval(moments.blocks()),
                figures.population(),
                law,
                new NoiseResults.Cost((exact - start) / 1e9, law.isPresent() ? (System.nanoTime() - exact) / 1e9 : 0),
                figures.notes(),
                environment);
    }

    private Optional<SquareRootLaw> law(
            Network network, Examples examples, FlatWeights weights, GradientMoments moments, Effort effort) {
        if (subject.law() == Law.LEFT_OUT) {
            return Optional.empty();
        }
        SampledGradient gradient = new SampledGradient(network, examples, weights);
        SquareRootLaw law = new LawScan(gradient, moments, SEED, effort).scan(weights.tensors(moments.gradient()));
        law.slope()
                .ifPresent(slope -> effort.found(String.format(
                        Locale.ROOT,
                        "distance to the full gradient falls as m^%.3f (%.3f to %.3f)",
                        slope.value(),
                        slope.low(),
                        slope.high())));
        return Optional.of(law);
    }

    private static void tell(NoiseFigures figures, Effort effort) {
        effort.found(String.format(
                Locale.ROOT,
                "tr Σ %.4g, |G|² %.4g, noise scale %.4g%s",
                figures.traceCovariance(),
                figures.gradientSquaredNorm(),
                figures.noiseScale().value().orElse(Double.NaN),
                figures.noiseScale().identified() ? "" : " (not identified)"));
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
