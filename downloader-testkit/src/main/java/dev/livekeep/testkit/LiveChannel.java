package dev.livekeep.testkit;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.PlaylistSource.MediaRequest;
import dev.livekeep.testkit.ScriptedPlaylistSource.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small live HLS channel on virtual time, for scripted sources: it publishes a segment of two seconds every two seconds
 * and lists the newest ones under one URL that never changes. Polls and segments misbehave where a test says so.
 */
public final class LiveChannel {
    /** How long a segment plays. */
    public static final Duration SEGMENT = Duration.ofSeconds(2);

    private final VirtualTime time;
    private final ChannelSpec spec;
    private final int window;
    private final Instant begun;
    private final Duration begunAt;
    private final List<Spell> spells = new ArrayList<>();
    private final Map<Long, Integer> asked = new HashMap<>();
    private SegmentFault segmentFault = (number, attempt) -> Optional.empty();

    /** What is wrong with polls for a while. */
    public sealed interface Trouble {
        /** 403, 404, 410. */
        record Refuses(int status) implements Trouble {}

        /** Another status, a reset connection, no playlist. */
        record Fails(String reason) implements Trouble {}

        /** No answer at all. */
        record Silent() implements Trouble {}

        /** Dates that nobody can read. */
        record BadDates() implements Trouble {}

        /** The list stands still and says that it is over. */
        record SaysEnded() implements Trouble {}
    }

    private record Spell(Duration from, Duration until, Trouble trouble) {}

    /** What is wrong with a segment. */
    @FunctionalInterface
    public interface SegmentFault {
        /**
         * The exchange in place of a good one.
         *
         * @param attempt counts requests for this segment from 1
         */
        Optional<Exchange> of(long number, int attempt);
    }

    /**
     * A channel that has been live for a window's length.
     *
     * @param window how many segments are listed
     */
    public LiveChannel(VirtualTime time, String name, int window) {
        this.time = time;
        this.window = window;
        this.begunAt = time.elapsed().minus(SEGMENT.multipliedBy(window));
        this.begun = time.now().minus(SEGMENT.multipliedBy(window));
        this.spec = new ChannelSpec(
                new Channel(name),
                false,
                new SourceType.Url(URI.create("http://origin.test/" + name + "/media.m3u8")),
                List.of(QualityWish.parse(QualityWish.SOURCE)));
    }

    /** How to record it. */
    public ChannelSpec spec() {
        return spec;
    }

    /** Polls sent in this span, counted from the start of time, meet trouble. */
    public void trouble(Duration from, Duration until, Trouble trouble) {
        spells.add(new Spell(from, until, trouble));
    }

    /** Segments misbehave so from here on. */
    public void segmentFault(SegmentFault fault) {
        segmentFault = fault;
    }

    /** How many segments have been published, those before the test included. */
    public long published() {
        return publishedAt(time.elapsed());
    }

    private long publishedAt(Duration elapsed) {
        return elapsed.minus(begunAt).dividedBy(SEGMENT);
    }

    /** When a segment begins. */
    public Instant startOf(long number) {
        return begun.plus(SEGMENT.multipliedBy(number));
    }

    /** A segment's bytes; no two are equal. */
    public byte[] body(long number) {
        String line = spec.channel() + " segment " + number + "\n";
        return line.repeat(400).getBytes(StandardCharsets.UTF_8);
    }

    /** Script for looks. */
    public Reply<StreamAnswer> look() {
        return Reply.of(new StreamAnswer.SingleMedia(((SourceType.Url) spec.source()).uri()));
    }

    /** Script for polls. */
    public Reply<MediaAnswer> poll(MediaRequest request) {
        Duration now = time.elapsed();
        Optional<Spell> spell = spells.stream()
                .filter(each -> each.from().compareTo(now) <= 0 && now.compareTo(each.until()) < 0)
                .findFirst();
        if (spell.isEmpty()) {
            return listed(request, text(publishedAt(now), true, false));
        }
        return switch (spell.get().trouble()) {
            case Trouble.Refuses(int status) -> Reply.of(new MediaAnswer.Refused(status));
            case Trouble.Fails(String reason) -> Reply.of(new MediaAnswer.Failed(reason));
            case Trouble.Silent() -> Reply.never();
            case Trouble.BadDates() -> listed(request, text(publishedAt(now), false, false));
            case Trouble.SaysEnded() ->
                listed(request, text(publishedAt(spell.get().from()), true, true));
        };
    }

    private static Reply<MediaAnswer> listed(MediaRequest request, String text) {
        try {
            MediaPlaylist playlist = (MediaPlaylist) new PlaylistReader().read(text, request.uri());
            return Reply.of(new MediaAnswer.Listed(playlist, text));
        } catch (UnreadablePlaylistException e) {
            throw new IllegalStateException("wanted a readable playlist of our own", e);
        }
    }

    private String text(long published, boolean goodDates, boolean ended) {
        long first = Math.max(0, published - window);
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n")
                .append("#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
        for (long number = first; number < published; number++) {
            text.append("#EXT-X-PROGRAM-DATE-TIME:")
                    .append(goodDates ? startOf(number).toString() : "the day before yesterday")
                    .append("\n#EXTINF:2.000,live\nsegment-" + number + ".ts\n");
        }
        return text.append(ended ? "#EXT-X-ENDLIST\n" : "").toString();
    }

    /** Script for segments. */
    public Exchange fetch(SegmentRequest request) {
        long number = request.segment().mediaSequence();
        int attempt = asked.merge(number, 1, Integer::sum);
        return segmentFault.of(number, attempt).orElseGet(() -> answer(number));
    }

    private Exchange answer(long number) {
        return published() > number ? Exchange.whole(body(number)) : Exchange.refused(404);
    }
}
