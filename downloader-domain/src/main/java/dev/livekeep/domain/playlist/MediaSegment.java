package dev.livekeep.domain.playlist;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One segment as one media playlist lists it, with everything that is in force for it.
 *
 * @param location where its bytes are to be had
 * @param duration seconds by {@code EXTINF}, finite and not negative; empty when it is missing or unreadable
 * @param durationText the number of {@code EXTINF} as it is listed, before the comma
 * @param title what stands after the comma of {@code EXTINF}
 * @param mediaSequence the segment's number in this playlist's session
 * @param discontinuitySequence the number of its stretch between discontinuities
 * @param discontinuity whether a discontinuity stands between it and the segment before
 * @param programDateTime its own {@code EXT-X-PROGRAM-DATE-TIME}; the timeline knows the date of the others
 * @param byteRange the part of the resource, all of it when empty
 * @param initSection what must be put before its bytes
 * @param keys the keys it is encrypted with, at most one for each key format
 * @param gap whether the origin says that it does not have it ({@code EXT-X-GAP})
 * @param bitrate kilobits per second by {@code EXT-X-BITRATE}
 * @param adMarkers the ad breaks that are open here
 * @param otherTags unknown tags and ad markers that stand before its URI, word for word
 */
public record MediaSegment(
        ListedUri location,
        OptionalDouble duration,
        String durationText,
        String title,
        long mediaSequence,
        long discontinuitySequence,
        boolean discontinuity,
        Optional<Instant> programDateTime,
        Optional<ByteRange> byteRange,
        Optional<InitSection> initSection,
        List<EncryptionKey> keys,
        boolean gap,
        OptionalLong bitrate,
        AdMarkers adMarkers,
        List<OtherTag> otherTags) {
    public MediaSegment {
        if (mediaSequence < 0 || discontinuitySequence < 0) {
            throw new IllegalArgumentException(
                    "want no negative sequence, got " + mediaSequence + " and " + discontinuitySequence);
        }
        if (duration.isPresent() && !(duration.getAsDouble() >= 0 && duration.getAsDouble() < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("want a finite duration of at least 0, got " + duration.getAsDouble());
        }
        keys = List.copyOf(keys);
        otherTags = List.copyOf(otherTags);
    }

    /** The resolved address. */
    public URI uri() {
        return location.resolved();
    }

    /** The address as it is listed, variables replaced. */
    public String uriText() {
        return location.text();
    }

    /** The key that matters to us: the one of format {@code identity}, else the first; empty when not encrypted. */
    public Optional<EncryptionKey> key() {
        return keys.stream()
                .filter(key -> key.keyFormat().equals(EncryptionKey.IDENTITY))
                .findFirst()
                .or(() -> keys.stream().findFirst());
    }
}
