package dev.batchwise.run;

import dev.batchwise.study.TrialSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
            if (request instanceof Request.MeasureMemory memory) {
                runner.warmUp(memory.trial());
                return new Reply.Measured(runner.measureMemory(memory.trial()));
            }
            return run(((Request.RunTrial) request).trial());
        } catch (UncheckedIOException e) {
            return new Reply.Failed(Reply.Failure.FILES, String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            return new Reply.Failed(Reply.Failure.OUT_OF_MEMORY, "Java heap: " + e.getMessage());
        } catch (RuntimeException e) {
            e.printStackTrace();
            return failed(e);
        }
    }

    private Reply run(TrialSpec trial) {
        if (!warm) {
            runner.warmUp(trial);
            warm = true;
        }
        return new Reply.Finished(
                runner.run(trial, (examples, seconds, loss) -> say(new Reply.Progressed(examples, seconds, loss))));
    }

    /** libtorch raises one type of exception for everything; only its words tell a failed allocation. */
    private static Reply failed(RuntimeException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
        String words = message.toLowerCase(Locale.ROOT);
        boolean allocation = words.contains("allocate memory")
                || words.contains("bad_alloc")
                || words.contains("out of memory")
                || words.contains("defaultcpuallocator");
        return new Reply.Failed(allocation ? Reply.Failure.OUT_OF_MEMORY : Reply.Failure.ERROR, message);
    }

    private void say(Reply reply) {
        replies.println(JSON.writeValueAsString(reply));
        replies.flush();
    }
}
