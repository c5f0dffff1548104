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

    /** The same without what is not its address. */
    ListingId address() {
        return new ListingId("", 0, 0, uriWithoutQuery, byteRange);
    }

    /** Whether both are the same bytes of the same resource. */
    boolean hasTheAddressOf(ListingId other) {
        return uriWithoutQuery.equals(other.uriWithoutQuery) && byteRange.equals(other.byteRange);
    }

    /** Whether both stand in one place of one session, though perhaps under another address. */
    boolean hasThePlaceOf(ListingId other) {
        return session.equals(other.session)
                && mediaSequence == other.mediaSequence
                && discontinuitySequence == other.discontinuitySequence;
    }
}
