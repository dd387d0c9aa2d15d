package dev.batchwise.cli;

import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.report.Quantities;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.Goal.SizeBudget;
import dev.batchwise.study.StudyPlan;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What each batch size of a study shows in a training time: its measured speed times the time, in whole updates. It is
 * settled before anything is trained, so that rates have a budget to fall over, and kept, so that a resumed study has the
 * same. A size that cannot be timed is given one update, and its trials say why.
 */
final class TimedBudgets {
    private static final String BUDGETS = "budgets";

    /** Long enough that a clock, a scheduler or a cache does not show. */
    private static final double PIECE_SECONDS = 1;

    private final DataShape shape;
    private final RunArguments arguments;
    private final Terminal terminal;

    TimedBudgets(DataShape shape, RunArguments arguments, Terminal terminal) {
        this.shape = shape;
        this.arguments = arguments;
        this.terminal = terminal;
    }

    /** Returns a study with the budgets that its directory holds; as it is if it has no training time. */
    static StudySpec kept(StudyDirectory directory, StudySpec asked) {
        return asked.goal().seconds().isPresent() ? asked.withBudgets(inLedger(directory)) : asked;
    }

    private static List<SizeBudget> inLedger(StudyDirectory directory) {
        return directory
                .ledger()
                .fact(BUDGETS, SizeBudget[].class)
                .map(List::of)
                .orElse(List.of());
    }

    /** Returns a study with its budgets, those that the directory does not hold measured and kept. */
    StudySpec settled(StudyDirectory directory, StudySpec asked) throws InterruptedException {
        List<SizeBudget> known = inLedger(directory);
        if (asked.goal().seconds().isEmpty()) {
            return asked;
        }
        StudySpec settled = asked.withBudgets(completed(asked, known));
        directory.ledger().keepFact(BUDGETS, settled.goal().budgets());
        return settled;
    }

    /** Returns a study with its budgets measured, and keeps nothing. */
    StudySpec measured(StudySpec asked) throws InterruptedException {
        return asked.goal().seconds().isPresent() ? asked.withBudgets(completed(asked, List.of())) : asked;
    }

    private List<SizeBudget> completed(StudySpec asked, List<SizeBudget> known) throws InterruptedException {
        List<TrialSpec> unknown = new StudyPlan(asked, shape.trainExamples())
                .timingTrials().stream()
                        .filter(t -> known.stream().noneMatch(k -> k.batchSize() == t.batchSize()))
                        .toList();
        double seconds = asked.goal().seconds().orElseThrow();
        List<SizeBudget> all = new ArrayList<>(known);
        if (!unknown.isEmpty()) {
            all.addAll(measure(unknown, seconds));
        }
        return all;
    }

    private List<SizeBudget> measure(List<TrialSpec> trials, double seconds) throws InterruptedException {
        try {
            Path scratch = Files.createTempDirectory("batchwise-speed");
            try (BusyTimers timers = new BusyTimers(arguments, shape, scratch)) {
                List<SizeBudget> budgets = new ArrayList<>();
                for (TrialSpec trial : trials) {
                    OptionalDouble speed = timers.examplesPerSecond(trial, Math.min(PIECE_SECONDS, seconds));
                    budgets.add(budget(trial.batchSize(), speed.orElse(0), seconds));
                    tell(budgets.get(budgets.size() - 1), seconds);
                }
                return budgets;
            } finally {
                Scratch.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use a temporary directory: " + e.getMessage(), e);
        }
    }

    private static SizeBudget budget(int batchSize, double examplesPerSecond, double seconds) {
        long updates = (long) (examplesPerSecond * seconds / batchSize);
        return new SizeBudget(batchSize, batchSize * Math.max(1, updates));
    }

    private void tell(SizeBudget budget, double seconds) {
        terminal.err()
                .printf(
                        "B=%d shows %s in %s (%s)%n",
                        budget.batchSize(),
                        Quantities.count(budget.examples(), "example"),
                        Quantities.duration(seconds),
                        Quantities.count(budget.examples() / budget.batchSize(), "update"));
        terminal.err().flush();
    }
}
