package dev.livekeep.domain.media;

import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.media.MediaVerdict.Shape;
import java.nio.ByteBuffer;

/**
 * Watches one segment's bytes pass and says at the end whether they are all there (design §4, Media).
 *
 * <p>MPEG transport streams (ISO/IEC 13818-1): packet length and sync, continuity counters, time stamps against the
 * listed duration. Fragmented MP4 (ISO/IEC 14496-12): the boxes fill the body exactly, every {@code moof} has its {@code
 * mdat}, sample durations against the listed duration. Everything else is {@link Shape#UNKNOWN}: packed audio, WebVTT,
 * cipher text, packets behind foreign bytes. A body of a known shape that shows no fault but does not tell how long it
 * plays is {@code UNKNOWN} too: it could end too early and nobody would see.
 *
 * <p>Too short means short of the listed duration by more than a fifth of it, and by more than half a second; too long is
 * no fault. How the bytes are cut into buffers makes no difference. Memory is bounded whatever the body holds (at most
 * 1 MiB of one {@code moof} or {@code moov} is kept at a time). Used by one thread at a time.
 */
public final class MediaCheck {

    private final ListedSpan span;
    private final TransportStreamCheck packets = new TransportStreamCheck();
    private final FragmentedMp4Check boxes = new FragmentedMp4Check();

    private MediaCheck(ListedSpan span) {
        this.span = span;
    }

    /** Begins the check of a segment that was listed with {@code duration}; without opinion on length if that is 0. */
    public static MediaCheck forSegment(SegmentDuration duration) {
        return new MediaCheck(new ListedSpan(duration.seconds()));
    }

    /** Reads bytes of the init section, in order and before the body. The buffer's position stays. */
    public void init(ByteBuffer bytes) {
        boxes.acceptInit(bytes.duplicate());
    }

    /** Reads the next bytes of the body. The buffer's position stays. */
    public void accept(ByteBuffer bytes) {
        ByteBuffer body = bytes.duplicate();
        if (boxes.isPossible()) {
            boxes.accept(body);
        }
        if (packets.isPossible() && !boxes.isRecognised()) {
            packets.accept(body);
        }
    }

    /** Says what was found; the body ends here. */
    public MediaVerdict finish() {
        if (boxes.isRecognised()) {
            return boxes.finish(span);
        }
        if (packets.isRecognised()) {
            return packets.finish(span);
        }
        return new MediaVerdict(Shape.UNKNOWN, true, "");
    }
}
