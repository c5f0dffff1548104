package dev.livekeep.twitch.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A body as a stream. Where it breaks, all that came before is read first: the stream of the JDK forgets what waits to be
 * read as soon as it hears of the failure. Holds two deliveries of the client at most. Read by one thread; may be closed by
 * any, which frees the reader and closes the connection unless the body has ended.
 */
final class BodyStream extends InputStream implements Flow.Subscriber<List<ByteBuffer>> {

    private final Flow.Publisher<List<ByteBuffer>> source;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private volatile boolean closed;

    // of the reader
    private Iterator<ByteBuffer> buffers = Collections.emptyIterator();
    private ByteBuffer current = ByteBuffer.allocate(0);
    private Optional<Part.End> end = Optional.empty();

    private sealed interface Part {
        record Bytes(List<ByteBuffer> buffers) implements Part {}

        record End(Optional<Throwable> trouble) implements Part {}
    }

    /** A stream of what {@code source} will publish. */
    BodyStream(Flow.Publisher<List<ByteBuffer>> source) {
        this.source = source;
    }

    /**
     * How the client is to hand bodies on. Nothing of a body is looked at before {@link #start()}, since trouble found in it
     * would take the answer's headers with it. Over HTTP/2 trouble comes unasked, and there the JDK's own stream loses less.
     */
    static HttpResponse.BodyHandler<InputStream> handler() {
        return answer -> answer.version() == HttpClient.Version.HTTP_2
                ? BodySubscribers.ofInputStream()
                : BodySubscribers.mapping(BodySubscribers.ofPublisher(), BodyStream::new);
    }

    /** Lets the body come; to be called once. */
    void start() {
        source.subscribe(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription one) {
        if (subscription.complete(one)) {
            one.request(1);
        } else {
            one.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> delivery) {
        parts.add(new Part.Bytes(delivery));
    }

    @Override
    public void onError(Throwable trouble) {
        parts.add(new Part.End(Optional.of(trouble)));
    }

    @Override
    public void onComplete() {
        parts.add(new Part.End(Optional.empty()));
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? current.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, block.length);
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int n = Math.min(length, current.remaining());
        current.get(block, from, n);
        return n;
    }

    @Override
    public int available() {
        return closed ? 0 : current.remaining();
    }

    /** Waits for a byte; false at a good end. */
    private boolean hasMore() throws IOException {
        checkOpen();
        while (!current.hasRemaining()) {
            if (buffers.hasNext()) {
                current = buffers.next();
            } else if (end.isPresent()) {
                throwIfBroken(end.get());
                return false;
            } else {
                takePart();
            }
        }
        return true;
    }

    private void takePart() throws IOException {
        Part part = await();
        checkOpen();
        switch (part) {
            case Part.Bytes bytes -> {
                buffers = bytes.buffers().iterator();
                subscription.join().request(1);
            }
            case Part.End last -> end = Optional.of(last);
        }
    }

    private Part await() throws IOException {
        try {
            return parts.take();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
    }

    private static void throwIfBroken(Part.End end) throws IOException {
        if (end.trouble().isPresent()) {
            Throwable trouble = end.trouble().get();
            throw new IOException(trouble.getMessage(), trouble);
        }
    }

    @Override
    public void close() {
        closed = true;
        parts.add(new Part.End(Optional.empty()));
        CompletableFuture<Void> unused = subscription.thenAccept(Flow.Subscription::cancel);
    }
}
