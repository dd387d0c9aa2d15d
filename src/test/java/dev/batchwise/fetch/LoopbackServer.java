package dev.batchwise.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on this machine that serves files with ranges and ETags, and misbehaves as it is told. */
final class LoopbackServer implements AutoCloseable {
    /** One way of answering. */
    @FunctionalInterface
    interface Manner {
        void answer(HttpExchange exchange, byte[] content) throws IOException, InterruptedException;
    }

    /**
     * What was asked.
     *
     * @param path of the file
     * @param range as given, or empty
     * @param ifRange as given, or empty
     */
    record Request(String path, String range, String ifRange) {}

    final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Queue<Manner> manners = new ArrayDeque<>();
    private final CountDownLatch stalls = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile String etag = "\"first\"";

    LoopbackServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Serves a file; returns its address. */
    URI serve(String name, byte[] content) {
        files.put("/" + name, content.clone());
        return address(name);
    }

    URI address(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    }

    /** Changes what every file is called from now on. */
    void changeEtag(String to) {
        etag = to;
    }

    /** Answers the next requests in these manners, one each; then properly. */
    LoopbackServer then(Manner... next) {
        synchronized (manners) {
            manners.addAll(Arrays.asList(next));
        }
        return this;
    }

    /** Lets every stalled answer go on. */
    void endStalls() {
        stalls.countDown();
    }

    /** Sends some bytes of what is wanted, then cuts the connection. */
    Manner cutAfter(int bytes) {
        return (exchange, content) -> send(exchange, content, bytes);
    }

    /** Sends some bytes of what is wanted, then nothing until the stalls end. */
    Manner stallAfter(int bytes) {
        return (exchange, content) -> {
            int from = begin(exchange, content);
            exchange.getResponseBody().write(content, from, bytes);
            exchange.getResponseBody().flush();
            stalls.await();
            exchange.getResponseBody().write(content, from + bytes, content.length - from - bytes);
        };
    }

    /** Sends no header until the stalls end. */
    Manner silence() {
        return (exchange, content) -> stalls.await();
    }

    static Manner status(int status) {
        return (exchange, content) -> exchange.sendResponseHeaders(status, -1);
    }

    /** Sends everything, whatever range was asked for, and cuts the connection after some bytes. */
    static Manner whole(int bytes) {
        return (exchange, content) -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, bytes);
            exchange.getResponseBody().flush();
        };
    }

    /** Sends other bytes than the file's, whole. */
    static Manner sending(byte[] other) {
        return (exchange, content) -> {
            exchange.sendResponseHeaders(200, other.length);
            exchange.getResponseBody().write(other);
        };
    }

    /** Sends a part with headers of the test's choice. */
    static Manner part(String contentRange, Optional<String> tag, byte[] bytes) {
        return (exchange, content) -> {
            exchange.getResponseHeaders().set("Content-Range", contentRange);
            tag.ifPresent(value -> exchange.getResponseHeaders().set("ETag", value));
            exchange.sendResponseHeaders(206, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(new Request(path, header(exchange, "Range"), header(exchange, "If-Range")));
        Manner manner;
        synchronized (manners) {
            manner = manners.isEmpty() ? this::properly : manners.remove();
        }
        try (exchange) {
            byte[] content = files.get(path);
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                manner.answer(exchange, content);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void properly(HttpExchange exchange, byte[] content) throws IOException {
        send(exchange, content, Integer.MAX_VALUE);
    }

    private void send(HttpExchange exchange, byte[] content, int atMost) throws IOException {
        int from = begin(exchange, content);
        exchange.getResponseBody().write(content, from, Math.min(atMost, content.length - from));
        exchange.getResponseBody().flush();
    }

    /** Sends the headers; returns where the body begins. */
    private int begin(HttpExchange exchange, byte[] content) throws IOException {
        String range = header(exchange, "Range");
        String condition = header(exchange, "If-Range");
        boolean continues = !range.isEmpty() && (condition.isEmpty() || condition.equals(etag));
        int from = continues ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        exchange.getResponseHeaders().set("ETag", etag);
        if (continues) {
            String rest = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
            exchange.getResponseHeaders().set("Content-Range", rest);
        }
        exchange.sendResponseHeaders(continues ? 206 : 200, content.length - from);
        return from;
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    @Override
    public void close() {
        endStalls();
        server.stop(0);
        threads.shutdownNow();
    }
}
