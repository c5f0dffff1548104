package dev.livekeep.domain.playlist;

import java.util.Optional;

/**
 * Who a listed segment is inside one session. The media sequence alone is not enough (origins reset it and reuse URIs),
 * the URI alone neither (rolling names, byte ranges).
 *
 * @param session the listing session: two sessions of one stream number their segments apart
 * @param mediaSequence as listed
 * @param discontinuitySequence as listed
 * @param uriWithoutQuery the resolved address up to its query: tokens change, the segment stays
 * @param byteRange the part of the resource, all of it when empty
 */
public record ListingId(
        String session,
        long mediaSequence,
        long discontinuitySequence,
        String uriWithoutQuery,
        Optional<ByteRange> byteRange) {

    /** The identity of a listed segment. */
    public static ListingId of(String session, MediaSegment segment) {
        return new ListingId(
                session,
                segment.mediaSequence(),
                segment.discontinuitySequence(),
                segment.location().withoutQuery(),
                segment.byteRange());
    }

    /** The identity of a segment in the making, under the number it will be listed with. */
    public static ListingId of(String session, Prefetch prefetch) {
        return new ListingId(
                session,
                prefetch.mediaSequence(),
                prefetch.discontinuitySequence(),
                prefetch.location().withoutQuery(),
                Optional.empty());
    }

    /**
     * Whether both are one segment of one session, though perhaps listed under another URI: a change of CDN host, or a
     * prefetch that is listed now.
     */
    public boolean isSameSegmentAs(ListingId other) {
        return session.equals(other.session)
                && mediaSequence == other.mediaSequence
                && discontinuitySequence == other.discontinuitySequence;
    }
}
