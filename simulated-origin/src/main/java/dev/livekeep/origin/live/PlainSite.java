package dev.livekeep.origin.live;

import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.fault.RequestKind;
import dev.livekeep.origin.http.Answer;
import dev.livekeep.origin.http.Request;
import dev.livekeep.origin.media.Body;
import dev.livekeep.origin.media.MediaLibrary;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain HLS under {@code /url/CHANNEL/}: a multivariant playlist, media playlists, segments, init sections. */
public final class PlainSite implements Site {
    private static final Pattern MULTIVARIANT = Pattern.compile("/url/([^/]+)/multivariant\\.m3u8");
    private static final Pattern MEDIA = Pattern.compile("/url/([^/]+)/([^/]+)/media\\.m3u8");
    private static final Pattern INIT = Pattern.compile("/url/([^/]+)/([^/]+)/init\\.mp4");
    private static final Pattern SEGMENT = Pattern.compile("/url/([^/]+)/([^/]+)/(\\d{1,15})\\.(?:ts|m4s)");

    private final Map<String, LiveChannel> channels;
    private final MediaLibrary library;
    private final Duration segmentDuration;
    private final Instant started;
    private final List<URI> edges;

    /**
     * @param channels by name
     * @param edges addresses of all edges; with more than one, variants are spread over them
     */
    public PlainSite(
            Map<String, LiveChannel> channels,
            MediaLibrary library,
            Duration segmentDuration,
            Instant started,
            List<URI> edges) {
        this.channels = channels;
        this.library = library;
        this.segmentDuration = segmentDuration;
        this.started = started;
        this.edges = edges;
    }

    @Override
    public Optional<Target> target(Request request) {
        Matcher multivariant = MULTIVARIANT.matcher(request.path());
        if (multivariant.matches()) {
            return Optional.of(Target.of(RequestKind.MULTIVARIANT, multivariant.group(1)));
        }
        Matcher media = MEDIA.matcher(request.path());
        if (media.matches()) {
            return Optional.of(Target.of(RequestKind.MEDIA, media.group(1)).rendition(media.group(2)));
        }
        Matcher init = INIT.matcher(request.path());
        if (init.matches()) {
            return Optional.of(Target.of(RequestKind.INIT, init.group(1)).rendition(init.group(2)));
        }
        Matcher segment = SEGMENT.matcher(request.path());
        return segment.matches()
                ? Optional.of(Target.of(RequestKind.SEGMENT, segment.group(1))
                        .rendition(segment.group(2))
                        .content(Long.parseLong(segment.group(3))))
                : Optional.empty();
    }

    @Override
    public Reply reply(Visit visit) {
        Optional<LiveChannel> channel = visit.target().channel().map(channels::get);
        if (channel.isEmpty()) {
            return Reply.of(Answer.plain(404, "no such channel"));
        }
        if (visit.target().kind() == RequestKind.MULTIVARIANT) {
            return multivariant(channel.get(), visit);
        }
        Optional<RenditionConfig> rendition = visit.target().rendition().flatMap(channel.get()::rendition);
        if (rendition.isEmpty()) {
            return Reply.of(Answer.plain(404, "no such rendition"));
        }
        return switch (visit.target().kind()) {
            case MEDIA -> media(channel.get(), rendition.get(), visit);
            case INIT ->
                Reply.of(
                        Segments.initSection(library.initSection(rendition.get().format())));
            default -> Reply.of(segment(channel.get(), rendition.get(), visit));
        };
    }

    private Reply multivariant(LiveChannel channel, Visit visit) {
        PlaylistShape shape = PlaylistShape.of(visit.rule(), channel, visit.now(), started);
        if (!channel.isOnAir(visit.now())) {
            return Reply.of(Answer.plain(404, "not live"));
        }
        String text =
                shape.garbage() ? MediaPlaylistText.GARBAGE : multivariantText(channel.config(), visit.edge(), shape);
        return Reply.of(Segments.playlist(text));
    }

    private String multivariantText(ChannelConfig channel, int edge, PlaylistShape shape) {
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        int place = edge - 1;
        for (RenditionConfig rendition : channel.renditions()) {
            String base = edges.size() == 1 ? "" : edges.get(place++ % edges.size()) + "/url/" + channel.name() + "/";
            if (shape.shows(rendition)) {
                out.append("#EXT-X-STREAM-INF:")
                        .append(Variants.attributes(rendition))
                        .append('\n')
                        .append(base)
                        .append(rendition.name())
                        .append("/media.m3u8\n");
            }
        }
        return out.toString();
    }

    private Reply media(LiveChannel channel, RenditionConfig rendition, Visit visit) {
        PlaylistShape shape = PlaylistShape.of(visit.rule(), channel, visit.now(), started);
        if (shape.garbage()) {
            return Reply.of(Segments.playlist(MediaPlaylistText.GARBAGE));
        }
        channel.advance(visit.now());
        List<Entry> entries = channel.window(shape.shown());
        boolean ended = !channel.isOnAir(visit.now());
        if (entries.isEmpty() || (ended && !visit.now().isBefore(channel.forgotten(entries)))) {
            return Reply.of(Answer.plain(404, "not live"));
        }
        PlaylistShape shown = ended ? shape.ending() : shape;
        String text = text(rendition, entries, shown);
        return Reply.listing(
                Segments.playlist(text),
                entries.stream().filter(e -> !e.gap()).map(Entry::content).toList(),
                List.of());
    }

    private String text(RenditionConfig rendition, List<Entry> entries, PlaylistShape shape) {
        boolean fragmented = rendition.format().isFragmented();
        Entry first = entries.get(0);
        List<ListedSegment> segments = new ArrayList<>();
        for (Entry entry : entries) {
            String uri = entry.content() + (fragmented ? ".m4s" : ".ts");
            segments.add(new ListedSegment(
                    List.of(), entry.discontinuity(), entry.gap(), entry.date(), entry.duration(), "live", uri));
        }
        long before = first.discontinuities() - (first.discontinuity() ? 1 : 0);
        int version = segments.stream().anyMatch(ListedSegment::gap) ? 8 : fragmented ? 6 : 3;
        return new MediaPlaylistText(
                        version,
                        segmentDuration,
                        first.mediaSequence(),
                        before,
                        fragmented ? Optional.of("init.mp4") : Optional.empty())
                .segments(segments, shape)
                .toString();
    }

    private static Answer segment(LiveChannel channel, RenditionConfig rendition, Visit visit) {
        long content = visit.target().content().orElseThrow();
        Optional<Entry> entry = channel.fetchable(content, visit.now());
        if (entry.isEmpty()) {
            return Answer.plain(404, "no such segment");
        }
        Body body = channel.body(rendition, content);
        return Segments.media(rendition, body, channel.config().name() + "-" + rendition.name() + "-" + content);
    }
}
