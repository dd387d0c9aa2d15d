package dev.batchwise.run;

import dev.batchwise.study.HardwareSpeed;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UpdateTiming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A worker process that trains nothing and fails as the trial's model name says, e.g. {@code dies:2} or {@code oom}. */
public final class UnreliableWorker implements TrialRunner {
    private final Path study;

    private UnreliableWorker(Path study) {
        this.study = study;
    }

    /** Serves the protocol. */
    public static void main(String[] args) throws InterruptedException {
        new WorkerLoop(new UnreliableWorker(Path.of(args[0])), System.out).serve(System.in);
    }

    @Override
    public void warmUp(TrialSpec trial) {}

    @Override
    public TrialRecord run(TrialSpec trial, OptionalInt passExamples, Progress progress) {
        progress.at(trial.batchSize(), 0.1, 2.3);
        fail(trial);
        return new TrialRecord(
                trial,
                new Outcome.Completed(Scores.none()),
                trial.updates(),
                trial.budgetExamples(),
                1,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                passExamples.stream()
                        .mapToObj(pass -> "passes of at most " + pass)
                        .toList());
    }

    private void fail(TrialSpec trial) {
        String[] behaviour = behaviour(trial);
        switch (behaviour[0]) {
            case "dies" -> dieUnless(attempt(trial) > Integer.parseInt(behaviour[1]));
            case "dies-with-progress" -> {
                int attempt = attempt(trial);
                write(Slot.resumeFile(study, trial), "checkpoint " + attempt);
                touch(Slot.resumeFile(study, trial), attempt);
                dieUnless(attempt > Integer.parseInt(behaviour[1]));
            }
            case "oom" -> throw new RuntimeException("[enforce fail] DefaultCPUAllocator: can't allocate memory: 1 TB");
            case "error" -> throw new IllegalStateException("size mismatch");
            case "disk" -> throw new UncheckedIOException("cannot write x: No space left on device", new IOException());
            default -> System.out.println("native code says hello"); // not a reply, and must not be taken for one
        }
    }

    /** The model's name says what to do; the id does where the model has to be one there is, e.g. {@code dies-2}. */
    private static String[] behaviour(TrialSpec trial) {
        return trial.id().startsWith("dies-")
                ? trial.id().split("-", 2)
                : trial.model().split(":", 2);
    }

    private int attempt(TrialSpec trial) {
        Path file = study.resolve(trial.id() + ".attempts");
        String before = Files.exists(file) ? read(file) : "";
        write(file, before + "x");
        return before.length() + 1;
    }

    private static void dieUnless(boolean survives) {
        if (!survives) {
            Runtime.getRuntime().halt(137);
        }
    }

    private static void touch(Path file, int attempt) {
        if (!file.toFile().setLastModified(1_000_000L * attempt)) {
            throw new IllegalStateException("cannot date " + file);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<PeakMemory> measureMemory(TrialSpec trial) {
        if (!trial.model().equals("grows")) {
            return Optional.of(new PeakMemory(trial.batchSize(), 1, 2));
        }
        int pass = trial.batching().microBatch().orElse(trial.batchSize());
        dieUnless(pass <= 300);
        return Optional.of(new PeakMemory(trial.batchSize(), 1, 100 + 10L * pass));
    }

    @Override
    public List<Double> timeUpdates(TrialSpec trial, UpdateTiming timing) {
        fail(trial);
        return List.of(0.5, 0.25);
    }

    @Override
    public NetworkWork countWork(TrialSpec trial) {
        return new NetworkWork(10, 20, 30, 40);
    }

    @Override
    public HardwareSpeed measureHardware(double seconds) {
        return new HardwareSpeed(100, 10);
    }
}
