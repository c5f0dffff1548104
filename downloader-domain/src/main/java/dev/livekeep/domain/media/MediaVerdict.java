package dev.livekeep.domain.media;

/**
 * What a {@link MediaCheck} says of a segment's bytes.
 *
 * @param shape what kind of media it is
 * @param whole nothing found that speaks against it being all there
 * @param reason why it is not whole, or empty
 */
public record MediaVerdict(Shape shape, boolean whole, String reason) {

    /** The container. */
    public enum Shape {
        /** MPEG transport stream. */
        TRANSPORT_STREAM,
        /** Fragmented MP4. */
        FRAGMENTED_MP4,
        /** Something this check does not know (packed audio, WebVTT, cipher text): no opinion. */
        UNKNOWN
    }

    /** Whether the media itself proves that it is complete: a known shape, whole, spanning its listed duration. */
    public boolean proves() {
        return whole && shape != Shape.UNKNOWN;
    }
}
