package dev.livekeep.origin.packed;

import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.fault.RequestKind;
import dev.livekeep.origin.http.Answer;
import dev.livekeep.origin.http.Request;
import dev.livekeep.origin.live.Entry;
import dev.livekeep.origin.live.ListedSegment;
import dev.livekeep.origin.live.LiveChannel;
import dev.livekeep.origin.live.Reply;
import dev.livekeep.origin.live.Site;
import dev.livekeep.origin.live.Target;
import dev.livekeep.origin.live.Visit;
import dev.livekeep.origin.media.Body;
import dev.livekeep.origin.media.MediaLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HLS with byte ranges under {@code /byterange/CHANNEL/}: each {@value #SEGMENTS} segments, and an init section where
 * there is one, are one file that grows as they are published. In files with an even number every offset is listed, in
 * the others only where it must be.
 */
public final class RangedSite implements Site {
    /** Segments of one file. */
    static final int SEGMENTS = 5;

    private static final Pattern FILE = Pattern.compile("(\\d{1,15})\\.(?:ts|m4s)");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-.*");

    private final Folder folder;
    private final MediaLibrary library;

    /** @param channels by name */
    public RangedSite(
            Map<String, LiveChannel> channels, MediaLibrary library, Duration segmentDuration, Instant started) {
        this.folder = new Folder("byterange", channels, segmentDuration, started);
        this.library = library;
    }

    @Override
    public Optional<Target> target(Request request) {
        return folder.named(request.path()).flatMap(named -> target(named, request));
    }

    private Optional<Target> target(Folder.Named named, Request request) {
        if (named.rendition().isEmpty()) {
            return named.file().equals("multivariant.m3u8")
                    ? Optional.of(Target.of(RequestKind.MULTIVARIANT, named.channel()))
                    : Optional.empty();
        }
        if (named.file().equals("media.m3u8")) {
            return Optional.of(Target.of(RequestKind.MEDIA, named.channel())
                    .rendition(named.rendition().get()));
        }
        Matcher file = FILE.matcher(named.file());
        return file.matches()
                ? Optional.of(inFile(named, Long.parseLong(file.group(1)), firstByte(request)))
                : Optional.empty();
    }

    private static long firstByte(Request request) {
        Matcher range = RANGE.matcher(request.header("range").orElse("").strip());
        return range.matches() ? Long.parseLong(range.group(1)) : 0;
    }

    /** What is asked for is told by where the range begins. */
    private Target inFile(Folder.Named named, long number, long firstByte) {
        Target segment = Target.of(RequestKind.SEGMENT, named.channel())
                .rendition(named.rendition().orElseThrow());
        Optional<LiveChannel> channel = folder.channel(named.channel());
        Optional<RenditionConfig> rendition =
                channel.flatMap(it -> it.rendition(named.rendition().orElseThrow()));
        if (rendition.isEmpty()) {
            return segment;
        }
        GrowingFile whole = file(channel.get(), rendition.get(), number, SEGMENTS);
        int before = initParts(rendition.get());
        if (firstByte < whole.offset(before)) {
            return Target.of(RequestKind.INIT, named.channel())
                    .rendition(named.rendition().orElseThrow());
        }
        int part = SEGMENTS - 1;
        while (part > 0 && whole.offset(before + part) > firstByte) {
            part--;
        }
        return segment.content(number * SEGMENTS + part);
    }

    @Override
    public Reply reply(Visit visit) {
        if (folder.channel(visit).isEmpty()) {
            return Reply.of(Answer.plain(404, "no such channel"));
        }
        return switch (visit.target().kind()) {
            case MULTIVARIANT -> folder.multivariant(visit);
            case MEDIA -> folder.media(visit, this::listed);
            default ->
                Reply.of(folder.rendition(visit)
                        .map(rendition -> growing(rendition, visit))
                        .orElseGet(() -> Answer.plain(404, "no such rendition")));
        };
    }

    private ListedSegment listed(LiveChannel channel, RenditionConfig rendition, Entry entry, Optional<Entry> before) {
        long number = entry.content() / SEGMENTS;
        int part = initParts(rendition) + (int) (entry.content() % SEGMENTS);
        GrowingFile file = file(channel, rendition, number, SEGMENTS);
        boolean follows = before.filter(
                        other -> other.content() == entry.content() - 1 && other.content() / SEGMENTS == number)
                .isPresent();
        String uri = number + (rendition.format().isFragmented() ? ".m4s" : ".ts");
        List<String> lines = new ArrayList<>();
        boolean sameFile =
                before.filter(other -> other.content() / SEGMENTS == number).isPresent();
        if (rendition.format().isFragmented() && !sameFile) {
            lines.add("#EXT-X-MAP:URI=\"" + uri + "\",BYTERANGE=\"" + file.offset(1) + "@0\"");
        }
        long length = channel.body(rendition, entry.content()).length();
        boolean implicit = follows && number % 2 != 0;
        lines.add("#EXT-X-BYTERANGE:" + length + (implicit ? "" : "@" + file.offset(part)));
        return Folder.shown(entry, lines, uri);
    }

    private Answer growing(RenditionConfig rendition, Visit visit) {
        LiveChannel channel = folder.channel(visit).orElseThrow();
        String path = visit.request().path();
        Matcher name = FILE.matcher(path.substring(path.lastIndexOf('/') + 1));
        long number = name.matches() ? Long.parseLong(name.group(1)) : -1;
        long published = channel.newestDue(visit.now()) + 1 - number * SEGMENTS;
        int parts = (int) Math.max(0, Math.min(SEGMENTS, published));
        boolean there = false;
        for (int part = 0; part < parts; part++) {
            there |= channel.fetchable(number * SEGMENTS + part, visit.now()).isPresent();
        }
        if (!there) {
            return Answer.plain(404, "no such file");
        }
        String type = rendition.format().isFragmented() ? "video/mp4" : "video/mp2t";
        return Answer.of(200, type, file(channel, rendition, number, parts)).with("Accept-Ranges", "bytes");
    }

    private int initParts(RenditionConfig rendition) {
        return rendition.format().isFragmented() ? 1 : 0;
    }

    private GrowingFile file(LiveChannel channel, RenditionConfig rendition, long number, int segments) {
        List<Body> parts = new ArrayList<>();
        library.initSection(rendition.format()).map(Body::of).ifPresent(parts::add);
        for (int part = 0; part < segments; part++) {
            parts.add(channel.body(rendition, number * SEGMENTS + part));
        }
        return new GrowingFile(parts);
    }
}
