package dev.livekeep.domain.playlist;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads the lines of a media playlist one after another. */
final class MediaReading {
    private static final double LONGEST_TARGET = 1e6;

    private final Reading reading;
    private final SegmentReading next;
    private final LowLatencyReading lowLatency;
    private final List<MediaSegment> segments = new ArrayList<>();
    private final List<DateRange> dateRanges = new ArrayList<>(0);
    private final List<PendingPrefetch> prefetches = new ArrayList<>(0);
    private final List<OtherTag> otherTags = new ArrayList<>(0);
    private Optional<Duration> targetDuration = Optional.empty();
    private Optional<PlaylistType> type = Optional.empty();
    private Optional<Skip> skip = Optional.empty();
    private TwitchFigures twitch = TwitchFigures.NONE;
    private boolean ended;
    private boolean iframesOnly;
    private boolean inSegments;
    private long mediaSequence;
    private long discontinuitySequence;
    /** The lines that were segments' URIs, lost ones included. */
    private long listed;

    private record PendingPrefetch(ListedUri location, long discontinuities) {}

    MediaReading(Reading reading) {
        this.reading = reading;
        this.next = new SegmentReading(reading);
        this.lowLatency = new LowLatencyReading(reading);
    }

    void readUri() throws UnreadablePlaylistException {
        if (!next.announced()) {
            reading.problem("EXTINF before a URI");
            return;
        }
        if (listed >= reading.limits.maxSegments()) {
            throw new UnreadablePlaylistException("wanted at most " + reading.limits.maxSegments()
                    + " segments, found more: is this a live playlist?");
        }
        MediaSegment segment = next.finish(nextSequence(), discontinuitySequence + next.discontinuities());
        listed++;
        if (segment != null) {
            segments.add(segment);
        }
    }

    private long nextSequence() {
        return mediaSequence + (skip.isPresent() ? skip.get().skippedSegments() : 0) + listed;
    }

    void readOther() {
        if (inSegments) {
            next.addOther(segments.size());
        } else {
            otherTags.add(reading.otherTag(0));
        }
    }

    void readTag(TagName tag) {
        inSegments |= tag.kind() == TagName.Kind.SEGMENT;
        switch (tag) {
            case TARGETDURATION -> readTargetDuration();
            case MEDIA_SEQUENCE -> mediaSequence = readSequence(mediaSequence);
            case DISCONTINUITY_SEQUENCE -> discontinuitySequence = readSequence(discontinuitySequence);
            case ENDLIST -> ended = true;
            case PLAYLIST_TYPE -> readType();
            case I_FRAMES_ONLY -> iframesOnly = true;
            case SKIP -> readSkip();
            case DATERANGE -> dateRanges.add(TagValues.dateRange(reading));
            case PART -> lowLatency.readPart(nextSequence());
            case PART_INF, SERVER_CONTROL, PRELOAD_HINT, RENDITION_REPORT -> lowLatency.read(tag);
            case TWITCH_PREFETCH -> readPrefetch();
            case TWITCH_ELAPSED_SECS, TWITCH_TOTAL_SECS, TWITCH_LIVE_SEQUENCE -> readTwitch(tag);
            default -> readSegmentTag(tag);
        }
    }

    private void readSegmentTag(TagName tag) {
        switch (tag.kind()) {
            case SEGMENT -> next.read(tag, segments.size());
            case BOTH -> reading.readCommon(tag);
            case MEDIA, MULTIVARIANT -> {
                reading.problem("a media playlist's tag");
                readOther();
            }
        }
    }

    private void readTargetDuration() {
        OptionalDouble seconds = decimal(LONGEST_TARGET);
        if (seconds.isPresent()) {
            targetDuration = Optional.of(Duration.ofNanos(Math.round(seconds.getAsDouble() * 1e9)));
        }
    }

    private OptionalDouble decimal(double most) {
        double number = Numbers.decimal(reading.line.value());
        if (number >= 0 && number <= most) {
            return OptionalDouble.of(number);
        }
        reading.problem("a number of seconds");
        return OptionalDouble.empty();
    }

    private long readSequence(long before) {
        if (listed > 0 || lowLatency.hasParts()) {
            reading.problem("this tag before the first segment");
            return before;
        }
        long number = reading.wholeNumber();
        return number < 0 ? before : number;
    }

    private void readType() {
        switch (reading.line.value()) {
            case "EVENT" -> type = Optional.of(PlaylistType.EVENT);
            case "VOD" -> type = Optional.of(PlaylistType.VOD);
            default -> reading.problem("EVENT or VOD");
        }
    }

    private void readSkip() {
        AttributeList attributes = reading.attributes();
        OptionalLong skipped = attributes.wholeNumber("SKIPPED-SEGMENTS");
        if (skipped.isEmpty() || listed > 0 || lowLatency.hasParts()) {
            reading.problem("SKIPPED-SEGMENTS before the first segment");
        }
        if (listed == 0 && !lowLatency.hasParts()) {
            skip = Optional.of(new Skip(skipped.orElse(0), attributes));
        }
    }

    private void readPrefetch() {
        ListedUri location = reading.uri(reading.line.value());
        if (location != null) {
            reading.takeRoom();
            prefetches.add(new PendingPrefetch(location, next.discontinuities()));
        }
    }

    private void readTwitch(TagName tag) {
        if (tag == TagName.TWITCH_LIVE_SEQUENCE) {
            long number = reading.wholeNumber();
            twitch = number < 0
                    ? twitch
                    : new TwitchFigures(twitch.elapsedSeconds(), twitch.totalSeconds(), OptionalLong.of(number));
            return;
        }
        OptionalDouble seconds = decimal(Double.MAX_VALUE);
        if (seconds.isPresent()) {
            twitch = tag == TagName.TWITCH_ELAPSED_SECS
                    ? new TwitchFigures(seconds, twitch.totalSeconds(), twitch.liveSequence())
                    : new TwitchFigures(twitch.elapsedSeconds(), seconds, twitch.liveSequence());
        }
    }

    MediaPlaylist build() {
        otherTags.addAll(next.otherTags());
        return new MediaPlaylist(
                reading.version(),
                targetDuration,
                mediaSequence,
                discontinuitySequence,
                type,
                ended,
                iframesOnly,
                reading.independentSegments(),
                reading.start(),
                reading.defines(),
                segments,
                dateRanges,
                numberedPrefetches(),
                twitch,
                lowLatency.build(),
                skip,
                otherTags,
                reading.problems());
    }

    private List<Prefetch> numberedPrefetches() {
        long last = segments.isEmpty()
                ? discontinuitySequence
                : segments.get(segments.size() - 1).discontinuitySequence();
        List<Prefetch> numbered = new ArrayList<>(prefetches.size());
        for (PendingPrefetch prefetch : prefetches) {
            long stretch = Math.max(last, discontinuitySequence + prefetch.discontinuities());
            numbered.add(new Prefetch(prefetch.location(), nextSequence() + numbered.size(), stretch, stretch > last));
        }
        return numbered;
    }
}
