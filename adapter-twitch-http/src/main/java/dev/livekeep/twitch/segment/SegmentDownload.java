package dev.livekeep.twitch.segment;

import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.domain.source.Resume;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.ports.BodySink;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.ContentCoding;
import dev.livekeep.twitch.http.HttpAnswer;
import dev.livekeep.twitch.http.HttpAsk;
import dev.livekeep.twitch.http.Owner;
import dev.livekeep.twitch.segment.RangePlan.Fit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One download of one segment, from its key to the proof that all of it came. Used by one thread. */
final class SegmentDownload {

    private static final Logger log = LoggerFactory.getLogger(SegmentDownload.class);

    private final Downloading with;
    private final SegmentRequest request;
    private final Owner owner;
    private final BodySink sink;
    private final Cancellation stop;
    private final SegmentNeeds needs;
    private boolean opened;

    SegmentDownload(Downloading with, SegmentRequest request, Owner owner, BodySink sink, Cancellation stop) {
        this.with = with;
        this.request = request;
        this.owner = owner;
        this.sink = sink;
        this.stop = stop;
        this.needs = new SegmentNeeds(
                with.resources(), request, owner, with.caller().limits().initBytes(), stop);
    }

    /** Downloads, and says how it ended. Everything is closed then. */
    BodyEnd run() {
        try {
            return attempt();
        } catch (SinkFailedException e) {
            return new BodyEnd.Broken(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("A download ended in a way nobody thought of", e);
            return failed("internal failure: " + e.getClass().getSimpleName());
        }
    }

    private BodyEnd failed(String reason) {
        return opened ? new BodyEnd.Broken(reason) : new BodyEnd.NoAnswer(reason);
    }

    private BodyEnd attempt() throws IOException {
        stop.check();
        MediaSegment segment = request.segment();
        Optional<byte[]> init = needs.initSection();
        Optional<Decryption> decryption = needs.decryption();
        RangePlan plan = RangePlan.of(segment.byteRange(), needs.key() ? Optional.empty() : request.resume());
        HttpAsk plain = HttpAsk.get("get_segment", segment.uri(), request.client(), owner)
                .with("User-Agent", with.userAgent())
                .with("Accept-Encoding", "identity");
        try (HttpAnswer answer = with.caller().exchange(plan.askFor(plain), stop)) {
            return switch (answer.status()) {
                case 200, 206 -> take(answer, plan, init, decryption);
                case 403, 404, 410 -> new BodyEnd.Refused(answer.status());
                case 416 ->
                    new BodyEnd.NoAnswer(
                            plan.resume().isPresent()
                                    ? "cannot resume: it has no such bytes any more"
                                    : "it has no such bytes (status 416)");
                default -> new BodyEnd.NoAnswer("status " + answer.status());
            };
        }
    }

    private BodyEnd take(HttpAnswer answer, RangePlan plan, Optional<byte[]> init, Optional<Decryption> decryption)
            throws IOException {
        long most = with.caller().limits().segmentBytes();
        Fit fit = plan.fit(answer);
        Feed feed = new Feed(sink, decryption, most);
        try {
            EndProof proof = switch (fit) {
                case Fit.FromStart start -> {
                    checkSize(start.length(), most);
                    yield fromStart(answer, start, feed, init);
                }
                case Fit.GoesOn goesOn -> {
                    checkSize(goesOn.total(), most);
                    yield goOn(answer, goesOn, feed);
                }
            };
            return new BodyEnd.Complete(proof);
        } catch (SinkFailedException e) {
            throw e;
        } catch (IOException e) {
            throw answer.trouble(e);
        } finally {
            opened = feed.opened();
        }
    }

    private static void checkSize(OptionalLong length, long most) throws IOException {
        if (length.orElse(0) > most) {
            throw new IOException(length.getAsLong() + " bytes are announced, at most " + most + " are taken");
        }
    }

    private EndProof fromStart(HttpAnswer answer, Fit.FromStart start, Feed feed, Optional<byte[]> init)
            throws IOException {
        boolean cut = request.segment().byteRange().isPresent();
        boolean coded = !answer.contentCoding().isEmpty();
        if (cut && coded) {
            throw new IOException("a part of a coded answer cannot be decoded");
        }
        WireStream wire = new WireStream(
                answer.body(),
                cut && start.skip() > 0 ? start.skip() + start.length().orElseThrow() : Long.MAX_VALUE);
        skip(wire, start.skip());
        boolean ranges =
                !answer.header("Accept-Ranges").filter("none"::equalsIgnoreCase).isPresent();
        boolean resumable = ranges && !coded && !needs.key() && start.length().isPresent();
        feed.open(
                new ResponseFacts(start.status(), start.length(), RangePlan.strongEtag(answer), false, resumable),
                init);
        WireStream limited = cut ? new WireStream(wire, start.length().orElseThrow()) : wire;
        with.reader().move(ContentCoding.decode(answer.contentCoding(), limited), feed);
        drain(limited);
        end(feed);
        if (cut) {
            return provedByLength(limited.count(), start.length().orElseThrow());
        }
        return proof(answer, wire.count());
    }

    /** Where decryption fails the key may be another by now. */
    private void end(Feed feed) throws IOException {
        try {
            feed.end();
        } catch (SinkFailedException e) {
            throw e;
        } catch (IOException e) {
            needs.forgetKey();
            throw e;
        }
    }

    /** A decoder may stop before the end of the wire; the length is counted there. */
    private void drain(WireStream wire) throws IOException {
        byte[] rest = new byte[1024];
        long most = with.caller().limits().segmentBytes();
        while (wire.read(rest, 0, rest.length) >= 0) {
            if (wire.count() > most) {
                throw new IOException("larger than " + most + " bytes");
            }
        }
    }

    private static void skip(WireStream wire, long count) throws IOException {
        byte[] away = new byte[(int) Math.min(count, 8192)];
        for (long left = count; left > 0; ) {
            int n = wire.read(away, 0, (int) Math.min(left, away.length));
            if (n < 0) {
                throw new IOException("the resource ends before the part that is listed");
            }
            left -= n;
        }
    }

    private EndProof goOn(HttpAnswer answer, Fit.GoesOn goesOn, Feed feed) throws IOException {
        WireStream wire = new WireStream(answer.body(), goesOn.left());
        Resume cut = goesOn.cut();
        byte[] again = wire.readNBytes(cut.overlap().remaining());
        if (!ByteBuffer.wrap(again).equals(cut.overlap())) {
            throw new IOException("cannot resume: the bytes asked for again are others");
        }
        feed.open(
                new ResponseFacts(
                        206,
                        goesOn.total(),
                        RangePlan.strongEtag(answer),
                        true,
                        goesOn.total().isPresent()),
                Optional.empty());
        with.reader().move(wire, feed);
        feed.end();
        EndProof proof = provedByLength(wire.count(), goesOn.left());
        return goesOn.total().isPresent() ? EndProof.CHAIN : proof == EndProof.LENGTH ? EndProof.NONE : proof;
    }

    private static EndProof provedByLength(long came, long wanted) throws IOException {
        if (came != wanted) {
            throw new IOException("it ended after " + came + " of " + wanted + " bytes");
        }
        return EndProof.LENGTH;
    }

    private static EndProof proof(HttpAnswer answer, long came) throws IOException {
        if (answer.contentLength().isPresent()) {
            return provedByLength(came, answer.contentLength().getAsLong());
        }
        if (answer.isHttp2()) {
            return EndProof.H2_END;
        }
        return answer.isChunked() ? EndProof.CHUNK_END : EndProof.NONE;
    }
}
