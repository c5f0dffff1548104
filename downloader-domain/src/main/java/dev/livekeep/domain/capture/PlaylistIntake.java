package dev.livekeep.domain.capture;

import dev.livekeep.domain.ads.AdBreaks;
import dev.livekeep.domain.ads.AdClassifier;
import dev.livekeep.domain.ads.AdRules;
import dev.livekeep.domain.ads.AdSigns;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.archive.WritableDuration;
import dev.livekeep.domain.capture.CaptureAction.PlaylistText;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.playlist.SegmentMemory;
import dev.livekeep.domain.playlist.SegmentMemory.Seen;
import dev.livekeep.domain.timeline.DateOrigin;
import dev.livekeep.domain.timeline.Placed;
import dev.livekeep.domain.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the successive playlists of one session into listings: dates them, tells ads and gaps apart, and notices what
 * came and what left. Everything is told once per segment, however often and wherever it is listed; under another address
 * it is another listing of its slot.
 */
final class PlaylistIntake {
    private static final Duration USUAL_TARGET = Duration.ofSeconds(2);

    private final Channel channel;
    private final Quality quality;
    private final String session;
    private final Duration suspiciousSkew;
    private final boolean skewMatters;
    private final AdClassifier ads;
    private final Optional<Quality> adFolder;
    private final Beginning beginning;
    private final SegmentMemory memory;
    private final Timeline timeline = new Timeline();
    private final MissedWindow missedWindow = new MissedWindow();
    private final AdBreaks breaks = new AdBreaks();
    private final Map<Long, Listing> taken = new HashMap<>();
    private final Set<String> doubtsTold = new HashSet<>();
    private Set<ListingId> window = Set.of();
    private boolean begun;
    private boolean distrusted;
    private boolean delta;

    /**
     * What one playlist brought.
     *
     * @param reports for the book, in the order of the playlist
     * @param advanced whether it lists anything that the one before did not
     * @param clockJumped whether its dates made the session distrusted, just now
     */
    record Taken(List<WorkerReport> reports, boolean advanced, boolean clockJumped) {}

    /**
     * @param skewMatters whether a jump of the dates makes the session's clock distrusted (contract §10 W7)
     * @param ads what ads are known by
     * @param adFolder where ads go; empty when they are skipped
     * @param beginning the quality's, of all its sessions
     */
    PlaylistIntake(
            Channel channel,
            Quality quality,
            String session,
            Duration suspiciousSkew,
            boolean skewMatters,
            AdRules ads,
            Optional<Quality> adFolder,
            Beginning beginning) {
        this.channel = channel;
        this.quality = quality;
        this.session = session;
        this.suspiciousSkew = suspiciousSkew;
        this.skewMatters = skewMatters;
        this.ads = new AdClassifier(ads);
        this.adFolder = adFolder;
        this.beginning = beginning;
        this.memory = new SegmentMemory(session);
    }

    String session() {
        return session;
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
        delta = playlist.needsFullReload();
        List<SortedSegment> sorted = sort(playlist, asked);
        List<Placed> placed =
                timeline.place(sorted.stream().map(SortedSegment::entry).toList(), asked.wall());
        boolean jumped = tellSkew(sorted, placed, out);
        Set<ListingId> before = window;
        window = ids(sorted);
        List<WorkerReport> reports = new ArrayList<>();
        before.stream().filter(id -> !window.contains(id)).forEach(id -> reports.add(new WorkerReport.Unlisted(id)));
        Instant edge =
                placed.isEmpty() ? asked.wall() : placed.get(placed.size() - 1).start();
        int skipped = skipped(placed, edge, out);
        for (int i = skipped; i < sorted.size(); i++) {
            SortedSegment each = sorted.get(i);
            if (!each.seen().again()) {
                takeNew(each, placed.get(i), history, edge, reports, out);
            } else if (!before.contains(each.id())) {
                listedElsewhere(each, edge, reports);
            }
        }
        taken.keySet().retainAll(memory.keys());
        long missed = missedWindow.missed(playlist);
        if (missed > 0) {
            out.add(new Tell(new CaptureEvent.WindowMissed(quality, missed)));
        }
        return new Taken(reports, !sorted.stream().allMatch(each -> each.seen().again()), jumped);
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

    private static Set<ListingId> ids(List<SortedSegment> sorted) {
        Set<ListingId> ids = new LinkedHashSet<>();
        sorted.forEach(each -> ids.add(each.id()));
        return ids;
    }

    /** Ads are told by dates too, so a provisional date is carried along from segment to segment. */
    private List<SortedSegment> sort(MediaPlaylist playlist, Moment asked) {
        Duration target = target(playlist);
        List<Seen> segments = memory.take(playlist, asked.wall());
        AdSigns signs = ads.in(playlist, segments, breaks);
        List<SortedSegment> sorted = new ArrayList<>(playlist.segments().size());
        Optional<Instant> date = Optional.empty();
        for (Seen seen : segments) {
            MediaSegment segment = seen.segment();
            WritableDuration duration = WritableDuration.of(segment.duration().orElse(0), target);
            date = segment.programDateTime().isPresent() ? segment.programDateTime() : date;
            SortedSegment each = new SortedSegment(seen, signs.of(segment, date), duration);
            sorted.add(each);
            date = date.map(start -> each.span().after(start));
        }
        return sorted;
    }

    private boolean tellSkew(List<SortedSegment> sorted, List<Placed> placed, List<CaptureAction> out) {
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
            SortedSegment sorted,
            Placed placed,
            List<PlaylistText> history,
            Instant edge,
            List<WorkerReport> reports,
            List<CaptureAction> out) {
        Duration span = sorted.span().toDuration();
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
            SegmentSlot slot = new SegmentSlot(channel, folder, placed.start(), sorted.span());
            String doubt = doubt(sorted, placed);
            if (!doubt.isEmpty() && doubtsTold.add(doubt)) {
                out.add(new Tell(new CaptureEvent.NoFullCopies(folder, doubt)));
            }
            Listing listing = new Listing(sorted.id(), slot, sorted.segment(), placed.origin(), doubt, history);
            taken.put(sorted.seen().key(), listing.as(sorted.id(), sorted.segment()));
            reports.add(new WorkerReport.Listed(listing, edge));
        }
    }

    /** Under another address, or again after it was left out: one more source of its slot, if it has one. */
    private void listedElsewhere(SortedSegment sorted, Instant edge, List<WorkerReport> reports) {
        Listing first = taken.get(sorted.seen().key());
        if (first != null) {
            reports.add(new WorkerReport.Listed(first.as(sorted.id(), sorted.segment()), edge));
        }
    }

    private void tellUnwritable(
            SortedSegment sorted, Placed placed, Duration span, String reason, List<CaptureAction> out) {
        out.add(new Tell(new CaptureEvent.SegmentListed(
                quality, sorted.id(), sorted.segment().programDateTime(), placed.start(), placed.origin(), span)));
        out.add(new Tell(new CaptureEvent.SegmentClosed(
                quality, sorted.id(), placed.start(), span, CaptureEvent.Closing.GIVEN_UP, reason)));
    }

    /** Why no copy under this name may be called full. */
    private String doubt(SortedSegment sorted, Placed placed) {
        if (!sorted.doubt().isEmpty()) {
            return sorted.doubt();
        }
        if (delta) {
            return "listed by a delta update, which leaves out keys and init sections";
        }
        if (placed.origin() == DateOrigin.WALL_CLOCK) {
            return "no date is listed; dated by our own clock";
        }
        return distrusted ? "the dates of this session jumped" : "";
    }
}
