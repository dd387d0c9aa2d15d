package dev.batchwise.claims;

import dev.batchwise.advice.Environment;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Claims at one scale with everything that a ledger holds for them.
 *
 * @param scale of all
 * @param there shapes of the data that are there
 * @param known shapes of these data and of others that are known: what was run elsewhere is judged without them
 * @param ended trials by shared name
 * @param memory peaks by shared name
 * @param kept what instruments have found
 * @param environments where it was run
 */
public record ClaimsRecord(
        Scale scale,
        Shapes there,
        Shapes known,
        Map<String, TrialRecord> ended,
        Map<String, PeakMemory> memory,
        Evidence.Kept kept,
        List<Environment> environments) {
    /** Copies the collections. */
    public ClaimsRecord {
        ended = new LinkedHashMap<>(ended);
        memory = new LinkedHashMap<>(memory);
        environments = List.copyOf(environments);
    }

    /** Returns the protocols of claims whose data are there, by id; what is wrong with the others is told to a listener. */
    public static Map<String, Protocol> protocols(
            List<Claim> claims, Scale scale, Shapes shapes, BiConsumer<Claim, UsageException> wrong) {
        Map<String, Protocol> protocols = new LinkedHashMap<>();
        for (Claim claim : claims) {
            try {
                protocols.put(claim.card().id(), claim.protocol(scale, shapes));
            } catch (UsageException e) {
                wrong.accept(claim, e);
            }
        }
        return protocols;
    }

    /**
     * Returns the results of all claims of the catalogue; of those that were not run, too, with the reason.
     *
     * @param catalogue all claims
     * @param directory as it was given
     */
    public ClaimsResults results(List<Claim> catalogue, String directory) {
        Map<String, String> missing = new LinkedHashMap<>();
        protocols(
                catalogue, scale, there, (claim, e) -> missing.put(claim.card().id(), shortly(e)));
        Map<String, Protocol> protocols = protocols(catalogue, scale, known, (claim, e) -> {});
        SharedTrials shared = new SharedTrials(protocols);
        Map<String, Protocol> judged = new LinkedHashMap<>();
        List<ClaimResults> results = new ArrayList<>();
        for (Claim claim : catalogue) {
            String id = claim.card().id();
            Protocol protocol = protocols.get(id);
            if (protocol == null) {
                results.add(notRun(claim, "", missing.getOrDefault(id, ""), directory));
                continue;
            }
            Evidence evidence = shared.evidence(id, ended, memory, kept);
            Progress progress = new Progress(evidence, claim.measurements(scale, evidence), shared.isEnded(id, ended));
            ClaimResults found = progress.isBegun()
                    ? of(claim, protocol, progress, directory)
                    : notRun(claim, protocol.words(), missing.getOrDefault(id, "not run yet"), directory);
            if (found.decision().isPresent()) {
                judged.put(id, protocol);
            }
            results.add(found);
        }
        return new ClaimsResults(
                ClaimsResults.FORMAT,
                scale,
                scale.means(),
                directory,
                questions(catalogue),
                results,
                new SharedTrials(judged).saving(),
                environments);
    }

    /** Returns what is missing without where exactly to put it, which the command says that would run it. */
    private static String shortly(UsageException missing) {
        return missing.problems().get(0).replaceFirst(", or put .*", "").replaceFirst(":$", "");
    }

    private static List<ClaimsResults.Asked> questions(List<Claim> catalogue) {
        return Stream.of(Question.values())
                .map(question -> new ClaimsResults.Asked(
                        question,
                        question.words(),
                        catalogue.stream()
                                .filter(claim -> claim.card().question() == question)
                                .map(claim -> claim.card().id())
                                .toList()))
                .toList();
    }

    private ClaimResults notRun(Claim claim, String protocol, String reason, String directory) {
        return new ClaimResults(
                ClaimResults.FORMAT,
                claim.card(),
                scale,
                protocol,
                claim.rule().words(),
                Optional.empty(),
                reason,
                new Observations(List.of(), List.of()),
                List.of(),
                claim.chart(),
                List.of(),
                new ClaimResults.Spent(0, 0, 0, 0, 0, OptionalDouble.empty()),
                commands(claim, directory),
                List.of());
    }

    private ClaimResults of(Claim claim, Protocol protocol, Progress progress, String directory) {
        Optional<String> open = progress.open();
        if (open.isPresent()) {
            return notRun(claim, protocol.words(), open.get(), directory);
        }
        Observations observed = claim.observe(scale, progress.evidence());
        Decision decision = claim.rule().decide(observed);
        List<String> failures = progress.failures();
        return new ClaimResults(
                ClaimResults.FORMAT,
                claim.card(),
                scale,
                protocol.words(),
                claim.rule().words(),
                Optional.of(decision),
                decision.verdict() == Judgement.INCONCLUSIVE ? why(decision, failures) : "",
                observed,
                Point.of(observed),
                claim.chart(),
                failures,
                spent(protocol, progress.trials(), observed),
                commands(claim, directory),
                environments);
    }

    /** Returns why nothing is decided: the first part of which nothing is known, or whose interval does both. */
    private static String why(Decision decision, List<String> failures) {
        String open = decision.effects().stream()
                .filter(effect -> effect.criterion().judges() && effect.judgement() == Judgement.INCONCLUSIVE)
                .findFirst()
                .map(effect -> effect.value().isEmpty()
                        ? effect.statistic() + ": " + effect.missing()
                        : effect.statistic() + " is " + effect.found() + ", and the rule asks whether it "
                                + effect.criterion().words(effect.unit()))
                .orElse("");
        return failures.isEmpty()
                ? open
                : open + " (" + failures.size() + (failures.size() == 1 ? " failure)" : " failures)");
    }

    private ClaimResults.Spent spent(Protocol protocol, List<TrialRecord> trials, Observations observed) {
        Collection<TrialSpec> foreseen = SharedTrials.forecast(protocol);
        double cost = foreseen.stream()
                        .mapToDouble(trial -> Cost.of(trial, shape(trial)))
                        .sum()
                + protocol.measuring().values().stream().mapToDouble(c -> c).sum();
        LongStream seeds = trials.isEmpty() // a claim that measures and trains nothing has repeats in their place
                ? observed.values().stream().mapToLong(Observations.Observation::seed)
                : trials.stream()
                        .filter(trial -> trial.spec().purpose() != Purpose.SEARCH)
                        .mapToLong(trial -> trial.spec().seed());
        return new ClaimResults.Spent(
                trials.size(),
                foreseen.size(),
                (int) seeds.distinct().count(),
                trials.stream().mapToLong(TrialRecord::examples).sum(),
                trials.stream().mapToDouble(TrialRecord::trainSeconds).sum(),
                OptionalDouble.of(cost));
    }

    private DataShape shape(TrialSpec trial) {
        return known.of(trial.data());
    }

    private List<String> commands(Claim claim, String directory) {
        String study = directory.isEmpty() ? "" : " --study " + directory;
        return List.of(
                "batchwise claims run " + claim.card().id() + " --scale " + scale.label() + study,
                "batchwise claims report" + (study.isEmpty() ? " --scale " + scale.label() : study));
    }
}
