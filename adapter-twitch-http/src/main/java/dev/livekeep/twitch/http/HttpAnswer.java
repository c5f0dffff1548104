package dev.livekeep.twitch.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer whose headers have come and whose body is still on the wire. Used by one thread; must be closed, which
 * closes the connection unless the body was read to its end.
 */
public final class HttpAnswer implements Closeable {

    private final Head head;
    private final InputStream body;
    private final Runnable release;
    private final Cancellation stop;
    private final Cancellation.Stage stage;

    /**
     * What comes before the body.
     *
     * @param uri where it came from
     */
    record Head(int status, HttpHeaders headers, URI uri, boolean http2) {}

    /** @param release is run when it is closed, after its body */
    HttpAnswer(Head head, InputStream body, Runnable release, Cancellation stop) {
        this.head = head;
        this.body = body;
        this.release = release;
        this.stop = stop;
        this.stage = stop.during(this::closeBody);
    }

    /** The status code. */
    public int status() {
        return head.status();
    }

    /** Whether it says that we get what we asked for. */
    public boolean isGood() {
        return status() >= 200 && status() < 300;
    }

    /** Where it came from in the end. */
    public URI uri() {
        return head.uri();
    }

    /** A header's first value. */
    public Optional<String> header(String name) {
        return head.headers().firstValue(name);
    }

    /** How many bytes are announced for the wire. */
    public OptionalLong contentLength() {
        try {
            return head.headers().firstValueAsLong("Content-Length");
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether the peer cuts it into chunks, the last of which is marked. */
    public boolean isChunked() {
        return header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent();
    }

    /** Whether it came over HTTP/2, which marks the end of every body. */
    public boolean isHttp2() {
        return head.http2();
    }

    /** How the content is coded, in lower case; empty for not at all. */
    public String contentCoding() {
        String coding = String.join(",", head.headers().allValues("Content-Encoding"))
                .toLowerCase(Locale.ROOT)
                .strip();
        return coding.equals("identity") ? "" : coding;
    }

    /** The bytes of the wire, without transfer coding. Reading throws when the work was cancelled. */
    public InputStream body() {
        return body;
    }

    /** Why reading failed, in our own words if it was cancelled. */
    public IOException trouble(IOException found) {
        try {
            stop.check();
            return found;
        } catch (CancelledException e) {
            return e;
        }
    }

    HttpHeaders headers() {
        return head.headers();
    }

    private void closeBody() {
        try {
            body.close();
        } catch (IOException ignored) {
            // nothing is expected of it any more
        }
    }

    @Override
    public void close() {
        stage.close();
        closeBody();
        release.run();
    }
}
