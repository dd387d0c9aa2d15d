package dev.batchwise.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** A worker process as its parent sees it. */
final class Worker implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Writer requests;
    private final BufferedReader replies;

    Worker(Process process) {
        this.process = process;
        requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        replies = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    boolean alive() {
        return process.isAlive();
    }

    /**
     * Sends a request and waits for its end.
     *
     * @param progress hears of progress and curve points meanwhile
     * @return the last reply; empty if the process was lost
     */
    Optional<Reply> ask(Request request, Consumer<Reply> progress) {
        try {
            requests.write(JSON.writeValueAsString(request) + "\n");
            requests.flush();
            return listen(progress);
        } catch (IOException e) {
            return Optional.empty(); // a broken pipe: the process is gone
        }
    }

    private Optional<Reply> listen(Consumer<Reply> progress) throws IOException {
        while (true) {
            Optional<String> line = Optional.ofNullable(replies.readLine());
            if (line.isEmpty()) {
                return Optional.empty();
            }
            if (!line.get().startsWith("{")) {
                continue; // native code may print what it likes
            }
            Reply reply = JSON.readValue(line.get(), Reply.class);
            if (reply instanceof Reply.Progressed || reply instanceof Reply.Curve) {
                progress.accept(reply);
            } else {
                return Optional.of(reply);
            }
        }
    }

    /** Returns how the process ended, in words. */
    String ending() {
        try {
            int code = process.waitFor();
            return code > 128 ? "killed by signal " + (code - 128) : "exit code " + code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    /** Ends the process at once. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
