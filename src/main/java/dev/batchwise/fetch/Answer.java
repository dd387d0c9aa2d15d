package dev.batchwise.fetch;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the headers of an answer say (RFC 9110). */
final class Answer {
    private static final Set<Integer> TEMPORARY = Set.of(408, 429, 500, 502, 503, 504);
    private static final Map<Integer, String> NAMES = Map.of(
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            407, "Proxy Authentication Required",
            410, "Gone",
            429, "Too Many Requests",
            500, "Internal Server Error",
            502, "Bad Gateway",
            503, "Service Unavailable",
            504, "Gateway Timeout");

    private final int code;
    private final HttpHeaders headers;

    Answer(HttpResponse<?> response) {
        code = response.statusCode();
        headers = response.headers();
    }

    boolean isWhole() {
        return code == 200;
    }

    boolean isPart() {
        return code == 206;
    }

    /** Returns whether the answer sends us on, to where the client did not go. */
    boolean isRedirection() {
        return code / 100 == 3;
    }

    boolean isBeyondTheEnd() {
        return code == 416;
    }

    boolean isTemporary() {
        return TEMPORARY.contains(code);
    }

    /** Returns the status as people know it, e.g. {@code 404 (Not Found)}. */
    String status() {
        return NAMES.containsKey(code) ? code + " (" + NAMES.get(code) + ")" : String.valueOf(code);
    }

    /** Returns the announced length of the body in bytes. */
    OptionalLong length() {
        return number("Content-Length");
    }

    /** Returns the pause that the server asks for, zero if it asks for none in seconds. */
    Duration pause() {
        return Duration.ofSeconds(number("Retry-After").orElse(0));
    }

    /** Returns what tells this state of the file from others: a strong ETag, else Last-Modified. */
    Optional<String> validator() {
        return headers.firstValue("ETag")
                .filter(tag -> tag.matches("\"[!#-~]*\""))
                .or(() -> headers.firstValue("Last-Modified").filter(date -> date.matches("[ -~]+")));
    }

    /**
     * Returns whether the body is the rest of a file.
     *
     * @param from first byte that is wanted
     * @param total length of the file
     */
    boolean continues(long from, long total) {
        String rest = "bytes " + from + "-" + (total - 1) + "/";
        return headers.firstValue("Content-Range")
                .filter(range -> range.equals(rest + total) || range.equals(rest + "*"))
                .isPresent();
    }

    private OptionalLong number(String header) {
        return headers.firstValue(header)
                .filter(value -> value.matches("\\d{1,18}"))
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElse(OptionalLong.empty());
    }
}
