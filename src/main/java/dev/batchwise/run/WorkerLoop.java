package dev.batchwise.run;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.TrialSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.json.JsonMapper;

/**
 * The worker's side of the protocol: requests in, replies out, one line of JSON each, one request at a time. When the
 * parent goes away the process ends at once, whatever it was doing: nobody would hear the result.
 */
public final class WorkerLoop {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TrialRunner runner;
    private final PrintStream replies;
    private final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private boolean warm;

    /**
     * Creates a loop.
     *
     * @param replies the process's standard output, which nothing else may write to
     */
    public WorkerLoop(TrialRunner runner, PrintStream replies) {
        this.runner = runner;
        this.replies = replies;
    }

    /**
     * Serves requests until the process is ended.
     *
     * @param input the process's standard input; its end ends the process
     * @throws InterruptedException if the thread is interrupted
     */
    public void serve(InputStream input) throws InterruptedException {
        Thread reader = new Thread(() -> readAll(input), "requests");
        reader.setDaemon(true);
        reader.start();
        while (true) {
            say(answer(JSON.readValue(requests.take(), Request.class)));
        }
    }

    private void readAll(InputStream input) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
                requests.add(line.get());
            }
        } catch (IOException e) {
            System.err.println("the parent cannot be heard: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }

    private static Optional<String> next(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine());
    }

    private Reply answer(Request request) {
        try {
            return served(request);
        } catch (UncheckedIOException e) {
            return new Reply.Failed(Reply.Failure.FILES, String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            return new Reply.Failed(Reply.Failure.OUT_OF_MEMORY, "Java heap: " + e.getMessage());
        } catch (RuntimeException e) {
            e.printStackTrace();
            return failed(e);
        }
    }

    private Reply served(Request request) {
        if (request instanceof Request.MeasureMemory memory) {
            runner.warmUp(memory.trial());
            return new Reply.Measured(runner.measureMemory(memory.trial()));
        } else if (request instanceof Request.TimeUpdates updates) {
            warmUpOnce(updates.trial());
            return new Reply.Timed(runner.timeUpdates(updates.trial(), updates.timing()));
        } else if (request instanceof Request.CountWork work) {
            return new Reply.Counted(runner.countWork(work.trial()));
        } else if (request instanceof Request.MeasureHardware hardware) {
            return new Reply.Hardware(runner.measureHardware(hardware.seconds()));
        }
        return run((Request.RunTrial) request);
    }

    private void warmUpOnce(TrialSpec trial) {
        if (!warm) {
            runner.warmUp(trial);
            warm = true;
        }
    }

    private Reply run(Request.RunTrial request) {
        warmUpOnce(request.trial());
        return new Reply.Finished(runner.run(request.trial(), request.passExamples(), new Telling()));
    }

    private static Reply failed(RuntimeException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
        return new Reply.Failed(
                Outcome.OutOfMemory.isTold(e) ? Reply.Failure.OUT_OF_MEMORY : Reply.Failure.ERROR, message);
    }

    /** Tells the parent how far the trial is. */
    private final class Telling implements TrialRunner.Progress {
        @Override
        public void at(long examples, double seconds, double loss) {
            say(new Reply.Progressed(examples, seconds, loss));
        }

        @Override
        public void measured(CurvePoint point) {
            say(new Reply.Curve(point));
        }
    }

    private void say(Reply reply) {
        replies.println(JSON.writeValueAsString(reply));
        replies.flush();
    }
}
