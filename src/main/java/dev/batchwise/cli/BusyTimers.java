package dev.batchwise.cli;

import dev.batchwise.run.TrialTimer;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many timers side by side as a study has workers, so that speeds are those of a machine as busy as it will be. */
final class BusyTimers implements AutoCloseable {
    private final List<TrialTimer> timers = new ArrayList<>();
    private final ExecutorService threads;

    /**
     * Starts them.
     *
     * @param scratch directory for their files
     */
    BusyTimers(RunArguments arguments, DataShape shape, Path scratch) throws IOException {
        threads = Executors.newFixedThreadPool(arguments.slots());
        for (int i = 0; i < arguments.slots(); i++) {
            Path own = Files.createDirectory(scratch.resolve("timer-" + i));
            timers.add(new TrialTimer(arguments.pool(own, shape).command(), own));
        }
    }

    /** Returns the mean of the speeds that the timers find for a trial, in examples a second; empty if one found none. */
    OptionalDouble examplesPerSecond(TrialSpec trial, double seconds) throws InterruptedException {
        List<Callable<OptionalDouble>> works = new ArrayList<>();
        timers.forEach(timer -> works.add(() -> timer.examplesPerSecond(trial, seconds)));
        List<Double> speeds = new ArrayList<>();
        for (Future<OptionalDouble> work : threads.invokeAll(works)) {
            OptionalDouble speed = result(work);
            if (speed.isEmpty()) {
                return OptionalDouble.empty();
            }
            speeds.add(speed.getAsDouble());
        }
        return speeds.stream().mapToDouble(s -> s).average();
    }

    private static OptionalDouble result(Future<OptionalDouble> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        timers.forEach(TrialTimer::close);
    }
}
