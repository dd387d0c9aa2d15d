package dev.batchwise.cli;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.ClaimsRecord;
import dev.batchwise.claims.ClaimsStudy;
import dev.batchwise.claims.Forecasts;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.SharedTrials;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.report.Quantities;
import dev.batchwise.run.Forecast;
import dev.batchwise.run.WorkerPool;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One sitting with claims: trains what is missing, measures what is missing, then judges. */
final class ClaimsSession {
    private final ClaimsArguments arguments;
    private final RunArguments run;
    private final ClaimsOutput output;
    private final Terminal terminal;
    private final DataShapes shapes = new DataShapes();

    ClaimsSession(ClaimsArguments arguments, RunArguments run, ClaimsOutput output) {
        this.arguments = arguments;
        this.run = run;
        this.output = output;
        this.terminal = output.terminal();
    }

    /** Prints what running them would take. */
    void forecast(List<Claim> claims, boolean all) {
        announce(protocols(claims, all), 0);
    }

    /** Runs what is missing of them, and shows all that is known. */
    void run(List<Claim> claims, boolean all) throws InterruptedException {
        Map<String, Protocol> protocols = protocols(claims, all);
        Path path = arguments.directory(run.studyDirectory());
        DataShape largest = shapes.found().stream()
                .max(Comparator.comparingLong(DataShape::trainExamples))
                .orElseThrow();
        try (StudyDirectory directory = StudyDirectory.take(
                path,
                StudyDirectory.Kind.CLAIMS,
                new ClaimsStudy(arguments.scale()),
                largest,
                StudyDirectory.Change.NONE)) {
            SharedTrials shared = new SharedTrials(protocols);
            train(directory, shared, protocols, largest);
            new ClaimInstruments(directory, run.slots(), terminal)
                    .measureAll(
                            claims,
                            arguments.scale(),
                            shared,
                            run.pool(path, largest).command());
            output.show(path, StoredClaims.results(directory, arguments.scale(), shapes, path), claims);
        }
    }

    private Map<String, Protocol> protocols(List<Claim> claims, boolean all) {
        MissingData missing = new MissingData(arguments.scale());
        Map<String, Protocol> protocols = ClaimsRecord.protocols(claims, arguments.scale(), shapes, missing::add);
        if (!missing.isEmpty() && (!all || protocols.isEmpty())) {
            throw new UsageException(missing.lines());
        }
        missing.lines().forEach(terminal.err()::println);
        return protocols;
    }

    private void train(
            StudyDirectory directory, SharedTrials shared, Map<String, Protocol> protocols, DataShape largest)
            throws InterruptedException {
        WorkerPool pool = run.pool(directory.path(), largest);
        Map<String, TrialRecord> ended = directory.ledger().trials();
        Collection<TrialRecord> taken = shared.taken(ended);
        announce(protocols, taken.size());
        boolean missing = !shared.wanted(ended).isEmpty();
        if (missing || !shared.memoryTrials().isEmpty()) {
            ClaimMachines.add(directory.ledger(), List.of(Environments.here(pool.slots())));
            Forecast forecast = new Forecast(shared.forecast(), pool.slots());
            taken.forEach(forecast::ended);
            new Sitting(directory, pool, terminal).run(shared, forecast);
        }
    }

    /** Says what is to be done, and refuses more than the scale allows. */
    private void announce(Map<String, Protocol> protocols, int endedBefore) {
        SharedTrials shared = new SharedTrials(protocols);
        double cost = Forecasts.coreSeconds(shared, shapes);
        SharedTrials.Saving saving = shared.saving();
        terminal.err()
                .printf(
                        "%s at scale %s: about %s trials, %s examples; sharing trials saves %.0f %% of the %s that they would"
                                + " show one by one%n",
                        Quantities.count(protocols.size(), "claim"),
                        arguments.scale().label(),
                        Quantities.count(shared.forecast().size()),
                        Quantities.count(saving.shared()),
                        100 * saving.share(),
                        Quantities.count(saving.alone()));
        terminal.err()
                .printf(
                        "forecast: %s of one core, %s on %d%n",
                        Quantities.duration(cost), Quantities.duration(cost / run.slots()), run.slots());
        if (endedBefore > 0) {
            terminal.err().printf("%s trials have ended already; going on%n", Quantities.count(endedBefore));
        }
        terminal.err().flush();
        if (cost > arguments.scale().mostCoreSeconds()) {
            throw new UsageException(String.format(
                    java.util.Locale.ROOT,
                    "these claims at scale %s cost about %s of one core, above the %s that the scale allows; give fewer claims",
                    arguments.scale().label(),
                    Quantities.duration(cost),
                    Quantities.duration(arguments.scale().mostCoreSeconds())));
        }
    }
}
