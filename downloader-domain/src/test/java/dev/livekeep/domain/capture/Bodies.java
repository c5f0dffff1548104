package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.media.MediaVerdict;
import dev.livekeep.domain.source.EndProof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Bodies as a performer describes them. */
final class Bodies {
    static final MediaVerdict WHOLE = new MediaVerdict(MediaVerdict.Shape.TRANSPORT_STREAM, true, "");
    static final MediaVerdict BROKEN = new MediaVerdict(MediaVerdict.Shape.TRANSPORT_STREAM, false, "sync lost");

    private Bodies() {}

    static SegmentHash hash(String content) {
        return SegmentHash.of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** A body above suspicion. */
    static BodyFacts full(String content) {
        return new BodyFacts(
                true,
                "",
                EndProof.LENGTH,
                200,
                content.length(),
                content.length(),
                hash(content),
                WHOLE,
                Duration.ofSeconds(1),
                false,
                false);
    }

    static BodyFacts empty() {
        return full("");
    }

    /** All came, but nothing says so. */
    static BodyFacts unproven(String content) {
        return proof(full(content), EndProof.NONE);
    }

    static BodyFacts broken(String content) {
        return media(full(content), BROKEN);
    }

    /** A body that was cut off; it may be continued. */
    static BodyFacts cut(String content) {
        return new BodyFacts(
                false,
                "reset",
                EndProof.NONE,
                200,
                content.length(),
                content.length(),
                hash(content),
                WHOLE,
                Duration.ofSeconds(1),
                false,
                true);
    }

    static BodyFacts proof(BodyFacts body, EndProof proof) {
        return new BodyFacts(
                body.complete(),
                body.trouble(),
                proof,
                body.status(),
                body.bodyBytes(),
                body.fileBytes(),
                body.hash(),
                body.media(),
                body.elapsed(),
                body.resumed(),
                body.resumable());
    }

    static BodyFacts status(BodyFacts body, int status) {
        return new BodyFacts(
                body.complete(),
                body.trouble(),
                body.proof(),
                status,
                body.bodyBytes(),
                body.fileBytes(),
                body.hash(),
                body.media(),
                body.elapsed(),
                body.resumed(),
                body.resumable());
    }

    static BodyFacts media(BodyFacts body, MediaVerdict media) {
        return new BodyFacts(
                body.complete(),
                body.trouble(),
                body.proof(),
                body.status(),
                body.bodyBytes(),
                body.fileBytes(),
                body.hash(),
                media,
                body.elapsed(),
                body.resumed(),
                body.resumable());
    }

    static BodyFacts took(BodyFacts body, Duration elapsed) {
        return new BodyFacts(
                body.complete(),
                body.trouble(),
                body.proof(),
                body.status(),
                body.bodyBytes(),
                body.fileBytes(),
                body.hash(),
                body.media(),
                elapsed,
                body.resumed(),
                body.resumable());
    }

    /** The body continues the draft of an earlier attempt. */
    static BodyFacts resumed(BodyFacts body) {
        return resuming(body, true, body.resumable());
    }

    static BodyFacts notResumable(BodyFacts body) {
        return resuming(body, body.resumed(), false);
    }

    private static BodyFacts resuming(BodyFacts body, boolean resumed, boolean resumable) {
        return new BodyFacts(
                body.complete(),
                body.trouble(),
                body.proof(),
                body.status(),
                body.bodyBytes(),
                body.fileBytes(),
                body.hash(),
                body.media(),
                body.elapsed(),
                resumed,
                resumable);
    }
}
