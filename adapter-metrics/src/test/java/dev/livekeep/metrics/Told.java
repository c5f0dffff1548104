package dev.livekeep.metrics;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.event.CaptureEvent.Closing;
import dev.livekeep.domain.event.CaptureEvent.Outcome;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.timeline.DateOrigin;
import dev.livekeep.ports.CaptureEvents;
import dev.livekeep.ports.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells listeners of one channel what a test wants them to hear. */
final class Told {

    static final Quality SOURCE = new Quality("source");
    static final Instant START = Instant.parse("2026-01-01T00:00:00.5Z");
    static final Duration SPAN = Duration.ofSeconds(2);

    private final Clock clock;
    private final CaptureEvents listener;
    private final Channel channel;
    private long number = 0;

    Told(Clock clock, CaptureEvents listener, String channel) {
        this.clock = clock;
        this.listener = listener;
        this.channel = new Channel(channel);
    }

    Channel channel() {
        return channel;
    }

    Told tell(CaptureEvent.Detail... details) {
        for (CaptureEvent.Detail detail : details) {
            number++;
            listener.on(new CaptureEvent("test", channel, number, clock.now(), clock.tick(), detail));
        }
        return this;
    }

    /** A segment from listing to end. */
    Told segment(int index, SegmentKind kind, long bytes, Outcome... attempts) {
        tell(listed(index));
        for (int i = 0; i < attempts.length; i++) {
            tell(started(index, i + 1), ended(index, i + 1, attempts[i], bytes));
        }
        return tell(stored(index, kind, bytes), closed(index, Closing.valueOf("STORED_" + kind.name())));
    }

    static ListingId listing(int index) {
        return new ListingId("session", index, 0, "http://origin/" + index + ".ts", Optional.empty());
    }

    static Instant start(int index) {
        return START.plus(SPAN.multipliedBy(index));
    }

    static CaptureEvent.Detail listed(int index) {
        return new CaptureEvent.SegmentListed(
                SOURCE, listing(index), Optional.of(start(index)), start(index), DateOrigin.LISTED, SPAN);
    }

    static CaptureEvent.Detail started(int index, long attempt) {
        return new CaptureEvent.AttemptStarted(SOURCE, listing(index), attempt);
    }

    static CaptureEvent.Detail ended(int index, long attempt, Outcome outcome, long bytes) {
        return new CaptureEvent.AttemptEnded(
                SOURCE, listing(index), attempt, outcome, "", bytes, SPAN, EndProof.LENGTH, attempt > 1);
    }

    CaptureEvent.Detail stored(int index, SegmentKind kind, long bytes) {
        SegmentName name = new SegmentName(
                start(index), SegmentDuration.of(SPAN), kind, SegmentHash.of(new byte[] {(byte) index}));
        return new CaptureEvent.CopyStored(
                SOURCE, new SegmentPath(channel, SOURCE, name), "file:/archive", bytes, Duration.ofMillis(2500));
    }

    static CaptureEvent.Detail closed(int index, Closing closing) {
        return new CaptureEvent.SegmentClosed(SOURCE, listing(index), start(index), SPAN, closing, "");
    }
}
