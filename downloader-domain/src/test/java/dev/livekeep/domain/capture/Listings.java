package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.playlist.AdMarkers;
import dev.livekeep.domain.playlist.ByteRange;
import dev.livekeep.domain.playlist.ListedUri;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.timeline.DateOrigin;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Segments of two seconds as a worker lists them: number n begins 2·n s after noon. */
final class Listings {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration LENGTH = Duration.ofSeconds(2);
    static final Quality SOURCE = new Quality("source");
    private static final Channel CHANNEL = new Channel("one");

    private Listings() {}

    static Instant start(long number) {
        return NOON.plus(LENGTH.multipliedBy(number));
    }

    /** When the first so many begin. */
    static List<Instant> startsUpTo(int count) {
        return LongStream.range(0, count).mapToObj(Listings::start).toList();
    }

    /** Listed by this session under its own address. */
    static Listing listing(String session, long number) {
        return listing(session, number, start(number), "", Optional.empty());
    }

    static Listing doubted(String session, long number, String doubt) {
        return listing(session, number, start(number), doubt, Optional.empty());
    }

    static Listing dated(String session, long number, Instant start) {
        return listing(session, number, start, "", Optional.empty());
    }

    static Listing ranged(String session, long number) {
        return listing(session, number, start(number), "", Optional.of(new ByteRange(100, 50)));
    }

    static Listing remembered(Listing listing, CaptureAction.PlaylistText... playlists) {
        return new Listing(
                listing.id(), listing.slot(), listing.segment(), listing.origin(), listing.doubt(), List.of(playlists));
    }

    private static Listing listing(
            String session, long number, Instant start, String doubt, Optional<ByteRange> byteRange) {
        MediaSegment segment = new MediaSegment(
                ListedUri.of(number + ".ts", URI.create("http://origin.test/" + session + "/list.m3u8")),
                OptionalDouble.of(2.0),
                "2",
                "",
                number,
                0,
                false,
                Optional.of(start),
                byteRange,
                Optional.empty(),
                List.of(),
                false,
                OptionalLong.empty(),
                AdMarkers.NONE,
                List.of());
        return new Listing(
                ListingId.of(session, segment),
                new SegmentSlot(CHANNEL, SOURCE, start, SegmentDuration.of(LENGTH)),
                segment,
                DateOrigin.LISTED,
                doubt,
                List.of());
    }
}
