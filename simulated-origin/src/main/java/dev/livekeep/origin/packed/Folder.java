package dev.livekeep.origin.packed;

import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.http.Answer;
import dev.livekeep.origin.live.Entry;
import dev.livekeep.origin.live.ListedSegment;
import dev.livekeep.origin.live.LiveChannel;
import dev.livekeep.origin.live.MediaPlaylistText;
import dev.livekeep.origin.live.PlaylistShape;
import dev.livekeep.origin.live.Reply;
import dev.livekeep.origin.live.Segments;
import dev.livekeep.origin.live.Variants;
import dev.livekeep.origin.live.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder of the origin that holds every channel packed in one way, and the playlists in it. */
final class Folder {
    private static final int VERSION = 7;

    private final Pattern path;
    private final Map<String, LiveChannel> channels;
    private final Duration segmentDuration;
    private final Instant started;

    /** What a path names below the folder: {@code CHANNEL/multivariant.m3u8} or {@code CHANNEL/RENDITION/FILE}. */
    record Named(String channel, Optional<String> rendition, String file) {}

    /** Lists a segment; {@code before} is the one listed before it. */
    interface Listing {
        ListedSegment list(LiveChannel channel, RenditionConfig rendition, Entry entry, Optional<Entry> before);
    }

    Folder(String name, Map<String, LiveChannel> channels, Duration segmentDuration, Instant started) {
        this.path = Pattern.compile("/" + name + "/([^/]+)(?:/([^/]+))?/([^/]+)");
        this.channels = channels;
        this.segmentDuration = segmentDuration;
        this.started = started;
    }

    Optional<Named> named(String whole) {
        Matcher parts = path.matcher(whole);
        return parts.matches()
                ? Optional.of(new Named(parts.group(1), Optional.ofNullable(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    Optional<LiveChannel> channel(Visit visit) {
        return visit.target().channel().map(channels::get);
    }

    Optional<LiveChannel> channel(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    Optional<RenditionConfig> rendition(Visit visit) {
        return channel(visit).flatMap(channel -> visit.target().rendition().flatMap(channel::rendition));
    }

    Reply multivariant(Visit visit) {
        Optional<LiveChannel> channel = channel(visit).filter(known -> known.isOnAir(visit.now()));
        if (channel.isEmpty()) {
            return Reply.of(Answer.plain(404, "not live"));
        }
        PlaylistShape shape = PlaylistShape.of(visit.rule(), channel.get(), visit.now(), started);
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:" + VERSION + "\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        channel.get().config().renditions().stream()
                .filter(shape::shows)
                .forEach(rendition -> out.append("#EXT-X-STREAM-INF:")
                        .append(Variants.attributes(rendition))
                        .append('\n')
                        .append(rendition.name())
                        .append("/media.m3u8\n"));
        return Reply.of(Segments.playlist(shape.garbage() ? MediaPlaylistText.GARBAGE : out.toString()));
    }

    Reply media(Visit visit, Listing listing) {
        Optional<RenditionConfig> rendition = rendition(visit);
        if (rendition.isEmpty()) {
            return Reply.of(Answer.plain(404, "no such rendition"));
        }
        LiveChannel channel = channel(visit).orElseThrow();
        PlaylistShape shape = PlaylistShape.of(visit.rule(), channel, visit.now(), started);
        channel.advance(visit.now());
        List<Entry> entries = channel.window(shape.shown());
        boolean ended = !channel.isOnAir(visit.now());
        if (entries.isEmpty() || (ended && !visit.now().isBefore(channel.forgotten(entries)))) {
            return Reply.of(Answer.plain(404, "not live"));
        }
        String text = text(channel, rendition.get(), entries, ended ? shape.ending() : shape, listing);
        return Reply.listing(
                Segments.playlist(shape.garbage() ? MediaPlaylistText.GARBAGE : text),
                entries.stream()
                        .filter(entry -> !entry.gap() && !shape.garbage())
                        .map(Entry::content)
                        .toList(),
                List.of());
    }

    private String text(
            LiveChannel channel, RenditionConfig rendition, List<Entry> entries, PlaylistShape shape, Listing listing) {
        List<ListedSegment> segments = new ArrayList<>();
        Optional<Entry> before = Optional.empty();
        for (Entry entry : entries) {
            segments.add(listing.list(channel, rendition, entry, before));
            before = Optional.of(entry);
        }
        Entry first = entries.get(0);
        return new MediaPlaylistText(
                        VERSION,
                        segmentDuration,
                        first.mediaSequence(),
                        first.discontinuities() - (first.discontinuity() ? 1 : 0),
                        Optional.empty())
                .segments(segments, shape)
                .toString();
    }

    /** The entry as a playlist shows it, with these lines before it. */
    static ListedSegment shown(Entry entry, List<String> before, String uri) {
        return new ListedSegment(
                before, entry.discontinuity(), entry.gap(), entry.date(), entry.duration(), "live", uri);
    }
}
