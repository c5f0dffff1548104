package dev.livekeep.domain.capture;

import dev.livekeep.domain.ads.AdBreaks;
import dev.livekeep.domain.ads.AdClassifier;
import dev.livekeep.domain.ads.AdRules;
import dev.livekeep.domain.ads.AdSign;
import dev.livekeep.domain.ads.AdSigns;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.archive.WritableDuration;
import dev.livekeep.domain.capture.CaptureAction.PlaylistText;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.EncryptionKey;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.timeline.DateOrigin;
import dev.livekeep.domain.timeline.Placed;
import dev.livekeep.domain.timeline.Timeline;
import dev.livekeep.domain.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the successive playlists of one session into listings: dates them, tells ads and gaps apart, and notices what
 * came and what left. Everything is told once per listing, however often it is listed.
 */
final class PlaylistIntake {
    private static final Duration USUAL_TARGET = Duration.ofSeconds(2);
    private static final AdClassifier ADS = new AdClassifier(AdRules.defaults());

    private final Channel channel;
    private final Quality quality;
    private final String session;
    private final Duration suspiciousSkew;
    private final boolean skewMatters;
    private final Optional<Quality> adFolder;
    private final Beginning beginning;
    private final Timeline timeline = new Timeline();
    private final MissedWindow missedWindow = new MissedWindow();
    private final AdBreaks breaks = new AdBreaks();
    private Set<ListingId> window = Set.of();
    private boolean begun;
    private boolean distrusted;

    /**
     * What one playlist brought.
     *
     * @param reports for the book, in the order of the playlist
     * @param advanced whether it lists anything that the one before did not
     * @param clockJumped whether its dates made the session distrusted, just now
     */
    record Taken(List<WorkerReport> reports, boolean advanced, boolean clockJumped) {}

    /** A segment with all that is found out about it. */
    private record Sorted(ListingId id, MediaSegment segment, Optional<AdSign> ad, WritableDuration duration) {}

    /**
     * @param skewMatters whether a jump of the dates makes the session's clock distrusted (contract §10 W7)
     * @param adFolder where ads go; empty when they are skipped
     * @param beginning the quality's, of all its sessions
     */
    PlaylistIntake(
            Channel channel,
            Quality quality,
            String session,
            Duration suspiciousSkew,
            boolean skewMatters,
            Optional<Quality> adFolder,
            Beginning beginning) {
        this.channel = channel;
        this.quality = quality;
        this.session = session;
        this.suspiciousSkew = suspiciousSkew;
        this.skewMatters = skewMatters;
        this.adFolder = adFolder;
        this.beginning = beginning;
    }

    /** What is listed at present. */
    Set<ListingId> window() {
        return window;
    }

    static Duration target(MediaPlaylist playlist) {
        return playlist.targetDuration()
                .filter(target -> target.compareTo(Duration.ofNanos(1000)) >= 0
                        && target.compareTo(WritableDuration.LONGEST) <= 0)
                .orElse(USUAL_TARGET);
    }

    /** Takes one playlist in; {@code history} is what introduces its new segments, newest first. */
    Taken take(MediaPlaylist playlist, List<PlaylistText> history, Moment asked, List<CaptureAction> out) {
        List<Sorted> sorted = sort(playlist);
        List<Placed> placed =
                timeline.place(sorted.stream().map(PlaylistIntake::entry).toList(), asked.wall());
        boolean jumped = tellSkew(sorted, placed, out);
        Set<ListingId> before = window;
        window = ids(sorted);
        List<WorkerReport> reports = new ArrayList<>();
        before.stream().filter(id -> !window.contains(id)).forEach(id -> reports.add(new WorkerReport.Unlisted(id)));
        Instant edge =
                placed.isEmpty() ? asked.wall() : placed.get(placed.size() - 1).start();
        int skipped = skipped(placed, edge, out);
        for (int i = skipped; i < sorted.size(); i++) {
            if (!before.contains(sorted.get(i).id())) {
                takeNew(sorted.get(i), placed.get(i), history, edge, reports, out);
            }
        }
        long missed = missedWindow.missed(playlist);
        if (missed > 0) {
            out.add(new Tell(new CaptureEvent.WindowMissed(quality, missed)));
        }
        return new Taken(reports, !before.containsAll(window), jumped);
    }

    /** How many at the beginning of a session's first list are not wanted. */
    private int skipped(List<Placed> placed, Instant edge, List<CaptureAction> out) {
        if (begun || placed.isEmpty()) {
            return 0;
        }
        begun = true;
        beginning.firstList(edge);
        int skipped = 0;
        while (beginning.isAfter(placed.get(skipped).start())) {
            skipped++;
        }
        if (skipped > 0) {
            Duration time =
                    Duration.between(placed.get(0).start(), placed.get(skipped).start());
            out.add(new Tell(new CaptureEvent.WindowSkipped(quality, skipped, time)));
        }
        return skipped;
    }

    private static Set<ListingId> ids(List<Sorted> sorted) {
        Set<ListingId> ids = new LinkedHashSet<>();
        sorted.forEach(each -> ids.add(each.id()));
        return ids;
    }

    /** Ads are told by dates too, so a provisional date is carried along from segment to segment. */
    private List<Sorted> sort(MediaPlaylist playlist) {
        Duration target = target(playlist);
        AdSigns signs = ADS.in(playlist, breaks);
        List<Sorted> sorted = new ArrayList<>(playlist.segments().size());
        Optional<Instant> date = Optional.empty();
        for (MediaSegment segment : playlist.segments()) {
            WritableDuration duration = WritableDuration.of(segment.duration().orElse(0), target);
            date = segment.programDateTime().isPresent() ? segment.programDateTime() : date;
            sorted.add(new Sorted(ListingId.of(session, segment), segment, signs.of(segment, date), duration));
            date = date.map(start -> spanOf(duration).after(start));
        }
        return sorted;
    }

    private static SegmentDuration spanOf(WritableDuration duration) {
        return switch (duration) {
            case WritableDuration.Listed listed -> listed.duration();
            case WritableDuration.Substitute substitute -> substitute.duration();
            case WritableDuration.Refused refused -> SegmentDuration.of(WritableDuration.LONGEST);
        };
    }

    private static TimelineEntry entry(Sorted sorted) {
        return new TimelineEntry(
                sorted.id(),
                spanOf(sorted.duration()),
                sorted.segment().programDateTime(),
                sorted.ad().isPresent(),
                sorted.segment().discontinuity());
    }

    private boolean tellSkew(List<Sorted> sorted, List<Placed> placed, List<CaptureAction> out) {
        boolean jumped = false;
        for (int i = 0; i < placed.size(); i++) {
            Optional<Duration> skew = placed.get(i).skew();
            if (skew.isPresent()) {
                boolean suspicious = skewMatters && skew.get().abs().compareTo(suspiciousSkew) > 0 && !distrusted;
                distrusted |= suspicious;
                jumped |= suspicious;
                out.add(new Tell(
                        new CaptureEvent.SkewSeen(quality, sorted.get(i).id(), skew.get(), suspicious)));
            }
        }
        return jumped;
    }

    private void takeNew(
            Sorted sorted,
            Placed placed,
            List<PlaylistText> history,
            Instant edge,
            List<WorkerReport> reports,
            List<CaptureAction> out) {
        Duration span = spanOf(sorted.duration()).toDuration();
        boolean unfit = sorted.segment().gap() || sorted.duration() instanceof WritableDuration.Refused;
        Quality folder = sorted.ad().isPresent() ? adFolder.orElse(quality) : quality;
        if (sorted.ad().isPresent() && (adFolder.isEmpty() || unfit)) {
            out.add(new Tell(new CaptureEvent.AdSkipped(
                    quality, sorted.id(), sorted.ad().get().name(), span)));
        } else if (sorted.segment().gap()) {
            out.add(new Tell(new CaptureEvent.GapListed(quality, sorted.id(), placed.start(), span)));
        } else if (sorted.duration() instanceof WritableDuration.Refused refused) {
            tellUnwritable(sorted, placed, span, refused.reason(), out);
        } else {
            sorted.ad()
                    .ifPresent(ad ->
                            out.add(new Tell(new CaptureEvent.AdKept(quality, sorted.id(), ad.name(), span, folder))));
            SegmentSlot slot = new SegmentSlot(channel, folder, placed.start(), spanOf(sorted.duration()));
            reports.add(new WorkerReport.Listed(
                    new Listing(sorted.id(), slot, sorted.segment(), placed.origin(), doubt(sorted, placed), history),
                    edge));
        }
    }

    private void tellUnwritable(Sorted sorted, Placed placed, Duration span, String reason, List<CaptureAction> out) {
        out.add(new Tell(new CaptureEvent.SegmentListed(
                quality, sorted.id(), sorted.segment().programDateTime(), placed.start(), placed.origin(), span)));
        out.add(new Tell(new CaptureEvent.SegmentClosed(
                quality, sorted.id(), placed.start(), span, CaptureEvent.Closing.GIVEN_UP, reason)));
    }

    /** Why no copy under this name may be called full. */
    private String doubt(Sorted sorted, Placed placed) {
        if (sorted.duration() instanceof WritableDuration.Substitute substitute) {
            return substitute.reason();
        }
        if (placed.origin() == DateOrigin.WALL_CLOCK) {
            return "no date is listed; dated by our own clock";
        }
        if (distrusted) {
            return "the dates of this session jumped";
        }
        return sorted.segment()
                .key()
                .filter(key -> !key.decryptable())
                .map(EncryptionKey::method)
                .map(method -> "stored encrypted as it came, method " + method)
                .orElse("");
    }
}
