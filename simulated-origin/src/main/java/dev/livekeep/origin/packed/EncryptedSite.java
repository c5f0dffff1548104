package dev.livekeep.origin.packed;

import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.fault.RequestKind;
import dev.livekeep.origin.http.Answer;
import dev.livekeep.origin.http.Request;
import dev.livekeep.origin.live.Entry;
import dev.livekeep.origin.live.ListedSegment;
import dev.livekeep.origin.live.LiveChannel;
import dev.livekeep.origin.live.Reply;
import dev.livekeep.origin.live.Segments;
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
 * HLS with AES-128 under {@code /aes128/CHANNEL/}. Every {@value #PERIOD} segments another key comes, in three ways in
 * turn: with an explicit IV (the init section is encrypted too), without one (the media sequence is it), and none at
 * all.
 */
public final class EncryptedSite implements Site {
    /** Segments for which one key is used. */
    static final int PERIOD = 3;

    private static final Pattern SEGMENT = Pattern.compile("(\\d{1,15})\\.(?:ts|m4s)");
    private static final Pattern KEY = Pattern.compile("key-(\\d{1,15})");
    private static final Pattern INIT = Pattern.compile("init(?:-(\\d{1,15}))?\\.mp4");
    private static final String NO_KEY = "#EXT-X-KEY:METHOD=NONE";

    private final Folder folder;
    private final MediaLibrary library;
    private final Keys keys;

    /**
     * @param channels by name
     * @param seed decides the keys
     */
    public EncryptedSite(
            Map<String, LiveChannel> channels,
            MediaLibrary library,
            Duration segmentDuration,
            Instant started,
            long seed) {
        this.folder = new Folder("aes128", channels, segmentDuration, started);
        this.library = library;
        this.keys = new Keys(seed);
    }

    /** How a period's segments are encrypted. */
    private enum Way {
        EXPLICIT_IV,
        SEQUENCE_IV,
        CLEAR;

        static Way of(long period) {
            return values()[(int) Math.floorMod(period, (long) values().length)];
        }
    }

    @Override
    public Optional<Target> target(Request request) {
        return folder.named(request.path()).flatMap(EncryptedSite::target);
    }

    private static Optional<Target> target(Folder.Named named) {
        if (named.rendition().isEmpty()) {
            return named.file().equals("multivariant.m3u8")
                    ? Optional.of(Target.of(RequestKind.MULTIVARIANT, named.channel()))
                    : Optional.empty();
        }
        String rendition = named.rendition().get();
        Matcher segment = SEGMENT.matcher(named.file());
        if (segment.matches()) {
            return Optional.of(Target.of(RequestKind.SEGMENT, named.channel())
                    .rendition(rendition)
                    .content(Long.parseLong(segment.group(1))));
        }
        Optional<RequestKind> kind = Optional.empty();
        if (named.file().equals("media.m3u8")) {
            kind = Optional.of(RequestKind.MEDIA);
        } else if (INIT.matcher(named.file()).matches()) {
            kind = Optional.of(RequestKind.INIT);
        } else if (KEY.matcher(named.file()).matches()) {
            kind = Optional.of(RequestKind.OTHER);
        }
        return kind.map(it -> Target.of(it, named.channel()).rendition(rendition));
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
                        .map(rendition -> file(rendition, visit))
                        .orElseGet(() -> Answer.plain(404, "no such rendition")));
        };
    }

    private ListedSegment listed(LiveChannel channel, RenditionConfig rendition, Entry entry, Optional<Entry> before) {
        long period = entry.content() / PERIOD;
        boolean same =
                before.filter(other -> other.content() / PERIOD == period).isPresent();
        String uri = entry.content() + (rendition.format().isFragmented() ? ".m4s" : ".ts");
        return Folder.shown(entry, same ? List.of() : keyLines(channel, rendition, period), uri);
    }

    private List<String> keyLines(LiveChannel channel, RenditionConfig rendition, long period) {
        Way way = Way.of(period);
        boolean fragmented = rendition.format().isFragmented();
        List<String> lines = new ArrayList<>();
        if (way != Way.EXPLICIT_IV && (fragmented || way == Way.CLEAR)) {
            lines.add(NO_KEY);
        }
        if (way == Way.EXPLICIT_IV) {
            lines.add(keyLine(period) + ",IV=" + keys.ivText(channel.config().name(), rendition.name(), period));
        }
        if (fragmented) {
            String of = way == Way.EXPLICIT_IV ? "-" + period : "";
            lines.add("#EXT-X-MAP:URI=\"init" + of + ".mp4\"");
        }
        if (way == Way.SEQUENCE_IV) {
            lines.add(keyLine(period));
        }
        return lines;
    }

    private static String keyLine(long period) {
        return "#EXT-X-KEY:METHOD=AES-128,URI=\"key-" + period + "\"";
    }

    private Answer file(RenditionConfig rendition, Visit visit) {
        LiveChannel channel = folder.channel(visit).orElseThrow();
        String file = visit.request().path().substring(visit.request().path().lastIndexOf('/') + 1);
        Matcher key = KEY.matcher(file);
        if (key.matches()) {
            byte[] bytes = keys.key(channel.config().name(), rendition.name(), Long.parseLong(key.group(1)));
            return Answer.of(200, "application/octet-stream", Body.of(bytes));
        }
        Matcher init = INIT.matcher(file);
        return init.matches()
                ? initSection(channel, rendition, Optional.ofNullable(init.group(1)))
                : segment(channel, rendition, visit);
    }

    private Answer initSection(LiveChannel channel, RenditionConfig rendition, Optional<String> period) {
        Optional<byte[]> plain = library.initSection(rendition.format());
        return Segments.initSection(
                period.isEmpty()
                        ? plain
                        : plain.map(bytes -> encrypted(channel, rendition, Long.parseLong(period.get()), bytes)));
    }

    private Answer segment(LiveChannel channel, RenditionConfig rendition, Visit visit) {
        long content = visit.target().content().orElseThrow();
        Optional<Entry> entry = channel.fetchable(content, visit.now());
        if (entry.isEmpty()) {
            return Answer.plain(404, "no such segment");
        }
        long period = content / PERIOD;
        Body plain = channel.body(rendition, content);
        Body sent = switch (Way.of(period)) {
            case CLEAR -> plain;
            case EXPLICIT_IV -> Body.of(encrypted(channel, rendition, period, plain.bytes()));
            case SEQUENCE_IV ->
                Body.of(Keys.encrypted(
                        keys.key(channel.config().name(), rendition.name(), period),
                        Keys.sequenceIv(entry.get().mediaSequence()),
                        plain.bytes()));
        };
        return Segments.media(
                rendition, sent, "aes-" + channel.config().name() + "-" + rendition.name() + "-" + content);
    }

    private byte[] encrypted(LiveChannel channel, RenditionConfig rendition, long period, byte[] plain) {
        String name = channel.config().name();
        return Keys.encrypted(keys.key(name, rendition.name(), period), keys.iv(name, rendition.name(), period), plain);
    }
}
