package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.study.StudyPlan;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The study that several claims share: one network trained to one validation accuracy by single examples, by mini-batches and by
 * the whole training set at once, at the searched rate of each size. A cap, its own for each size, ends what does not get there.
 */
final class RaceToTarget {
    /** Name of the study in a protocol. */
    static final String STUDY = "race";

    private static final String PAPER =
            " Network and goal are those of Shallue et al. 2019, who searched momentum and decay as well.";

    private RaceToTarget() {}

    /** Returns its protocol. */
    static Protocol protocol(Scale scale, Shapes shapes) {
        Race race = Race.of(scale);
        StudySpec spec = race.study();
        return Protocol.of(
                race.words() + (scale == Scale.PAPER ? PAPER : ""),
                STUDY,
                new StudyPlan(spec, shapes.of(spec.data()).trainExamples()));
    }

    /** Returns what each trial took to the target, or was given in vain, and which sizes stand for what. */
    static Observations.Collector costs(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        List<TrialRecord> trials = evidence.trained(STUDY);
        if (!trials.isEmpty()) {
            Race race = Race.of(scale);
            CostsToTarget.sizes(
                    all, race.caps().firstKey(), race.miniBatch(), race.caps().lastKey());
        }
        trials.forEach(trial -> CostsToTarget.cost(all, trial));
        return all;
    }

    /**
     * The trials of one seed that a claim sets against each other.
     *
     * @param one of single examples
     * @param miniBatch of the size that stands for mini-batches
     * @param fullBatch of the whole training set
     */
    record Round(TrialRecord one, TrialRecord miniBatch, TrialRecord fullBatch) {}

    /** Returns the rounds of which all three trials were trained, by seed. */
    static List<Round> rounds(Scale scale, Evidence evidence) {
        Race race = Race.of(scale);
        Map<Long, Map<Integer, TrialRecord>> bySeed = new TreeMap<>();
        evidence.trained(STUDY)
                .forEach(trial -> bySeed.computeIfAbsent(trial.spec().seed(), seed -> new HashMap<>())
                        .put(trial.spec().batchSize(), trial));
        List<Integer> sizes =
                List.of(race.caps().firstKey(), race.miniBatch(), race.caps().lastKey());
        return bySeed.values().stream()
                .filter(trials -> trials.keySet().containsAll(sizes))
                .map(trials -> new Round(
                        Objects.requireNonNull(trials.get(sizes.get(0))),
                        Objects.requireNonNull(trials.get(sizes.get(1))),
                        Objects.requireNonNull(trials.get(sizes.get(2)))))
                .toList();
    }
}
