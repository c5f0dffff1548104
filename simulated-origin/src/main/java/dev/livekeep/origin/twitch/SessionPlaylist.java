package dev.livekeep.origin.twitch;

import dev.livekeep.origin.config.AdPlan.Sign;
import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.live.Entry;
import dev.livekeep.origin.live.ListedSegment;
import dev.livekeep.origin.live.LiveChannel;
import dev.livekeep.origin.live.MediaPlaylistText;
import dev.livekeep.origin.live.PlaylistShape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints a session's media playlist: the live content with advertisements in some of its places. */
final class SessionPlaylist {
    private final LiveChannel channel;
    private final RenditionConfig rendition;
    private final Session session;
    private final List<Entry> entries;

    /** {@code entries} are those the session lists; at least one. */
    SessionPlaylist(LiveChannel channel, RenditionConfig rendition, Session session, List<Entry> entries) {
        this.channel = channel;
        this.rendition = rendition;
        this.session = session;
        this.entries = entries;
    }

    /** The numbers of the contents listed, advertisements left out. */
    List<Long> contents() {
        return entries.stream()
                .filter(e -> !session.isAd(e) && !e.gap())
                .map(Entry::content)
                .toList();
    }

    /** The numbers of the contents in whose places advertisements stand. */
    List<Long> replaced() {
        return entries.stream().filter(session::isAd).map(Entry::content).toList();
    }

    String text(PlaylistShape shape, int prefetch) {
        boolean fragmented = rendition.format().isFragmented();
        Entry first = entries.get(0);
        long before = first.discontinuities() - (first.discontinuity() ? 1 : 0);
        Duration segment = first.duration();
        MediaPlaylistText text = new MediaPlaylistText(
                fragmented ? 6 : 3,
                segment,
                mediaSequence(),
                before,
                fragmented ? Optional.of(uri("init")) : Optional.empty());
        text.line("#EXT-X-TWITCH-LIVE-SEQUENCE:" + first.content());
        Duration elapsed = segment.multipliedBy(first.content());
        text.line("#EXT-X-TWITCH-ELAPSED-SECS:" + MediaPlaylistText.seconds(elapsed));
        text.line("#EXT-X-TWITCH-TOTAL-SECS:"
                + MediaPlaylistText.seconds(elapsed.plus(segment.multipliedBy(entries.size()))));
        text.line("#EXT-X-DATERANGE:ID=\"playlist-session-" + session.id() + "\",CLASS=\"twitch-session\",START-DATE=\""
                + date(session.opened()) + "\",END-ON-NEXT=YES,X-TV-TWITCH-SESSIONID=\"" + session.id() + "\"");
        text.segments(listed(), shape);
        if (!shape.endList()) {
            prefetch(text, prefetch);
        }
        return text.toString();
    }

    /** In a midroll the number stands still at what it was when the midroll began. */
    private long mediaSequence() {
        Entry newest = entries.get(entries.size() - 1);
        long podStart = session.podStart(newest);
        long shown = session.sequence(entries.get(0));
        if (podStart < 0 || session.isPreroll(podStart)) {
            return shown;
        }
        return Math.max(session.sequenceBase(), shown - (newest.content() - podStart));
    }

    private List<ListedSegment> listed() {
        List<ListedSegment> listed = new ArrayList<>();
        Optional<Entry> previous = Optional.empty();
        for (Entry entry : entries) {
            boolean ad = session.isAd(entry);
            boolean turns = previous.isPresent() && session.isAd(previous.get()) != ad;
            List<String> before = new ArrayList<>();
            if (turns && !ad && has(Sign.SCTE35)) {
                before.add("#EXT-X-SCTE35-IN");
            }
            if (turns && !ad && has(Sign.CUE)) {
                before.add("#EXT-X-CUE-IN");
            }
            if (ad && (turns || previous.isEmpty())) {
                before.addAll(podTags(entry));
            }
            listed.add(new ListedSegment(
                    before,
                    turns || entry.discontinuity(),
                    entry.gap() && !ad,
                    entry.date().plus(session.clockOffset()),
                    entry.duration(),
                    ad ? adTitle(entry) : "live",
                    uri((ad ? "ad-" : "") + entry.content())));
            previous = Optional.of(entry);
        }
        return listed;
    }

    private boolean has(Sign sign) {
        return session.ads().signs().contains(sign);
    }

    private String adTitle(Entry entry) {
        String id = Long.toString(7_000_000_000L + entry.content());
        if (has(Sign.TITLE)) {
            return "Amazon|" + id;
        }
        if (has(Sign.TITLE_FT)) {
            return "FT|" + id;
        }
        return has(Sign.TITLE_DIGITS) ? id : "";
    }

    private List<String> podTags(Entry entry) {
        long start = session.podStart(entry);
        int length = session.podLength(start);
        Duration span = entry.duration().multipliedBy(length);
        List<String> tags = new ArrayList<>();
        if (has(Sign.DATERANGE) || has(Sign.DATERANGE_ID)) {
            Instant begins = channel.dateOf(start).plus(session.clockOffset());
            tags.add("#EXT-X-DATERANGE:ID=\"stitched-ad-" + start + "-" + session.id()
                    + (has(Sign.DATERANGE) ? "\",CLASS=\"twitch-stitched-ad" : "") + "\",START-DATE=\"" + date(begins)
                    + "\",DURATION="
                    + MediaPlaylistText.seconds(span) + ",X-TV-TWITCH-AD-COMMERCIAL-ID=\"" + start
                    + "\",X-TV-TWITCH-AD-ROLL-TYPE=\"" + (session.isPreroll(start) ? "PREROLL" : "MIDROLL")
                    + "\",X-TV-TWITCH-AD-POD-LENGTH=\"1\",X-TV-TWITCH-AD-POD-POSITION=\"0\""
                    + ",X-TV-TWITCH-AD-POD-FILLED-DURATION=\"" + MediaPlaylistText.seconds(span) + "\"");
        }
        if (has(Sign.SCTE35)) {
            tags.add("#EXT-X-SCTE35-OUT:DURATION=" + MediaPlaylistText.seconds(span));
        }
        if (has(Sign.CUE)) {
            tags.add("#EXT-X-CUE-OUT:" + MediaPlaylistText.seconds(span));
        }
        return tags;
    }

    private void prefetch(MediaPlaylistText text, int lines) {
        Entry newest = entries.get(entries.size() - 1);
        boolean ad = session.isAd(newest);
        for (int i = 1; i <= lines; i++) {
            Entry coming = newest.later(i);
            boolean nextIsAd = session.isAd(coming);
            if (nextIsAd != ad) {
                text.line("#EXT-X-DISCONTINUITY");
            }
            ad = nextIsAd;
            text.line("#EXT-X-TWITCH-PREFETCH:" + uri((ad ? "ad-" : "") + coming.content()));
        }
    }

    private String uri(String name) {
        return "/v1/segment/" + session.channel() + "/" + rendition.name() + "/" + session.id() + "/" + name
                + (rendition.format().isFragmented() ? ".mp4" : ".ts");
    }

    private static String date(Instant instant) {
        return MediaPlaylistText.date(instant);
    }
}
