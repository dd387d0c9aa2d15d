package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Claim;
import dev.batchwise.study.Problems;
import dev.batchwise.study.Spelling;
import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** All claims, by number and by name. */
public final class Catalogue {
    private static final List<Claim> ALL = List.of(
            new SameRate(),
            new TunedRate(),
            new FewUpdates(),
            new ScaledRate(),
            new ThirtyTwo(),
            new LargeBatchGap(),
            new SharperMinima(),
            new LargerEigenvalues(),
            new SteeperLine(),
            new AccuracyThreshold(),
            new Piggyback(),
            new RemediesStaySharp(),
            new EqualUpdates(),
            new RescaledSharpness(),
            new StableRate(),
            new SquareRootNoise(),
            new HeldOutNoise(),
            new LeavingMinimum(),
            new TwoSpeeds(),
            new StepTime(),
            new MiniBatchTime(),
            new NoiseFloor(),
            new SizeFromSample(),
            new StoppingPoint(),
            new MemoryAccumulation(),
            new EvenBatches(),
            new GrowthForDecay(),
            new LargerInitialRate(),
            new LargerMomentum(),
            new EqualNoiseScale(),
            new FewerIterations(),
            new LongEnough(),
            new InjectedNoise(),
            new NormalBatchMeans(),
            new SingleExamples());

    private Catalogue() {}

    /** Returns all claims in the order of their numbers. */
    public static List<Claim> all() {
        return ALL;
    }

    /**
     * Returns claims by number or name, each once, in the order of their numbers.
     *
     * @throws UsageException naming every text that is neither, with the nearest name
     */
    public static List<Claim> claims(List<String> texts) {
        Problems problems = new Problems();
        List<Claim> found = new ArrayList<>();
        texts.forEach(text -> problems.attempt(() -> claim(text)).ifPresent(found::add));
        problems.throwIfAny();
        return all().stream().filter(found::contains).toList();
    }

    /**
     * Returns a claim by number or name.
     *
     * @throws UsageException if the text is neither
     */
    public static Claim claim(String text) {
        String name = text.strip();
        return find(name).orElseThrow(() -> {
            TreeSet<String> names = new TreeSet<>();
            all().forEach(claim -> names.add(claim.card().id()));
            String near = Spelling.nearest(name, names)
                    .map(n -> "did you mean " + n + "? ")
                    .orElse("");
            return new UsageException("claim '" + name + "' is not in the catalogue; " + near
                    + "give a number from 1 to " + all().size() + " or a name, as `batchwise claims list` shows them");
        });
    }

    private static Optional<Claim> find(String name) {
        return all().stream()
                .filter(claim -> claim.card().id().equals(name)
                        || Integer.toString(claim.card().number()).equals(name))
                .findFirst();
    }
}
