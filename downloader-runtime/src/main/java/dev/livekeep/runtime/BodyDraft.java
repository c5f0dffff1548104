package dev.livekeep.runtime;

import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.media.MediaCheck;
import dev.livekeep.domain.media.MediaVerdict;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.domain.source.Resume;
import dev.livekeep.ports.ArchiveStore.Draft;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in a draft and all that is known of them: digest, media check, and the tail that a resumption compares. It may
 * pass from a cut attempt to the one that continues it. Used by one thread at a time.
 */
final class BodyDraft {
    private final Draft draft;
    private final ResponseFacts first;
    private final MessageDigest digest = sha256();
    private final MediaCheck check;
    private final @Nullable Tail tail;
    private long bodyBytes;
    private long fileBytes;

    /**
     * An empty body.
     *
     * @param first what the answer said that began it
     */
    BodyDraft(Draft draft, ResponseFacts first, SegmentDuration span) {
        this.draft = draft;
        this.first = first;
        this.check = MediaCheck.forSegment(span);
        this.tail = first.resumable() ? new Tail() : null;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256, but this one", e);
        }
    }

    /** Appends bytes of the init section. */
    void init(ByteBuffer bytes) throws IOException {
        check.init(bytes);
        append(bytes);
    }

    /** Appends bytes of the body. */
    void body(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        check.accept(bytes);
        if (tail != null) {
            tail.append(bytes);
        }
        append(bytes);
        bodyBytes += count;
    }

    private void append(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        digest.update(bytes.duplicate());
        draft.append(bytes);
        fileBytes += count;
    }

    ResponseFacts first() {
        return first;
    }

    long bodyBytes() {
        return bodyBytes;
    }

    long fileBytes() {
        return fileBytes;
    }

    Draft draft() {
        return draft;
    }

    /** The hash of what is there so far; more may follow. */
    SegmentHash hash() {
        try {
            return SegmentHash.ofDigest(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("wanted a SHA-256 that can be continued", e);
        }
    }

    MediaVerdict verdict() {
        return check.finish();
    }

    /** Where another attempt could go on; empty when it must begin anew. */
    Optional<Resume> resume() {
        return tail == null || bodyBytes == 0
                ? Optional.empty()
                : Optional.of(new Resume(bodyBytes, tail.copy(), first.strongEtag(), first.total()));
    }

    /** Throws the bytes away. */
    void discard() {
        draft.close();
    }
}
