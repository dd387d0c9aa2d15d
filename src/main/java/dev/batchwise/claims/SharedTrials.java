package dev.batchwise.claims;

import dev.batchwise.study.Arm;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.RatePolicy;
import dev.batchwise.study.Remedies;
import dev.batchwise.study.TrialPlan;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trials of many protocols as one plan, in which trials that do the same are one. A trial is named by what it does: a digest of
 * its specification without its id, its purpose and the policy its rate came from.
 */
public final class SharedTrials implements TrialPlan {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Map<String, Share>> shares = new LinkedHashMap<>();
    private final Map<String, Protocol> protocols;

    /**
     * Creates the plan.
     *
     * @param protocols by claim
     */
    public SharedTrials(Map<String, Protocol> protocols) {
        this.protocols = new LinkedHashMap<>(protocols);
        protocols.forEach((claim, protocol) -> {
            Map<String, Share> own = new LinkedHashMap<>();
            protocol.studies().forEach((name, study) -> own.put(name, new Share(study)));
            shares.put(claim, own);
        });
    }

    /** One study of one claim, and what it has got so far: by its own ids. */
    private static final class Share {
        private final TrialPlan plan;
        private final Map<String, TrialRecord> own = new LinkedHashMap<>();
        private final Map<TrialSpec, TrialSpec> named = new HashMap<>();

        Share(TrialPlan plan) {
            this.plan = plan;
        }

        /** Takes what has ended and returns what is wanted still, under shared names. */
        synchronized List<TrialSpec> wanted(Map<String, TrialRecord> ended) {
            while (true) {
                List<TrialSpec> missing = new ArrayList<>();
                boolean found = false;
                for (TrialSpec trial : plan.wanted(own)) {
                    TrialSpec shared = named.computeIfAbsent(trial, this::shared);
                    TrialRecord record = ended.get(shared.id());
                    if (record == null) {
                        missing.add(shared);
                    } else {
                        own.put(trial.id(), record.withArm(trial.arm()));
                        found = true;
                    }
                }
                if (!found) {
                    return missing;
                }
            }
        }

        /** Returns the trial under its shared name; what it starts from has ended. */
        private TrialSpec shared(TrialSpec trial) {
            Remedies remedies = trial.arm()
                    .remedies()
                    .startingFrom(id -> Optional.ofNullable(own.get(id))
                            .map(record -> record.spec().id())
                            .orElse(id));
            TrialSpec plain = trial.withArm(new Arm(RatePolicy.CONSTANT, remedies));
            return withId(plain, name(plain), trial.purpose());
        }
    }

    private static TrialSpec withId(TrialSpec trial, String id, Purpose purpose) {
        return new TrialSpec(
                id,
                purpose,
                trial.arm(),
                trial.data(),
                trial.model(),
                trial.optimizer(),
                trial.plan(),
                trial.batching(),
                trial.stopping(),
                trial.seed(),
                trial.evaluation());
    }

    /** Returns the name of a trial by what it does, safe in file names. */
    static String name(TrialSpec trial) {
        TrialSpec bare = withId(trial, "", Purpose.COMPARE)
                .withArm(new Arm(RatePolicy.CONSTANT, trial.arm().remedies()));
        String model = trial.model().replaceAll("[^A-Za-z0-9]+", "-");
        String end = model.substring(Math.max(0, model.length() - 20));
        return end + "-b" + trial.batchSize() + "-s" + trial.seed() + "-" + sha256(JSON.writeValueAsString(bare));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<TrialSpec> wanted(Map<String, TrialRecord> ended) {
        Map<String, TrialSpec> wanted = new LinkedHashMap<>();
        all().forEach(share -> share.wanted(ended).forEach(trial -> wanted.putIfAbsent(trial.id(), trial)));
        return List.copyOf(wanted.values());
    }

    @Override
    public List<TrialSpec> forecast() {
        Map<String, TrialSpec> foreseen = new LinkedHashMap<>();
        protocols
                .values()
                .forEach(protocol -> forecast(protocol).forEach(trial -> foreseen.putIfAbsent(name(trial), trial)));
        return List.copyOf(foreseen.values());
    }

    /** Returns those of the ended trials that these protocols ask for, each once. */
    public Collection<TrialRecord> taken(Map<String, TrialRecord> ended) {
        Map<String, TrialRecord> taken = new LinkedHashMap<>();
        all().forEach(share -> {
            share.wanted(ended);
            share.own.values().forEach(record -> taken.put(record.spec().id(), record));
        });
        return taken.values();
    }

    /** Returns the trials of one protocol as far as they can be foreseen, each once. */
    static Collection<TrialSpec> forecast(Protocol protocol) {
        Map<String, TrialSpec> foreseen = new LinkedHashMap<>();
        protocol.studies()
                .values()
                .forEach(study -> study.forecast().forEach(trial -> foreseen.putIfAbsent(name(trial), trial)));
        return foreseen.values();
    }

    @Override
    public List<TrialSpec> memoryTrials() {
        Map<String, TrialSpec> trials = new LinkedHashMap<>();
        protocols.values().stream()
                .flatMap(protocol -> protocol.memory().stream())
                .forEach(trial -> trials.putIfAbsent(name(trial), withId(trial, name(trial), trial.purpose())));
        return List.copyOf(trials.values());
    }

    private Stream<Share> all() {
        return shares.values().stream().flatMap(own -> own.values().stream());
    }

    /**
     * Returns what has come of one claim's protocol.
     *
     * @param ended all trials, by shared name
     * @param memory all peaks, by shared name
     * @param kept what instruments have found
     */
    public Evidence evidence(
            String claim, Map<String, TrialRecord> ended, Map<String, PeakMemory> memory, Evidence.Kept kept) {
        Map<String, Map<String, TrialRecord>> trials = new LinkedHashMap<>();
        shares.getOrDefault(claim, Map.of()).forEach((name, share) -> {
            share.wanted(ended);
            trials.put(name, new LinkedHashMap<>(share.own));
        });
        Map<String, PeakMemory> peaks = new LinkedHashMap<>();
        Optional.ofNullable(protocols.get(claim))
                .ifPresent(protocol -> protocol.memory()
                        .forEach(trial -> Optional.ofNullable(memory.get(name(trial)))
                                .ifPresent(peak -> peaks.put(trial.id(), peak))));
        return new Evidence(trials, peaks, kept);
    }

    /** Says whether every trial has ended that a claim's protocol asks for. */
    boolean isEnded(String claim, Map<String, TrialRecord> ended) {
        return shares.getOrDefault(claim, Map.of()).values().stream()
                .allMatch(share -> share.wanted(ended).isEmpty());
    }

    /** Returns what the instruments of all protocols take, about, in seconds of one core. */
    double measuringCoreSeconds() {
        Map<String, Double> each = new HashMap<>();
        protocols
                .values()
                .forEach(protocol -> protocol.measuring().forEach((what, cost) -> each.merge(what, cost, Math::max)));
        return each.values().stream().mapToDouble(cost -> cost).sum();
    }

    /** Returns what all trials show, and what they would if no two claims shared any. */
    public Saving saving() {
        long shared = examples(forecast());
        long alone = protocols.values().stream()
                .mapToLong(protocol -> examples(forecast(protocol)))
                .sum();
        return new Saving(alone, shared);
    }

    private static long examples(Collection<TrialSpec> trials) {
        return trials.stream().mapToLong(TrialSpec::budgetExamples).sum();
    }

    /**
     * What sharing trials saves.
     *
     * @param alone examples of all claims, run one by one
     * @param shared examples of all claims, run together
     */
    public record Saving(long alone, long shared) {
        /** Returns the share of the examples that is saved, in 0..1. */
        public double share() {
            return alone == 0 ? 0 : 1 - (double) shared / alone;
        }
    }
}
