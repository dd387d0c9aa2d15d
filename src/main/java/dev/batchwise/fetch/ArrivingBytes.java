package dev.batchwise.fetch;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, taken piece by piece by a reader whose patience has an end. (The client's own time-out ends when the
 * headers have come, and its streams wait for ever.) The next piece is asked for when one was taken, so little is held.
 */
final class ArrivingBytes implements BodySubscriber<ArrivingBytes>, AutoCloseable {
    /** What comes: bytes, the end, or a failure. */
    private record Piece(List<ByteBuffer> bytes, boolean last, Optional<Throwable> failure) {}

    /** The other side has stopped sending, without a word. */
    static final class SilenceException extends IOException {}

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private Optional<Flow.Subscription> subscription = Optional.empty();
    private boolean closed;

    @Override
    public CompletionStage<ArrivingBytes> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        if (closed || subscription.isPresent()) {
            given.cancel();
        } else {
            subscription = Optional.of(given);
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        pieces.add(new Piece(bytes, false, Optional.empty()));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece(List.of(), true, Optional.of(failure)));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(List.of(), true, Optional.empty()));
    }

    /**
     * Returns the next bytes; empty at the end.
     *
     * @param patience how long to wait for them
     * @throws SilenceException if none come in that time
     * @throws IOException if the connection broke
     */
    Optional<List<ByteBuffer>> next(Duration patience) throws IOException, InterruptedException {
        Piece piece = pieces.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (piece == null) {
            throw new SilenceException();
        }
        if (piece.failure().isPresent()) {
            throw new IOException(piece.failure().get());
        }
        if (piece.last()) {
            return Optional.empty();
        }
        askForMore();
        return Optional.of(piece.bytes());
    }

    private synchronized void askForMore() {
        subscription.ifPresent(given -> given.request(1));
    }

    /** Ends the answer, whether or not all of it has come. */
    @Override
    public synchronized void close() {
        closed = true;
        subscription.ifPresent(Flow.Subscription::cancel);
    }
}
