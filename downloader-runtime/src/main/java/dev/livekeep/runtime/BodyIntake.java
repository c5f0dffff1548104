package dev.livekeep.runtime;

import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.AttemptId;
import dev.livekeep.domain.capture.BodyFacts;
import dev.livekeep.domain.capture.DownloadResult;
import dev.livekeep.domain.media.MediaVerdict;
import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.ports.ArchiveStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Streams one response into a draft, its own or the one of the attempt it continues, and says at the end what came of
 * it. Time in which the store has the word is taken out of the attempt's time. Used by one thread at a time.
 */
final class BodyIntake {
    private final ArchiveStore store;
    private final SegmentSlot expected;
    private final Drafts drafts;
    private final Optional<AttemptId> resume;
    private final NetworkTime time;
    private boolean resumed;
    private @Nullable BodyDraft body;
    private @Nullable StoreTrouble trouble;

    BodyIntake(ArchiveStore store, SegmentSlot expected, Drafts drafts, Optional<AttemptId> resume, NetworkTime time) {
        this.store = store;
        this.expected = expected;
        this.drafts = drafts;
        this.resume = resume;
        this.time = time;
    }

    /** Something that the store is asked to do. */
    private interface StoreStep {
        void run() throws IOException;
    }

    void open(ResponseFacts facts) throws IOException {
        if (facts.resumed()) {
            body = resume.flatMap(drafts::take).orElseThrow(() -> new IOException("the draft to be continued is gone"));
            resumed = true;
        } else {
            held(() -> body = new BodyDraft(store.openDraft(expected), facts, expected.duration()));
        }
    }

    void init(ByteBuffer bytes) throws IOException {
        if (!resumed) {
            held(() -> opened().init(bytes));
        }
    }

    void body(ByteBuffer bytes) throws IOException {
        held(() -> opened().body(bytes));
    }

    private BodyDraft opened() throws IOException {
        if (body == null) {
            throw new IOException("bytes came before the headers");
        }
        return body;
    }

    private void held(StoreStep step) throws IOException {
        time.hold();
        try {
            step.run();
        } catch (IOException failure) {
            trouble = StoreTrouble.of(failure);
            throw failure;
        } catch (RuntimeException bug) {
            trouble = new StoreTrouble("failed unexpectedly: " + bug, false);
            throw new IOException(trouble.reason(), bug);
        } finally {
            time.release();
        }
    }

    /** Body bytes at hand, those of the continued attempt included. */
    long bodyBytes() {
        return body == null ? 0 : body.bodyBytes();
    }

    /**
     * Ends it. The draft of a {@link DownloadResult.Received} lies in the drafts under {@code attempt}; any other is
     * thrown away.
     */
    DownloadResult end(BodyEnd end, AttemptId attempt) {
        DownloadResult result = result(end);
        BodyDraft draft = body;
        if (draft != null) {
            if (result instanceof DownloadResult.Received) {
                drafts.put(attempt, draft);
            } else {
                draft.discard();
            }
        }
        body = null;
        return result;
    }

    private DownloadResult result(BodyEnd end) {
        if (trouble != null) {
            return new DownloadResult.StoreFailed(trouble.reason(), trouble.noSpace());
        }
        BodyDraft draft = body;
        return switch (end) {
            case BodyEnd.Refused(int status) -> new DownloadResult.Refused(status);
            case BodyEnd.NoAnswer(String reason) -> new DownloadResult.NoAnswer(reason);
            case BodyEnd.Broken(String reason) ->
                draft == null || draft.bodyBytes() == 0
                        ? new DownloadResult.NoAnswer(reason)
                        : new DownloadResult.Received(cut(draft, reason));
            case BodyEnd.Complete(EndProof proof) ->
                draft == null
                        ? new DownloadResult.NoAnswer("ended before the headers")
                        : new DownloadResult.Received(complete(draft, proof));
        };
    }

    private BodyFacts cut(BodyDraft draft, String reason) {
        return facts(
                draft,
                false,
                reason,
                EndProof.NONE,
                draft.verdict(),
                draft.first().resumable());
    }

    private BodyFacts complete(BodyDraft draft, EndProof proof) {
        MediaVerdict verdict = draft.verdict();
        EndProof network = resumed ? chain(draft) : proof;
        EndProof whole = network == EndProof.NONE && verdict.proves() ? EndProof.MEDIA : network;
        return facts(draft, true, "", whole, verdict, false);
    }

    private static EndProof chain(BodyDraft draft) {
        boolean addsUp = draft.first().total().orElse(-1) == draft.bodyBytes();
        return addsUp ? EndProof.CHAIN : EndProof.NONE;
    }

    private BodyFacts facts(
            BodyDraft draft, boolean complete, String reason, EndProof proof, MediaVerdict verdict, boolean resumable) {
        return new BodyFacts(
                complete,
                reason,
                proof,
                draft.first().status(),
                draft.bodyBytes(),
                draft.fileBytes(),
                draft.hash(),
                verdict,
                time.elapsed(),
                resumed,
                resumable);
    }
}
