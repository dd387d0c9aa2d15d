package dev.batchwise.fetch;

import dev.batchwise.fetch.Ending.Broken;
import dev.batchwise.fetch.Ending.Complete;
import dev.batchwise.fetch.Ending.Refused;
import dev.batchwise.fetch.Ending.Unreachable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLException;

/** One exchange with a server: the bytes of a file that have not come yet are asked for, and those that come are kept. */
final class Transfer {
    private final HttpClient client;
    private final Patience patience;
    private final ExpectedFile file;
    private final PartFile part;
    private final LongConsumer arrived;

    /**
     * Prepares exchanges about one file.
     *
     * @param file that is wanted
     * @param part what has come of it
     * @param arrived told how many bytes have come, whenever some have
     */
    Transfer(HttpClient client, Patience patience, ExpectedFile file, PartFile part, LongConsumer arrived) {
        this.client = client;
        this.patience = patience;
        this.file = file;
        this.part = part;
        this.arrived = arrived;
    }

    /** Asks a server once. */
    Ending from(URI address) throws InterruptedException {
        try {
            HttpResponse<ArrivingBytes> answer = answer(request(address));
            try (ArrivingBytes body = answer.body()) {
                return taken(new Answer(answer), address, body);
            }
        } catch (HttpConnectTimeoutException e) {
            return new Unreachable("no connection within " + Patience.text(patience.connect()));
        } catch (HttpTimeoutException e) {
            return new Broken("no answer within " + Patience.text(patience.answer()));
        } catch (ArrivingBytes.SilenceException e) {
            return new Broken("the server fell silent for " + Patience.text(patience.silence()) + " after "
                    + ExpectedFile.count(part.length()));
        } catch (AstrayException e) {
            return new Refused("the server redirects to what is no address");
        } catch (ConnectException e) {
            return new Unreachable(
                    comesOf(UnresolvedAddressException.class, e)
                            ? "the server's name is not known here (no network?)"
                            : "no connection");
        } catch (SSLException e) {
            return new Unreachable("no secure connection (" + Reasons.of(e) + ")");
        } catch (IOException e) {
            return new Broken("the connection broke after " + ExpectedFile.count(part.length()));
        }
    }

    private HttpResponse<ArrivingBytes> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, headers -> new ArrivingBytes());
        } catch (IllegalArgumentException e) { // how the client takes a Location that is no address
            throw new AstrayException();
        } catch (IOException e) { // how that of newer Java does
            throw comesOf(IllegalArgumentException.class, e) ? new AstrayException() : e;
        }
    }

    /** The server redirects to what is no address. */
    private static final class AstrayException extends IOException {}

    private static boolean comesOf(Class<? extends Exception> cause, Throwable failure) {
        return cause.isInstance(failure) || (failure.getCause() != null && comesOf(cause, failure.getCause()));
    }

    private HttpRequest request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience.answer());
        if (part.length() > 0) {
            request.header("Range", "bytes=" + part.length() + "-");
            part.validator(address).ifPresent(known -> request.header("If-Range", known));
        }
        return request.build();
    }

    private Ending taken(Answer answer, URI address, ArrivingBytes body) throws IOException, InterruptedException {
        if (answer.isWhole()) {
            return whole(answer, address, body);
        } else if (answer.isPart()) {
            return continued(answer, address, body);
        } else if (answer.isBeyondTheEnd()) {
            part.clear();
            return new Broken("the server has no more of it than came; starting over");
        }
        String said = answer.isRedirection()
                ? "the server redirects to where it is not followed"
                : "the server answers " + answer.status();
        return answer.isTemporary() ? new Broken(said, answer.pause()) : new Refused(said);
    }

    private Ending whole(Answer answer, URI address, ArrivingBytes body) throws IOException, InterruptedException {
        if (answer.length().orElse(file.bytes()) != file.bytes()) {
            return new Refused("the server has a file of "
                    + ExpectedFile.count(answer.length().getAsLong()) + " instead of "
                    + ExpectedFile.count(file.bytes()));
        }
        part.clear();
        part.comesFrom(address, answer.validator());
        return received(body);
    }

    private Ending continued(Answer answer, URI address, ArrivingBytes body) throws IOException, InterruptedException {
        Optional<String> known = part.validator(address);
        boolean same = known.isEmpty() || answer.validator().isEmpty() || known.equals(answer.validator());
        if (!same || !answer.continues(part.length(), file.bytes())) {
            part.clear();
            return new Broken("the server has another file than the one that was begun; starting over");
        }
        part.comesFrom(address, answer.validator());
        return received(body);
    }

    private Ending received(ArrivingBytes body) throws IOException, InterruptedException {
        Optional<List<ByteBuffer>> bytes = body.next(patience.silence());
        while (bytes.isPresent()) {
            part.append(bytes.get());
            arrived.accept(part.length());
            if (part.length() > file.bytes()) {
                part.clear();
                return new Refused("the server sends more than " + ExpectedFile.count(file.bytes()));
            }
            bytes = body.next(patience.silence());
        }
        return part.length() == file.bytes()
                ? new Complete()
                : new Broken("the connection ended after " + ExpectedFile.count(part.length()));
    }
}
