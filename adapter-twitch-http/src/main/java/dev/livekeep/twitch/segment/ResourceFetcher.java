package dev.livekeep.twitch.segment;

import dev.livekeep.domain.playlist.ByteRange;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.twitch.http.Bodies;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.HttpAnswer;
import dev.livekeep.twitch.http.HttpAsk;
import dev.livekeep.twitch.http.HttpCaller;
import dev.livekeep.twitch.http.Owner;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Fetches one init section or key whole; 60 s at most (contract §5). */
final class ResourceFetcher {

    private static final Duration HARD = Duration.ofSeconds(60);
    /** Of a whole answer to a request for a range. */
    private static final int MOST_TO_CUT_FROM = 16 << 20;

    private final HttpCaller caller;
    private final Scheduler scheduler;
    private final String userAgent;

    ResourceFetcher(HttpCaller caller, Scheduler scheduler, String userAgent) {
        this.caller = caller;
        this.scheduler = scheduler;
        this.userAgent = userAgent;
    }

    /**
     * What came, and how to ask whether it is still so.
     *
     * @param etag of the answer, strong or weak
     * @param lastModified as the answer spelt it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Fetched(byte[] bytes, Optional<String> etag, Optional<String> lastModified) {}

    /** The origin answered, and it was no. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Fetches a resource, or learns that it is as it was.
     *
     * @throws IOException with one plain line that names the resource
     */
    Fetched fetch(SmallResource resource, Optional<Fetched> known, ClientRole client, Owner owner, Cancellation stop)
            throws IOException {
        Scheduler.Timer deadline = scheduler.after(
                HARD, () -> stop.cancel("the " + resource.what() + " took longer than " + HARD.toSeconds() + " s"));
        try (HttpAnswer answer = caller.exchange(ask(resource, known, client, owner), stop)) {
            if (answer.status() == 304 && known.isPresent()) {
                return known.get();
            }
            return read(resource, answer);
        } finally {
            deadline.cancel();
        }
    }

    private HttpAsk ask(SmallResource resource, Optional<Fetched> known, ClientRole client, Owner owner) {
        HttpAsk ask = HttpAsk.get(resource.name(), resource.uri(), client, owner)
                .with("User-Agent", userAgent)
                .with("Accept-Encoding", "identity");
        if (resource.range().isPresent()) {
            return ask.with("Range", resource.range().get().rangeHeader());
        }
        Optional<String> etag = known.flatMap(Fetched::etag);
        Optional<String> modified = known.flatMap(Fetched::lastModified);
        if (etag.isPresent()) {
            return ask.with("If-None-Match", etag.get());
        }
        return modified.isPresent() ? ask.with("If-Modified-Since", modified.get()) : ask;
    }

    private static Fetched read(SmallResource resource, HttpAnswer answer) throws IOException {
        if (answer.status() != 200
                && !(answer.status() == 206 && resource.range().isPresent())) {
            String words = resource.what() + ": status " + answer.status();
            throw answer.status() >= 500 ? new IOException(words) : new RefusedException(words);
        }
        byte[] bytes;
        try {
            bytes = resource.range().isPresent()
                    ? part(resource, resource.range().get(), answer)
                    : whole(resource, answer);
            resource.check(bytes);
        } catch (IOException e) {
            throw new IOException(resource.what() + ": " + e.getMessage(), e);
        }
        return new Fetched(bytes, answer.header("ETag"), answer.header("Last-Modified"));
    }

    /** An init section that is cut would spoil every segment it is put before. */
    private static byte[] whole(SmallResource resource, HttpAnswer answer) throws IOException {
        byte[] bytes = Bodies.whole(answer, resource.most());
        boolean proved = answer.contentLength().isPresent() || answer.isChunked() || answer.isHttp2();
        if (!proved && InitBoxes.isPlain(bytes) && !InitBoxes.areWhole(bytes)) {
            throw new IOException("nothing tells that all of it came");
        }
        return bytes;
    }

    private static byte[] part(SmallResource resource, ByteRange range, HttpAnswer answer) throws IOException {
        if (range.length() > resource.most()) {
            throw new IOException("wanted at most " + resource.most() + " bytes, " + range.length() + " are listed");
        }
        if (answer.status() == 206) {
            ContentRange came = ContentRange.parse(
                            answer.header("Content-Range").orElse(""))
                    .orElseThrow(() -> new IOException("206 without a readable Content-Range"));
            byte[] bytes = Bodies.whole(answer, resource.most());
            if (came.first() != range.offset() || came.last() != range.end() - 1 || bytes.length != range.length()) {
                throw new IOException("asked for " + range.rangeHeader() + ", got another part");
            }
            return bytes;
        }
        if (range.end() > MOST_TO_CUT_FROM) {
            throw new IOException("the origin does not serve ranges");
        }
        byte[] whole = answer.body().readNBytes((int) range.end());
        if (!answer.contentCoding().isEmpty() || whole.length < range.end()) {
            throw new IOException("asked for " + range.rangeHeader() + ", got less");
        }
        return Arrays.copyOfRange(whole, (int) range.offset(), (int) range.end());
    }
}
