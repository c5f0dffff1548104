package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.media.MediaVerdict;
import dev.livekeep.domain.source.EndProof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

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
        return changed(body, each -> each.proof = proof);
    }

    static BodyFacts status(BodyFacts body, int status) {
        return changed(body, each -> each.status = status);
    }

    static BodyFacts media(BodyFacts body, MediaVerdict media) {
        return changed(body, each -> each.media = media);
    }

    static BodyFacts took(BodyFacts body, Duration elapsed) {
        return changed(body, each -> each.elapsed = elapsed);
    }

    /** The body continues the draft of an earlier attempt. */
    static BodyFacts resumed(BodyFacts body) {
        return changed(body, each -> each.resumed = true);
    }

    static BodyFacts notResumable(BodyFacts body) {
        return changed(body, each -> each.resumable = false);
    }

    private static BodyFacts changed(BodyFacts body, Consumer<Changing> change) {
        Changing changing = new Changing(body);
        change.accept(changing);
        return new BodyFacts(
                body.complete(),
                body.trouble(),
                changing.proof,
                changing.status,
                body.bodyBytes(),
                body.fileBytes(),
                body.hash(),
                changing.media,
                changing.elapsed,
                changing.resumed,
                changing.resumable);
    }

    private static final class Changing {
        private EndProof proof;
        private int status;
        private MediaVerdict media;
        private Duration elapsed;
        private boolean resumed;
        private boolean resumable;

        Changing(BodyFacts body) {
            proof = body.proof();
            status = body.status();
            media = body.media();
            elapsed = body.elapsed();
            resumed = body.resumed();
            resumable = body.resumable();
        }
    }
}
