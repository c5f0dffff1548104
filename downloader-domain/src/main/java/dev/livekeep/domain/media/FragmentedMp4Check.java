package dev.livekeep.domain.media;

import static dev.livekeep.domain.media.BoxWalker.type;

import dev.livekeep.domain.media.MediaVerdict.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks a body as fragmented MP4. Looks into {@code moov} and {@code moof}; the payload of {@code mdat} is passed over. */
final class FragmentedMp4Check {

    private static final int MOOV = type("moov");
    private static final int MOOF = type("moof");
    private static final int MDAT = type("mdat");

    /** What a segment may begin with. */
    private static final Set<Integer> FIRST = Set.of(
            type("styp"),
            type("ftyp"),
            type("sidx"),
            type("ssix"),
            type("emsg"),
            type("prft"),
            type("free"),
            type("skip"),
            type("uuid"),
            MOOV,
            MOOF,
            MDAT);

    private final Tracks tracks = new Tracks();
    private final BoxWalker init = new BoxWalker(new InitBoxes());
    private final BoxWalker body = new BoxWalker(new BodyBoxes());
    private boolean begun = false;
    private boolean foreign = false;
    private boolean described = false;
    private boolean unread = false;
    private long fragments = 0;
    private long withoutData = 0;
    private boolean dataAwaited = false;

    void acceptInit(ByteBuffer bytes) {
        init.accept(bytes);
    }

    /** Whether nothing yet speaks against these being boxes. */
    boolean isPossible() {
        return !foreign && (begun || !body.isStopped());
    }

    /** Whether the body begins with a box of a segment. */
    boolean isRecognised() {
        return begun && !foreign;
    }

    /** Reads all that remains, by absolute position. */
    void accept(ByteBuffer bytes) {
        body.accept(bytes);
    }

    MediaVerdict finish(ListedSpan span) {
        List<String> faults = new ArrayList<>();
        if (body.isStopped()) {
            faults.add("bytes that are no box");
        } else if (!body.isBetweenBoxes()) {
            faults.add("an unfinished box");
        }
        long alone = withoutData + (dataAwaited ? 1 : 0);
        if (alone > 0) {
            faults.add(alone + " moof without mdat");
        }
        if (fragments > 0 && !described) {
            faults.add("fragments without an init section");
        }
        if (tracks.isDamaged()) {
            faults.add("a moof that cannot be read");
        }
        double played = unread || fragments == 0 ? -1 : tracks.longestSeconds();
        if (played >= 0 && span.isMissedBy(played)) {
            faults.add(span.complaint(played));
        }
        if (faults.isEmpty() && played < 0) {
            return new MediaVerdict(Shape.UNKNOWN, true, "");
        }
        return new MediaVerdict(Shape.FRAGMENTED_MP4, faults.isEmpty(), String.join(", ", faults));
    }

    private final class InitBoxes implements BoxWalker.Visitor {

        @Override
        public boolean begins(int type) {
            described |= type == MOOV;
            return type == MOOV;
        }

        @Override
        public void complete(int type, ByteBuffer payload) {
            tracks.readMovie(payload);
        }

        @Override
        public void tooLarge(int type) {
            unread = true;
        }
    }

    private final class BodyBoxes implements BoxWalker.Visitor {

        @Override
        public boolean begins(int type) {
            foreign |= !begun && !FIRST.contains(type);
            begun = true;
            described |= type == MOOV;
            if (type == MOOF) {
                fragments++;
                withoutData += dataAwaited ? 1 : 0;
                dataAwaited = true;
            } else if (type == MDAT) {
                dataAwaited = false;
            }
            return type == MOOF || type == MOOV;
        }

        @Override
        public void complete(int type, ByteBuffer payload) {
            if (type == MOOV) {
                tracks.readMovie(payload);
            } else {
                tracks.readFragment(payload);
            }
        }

        @Override
        public void tooLarge(int type) {
            unread = true;
        }
    }
}
