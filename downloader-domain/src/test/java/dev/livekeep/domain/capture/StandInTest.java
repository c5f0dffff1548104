package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.CaptureAction.FindStream;
import dev.livekeep.domain.capture.CaptureAction.LookUp;
import dev.livekeep.domain.capture.CaptureAction.PollMedia;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MultivariantPlaylist;
import dev.livekeep.domain.playlist.Playlist;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.domain.time.Tick;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is wanted most appears while something else is recorded in its place. */
class StandInTest {
    private static final URI PAGE = URI.create("http://origin.test/live/list.m3u8");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration INTERVAL = CapturePolicy.defaults().refresh().others();

    private final PlaylistReader reader = new PlaylistReader();
    private final List<CaptureAction> all = new ArrayList<>();
    private final ChannelCapture capture = new ChannelCapture(
            new ChannelSpec(
                    new Channel("one"),
                    false,
                    new SourceType.Url(PAGE),
                    QualityWish.parseList("1080p60|720p60|480p30")),
            CapturePolicy.defaults(),
            Jitter.NONE,
            new Tick(0));
    private Duration elapsed = Duration.ZERO;
    private final Set<String> playing = new HashSet<>();

    @Test
    void wantedOneIsStartedWhenItAppearsAndTheStandInStopsOnlyWhenItListsSegments() {
        begin("720p60");

        List<CaptureAction> before = offer("720p60", "1080p60");
        playing.add("1080p60");
        List<CaptureAction> after = later(Duration.ofSeconds(2));

        assertThat(polled(before)).containsExactly("1080p60");
        assertThat(stopped(before)).isEmpty();
        assertThat(stopped(after)).singleElement().asString().endsWith("took over");
    }

    @Test
    void whatIsRecordedIsToldOncePerChange() {
        begin("720p60");

        offer("720p60");
        offer("720p60");
        offer("720p60", "1080p60");

        assertThat(chosen(all)).containsExactly("720p60", "1080p60");
    }

    @Test
    void streamIsLookedForAgainAtTheUsualIntervalWhileSomethingStandsIn() {
        begin("480p30");

        List<CaptureAction> early = later(INTERVAL.minusMillis(1001));
        List<CaptureAction> due = later(Duration.ofMillis(1));

        assertThat(looks(early)).isEmpty();
        assertThat(looks(due)).hasSize(1);
    }

    @Test
    void streamIsLookedForOnlyNowAndThenAfterALongTime() {
        begin("480p30");
        for (int i = 0; i < 50; i++) {
            offer("480p30");
        }

        List<CaptureAction> early = later(Duration.ofSeconds(298));
        List<CaptureAction> due = later(Duration.ofSeconds(3));

        assertThat(looks(early)).isEmpty();
        assertThat(looks(due)).hasSize(1);
    }

    @Test
    void streamIsLeftAloneOnceWhatIsWantedMostIsRecorded() {
        begin("1080p60", "720p60");

        List<CaptureAction> hours = later(Duration.ofHours(3));

        assertThat(looks(hours)).isEmpty();
    }

    @Test
    void lesserAlternativeDoesNotReplaceABetterOneThatIsRecorded() {
        begin("720p60");

        List<CaptureAction> actions = offer("480p30");

        assertThat(polled(actions)).doesNotContain("480p30");
        assertThat(chosen(all)).containsExactly("720p60");
    }

    /** The first look finds these variants; the first of them plays. */
    private void begin(String... variants) {
        playing.add(variants[0]);
        answer(step(), variants);
        later(Duration.ofSeconds(1));
    }

    /** Waits for the next look and answers it with these variants. */
    private List<CaptureAction> offer(String... variants) {
        List<CaptureAction> actions = new ArrayList<>();
        List<FindStream> looks = List.of();
        for (int second = 0; looks.isEmpty(); second++) {
            assertThat(second).as("seconds until a look").isLessThan(400);
            List<CaptureAction> now = later(Duration.ofSeconds(1));
            actions.addAll(now);
            looks = looks(now);
        }
        actions.addAll(answer(actions, variants));
        return actions;
    }

    private List<CaptureAction> answer(List<CaptureAction> actions, String... variants) {
        List<FindStream> looks = looks(actions);
        return on(new CaptureInput.StreamAnswered(
                looks.get(looks.size() - 1).fetch(), new StreamAnswer.Variants(multivariant(variants), "")));
    }

    /** Time passes second by second. */
    private List<CaptureAction> later(Duration time) {
        Duration until = elapsed.plus(time);
        List<CaptureAction> actions = new ArrayList<>();
        while (elapsed.compareTo(until) < 0) {
            Duration step = until.minus(elapsed);
            elapsed = elapsed.plus(step.compareTo(Duration.ofSeconds(1)) > 0 ? Duration.ofSeconds(1) : step);
            actions.addAll(step());
        }
        return actions;
    }

    private List<CaptureAction> step() {
        return on(new CaptureInput.TimePassed());
    }

    /** What the capture does; its polls are answered at once, and every segment is in the archive already. */
    private List<CaptureAction> on(CaptureInput input) {
        List<CaptureAction> done = capture.on(input, new Moment(new Tick(elapsed.toNanos()), NOON.plus(elapsed)));
        all.addAll(done);
        List<CaptureAction> actions = new ArrayList<>(done);
        for (CaptureAction action : done) {
            if (action instanceof PollMedia poll) {
                actions.addAll(on(new CaptureInput.MediaAnswered(poll.fetch(), media(poll))));
            } else if (action instanceof LookUp lookUp) {
                actions.addAll(on(new CaptureInput.LookedUp(lookUp.id(), CaptureInput.Presence.PRESENT)));
            }
        }
        return actions;
    }

    /** A segment each second where the variant plays, an empty list where it does not. */
    private MediaAnswer media(PollMedia poll) {
        long second = elapsed.toSeconds();
        String text = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:" + second + "\n";
        String name = nameOf(poll.uri().toString());
        if (playing.contains(name)) {
            text += "#EXT-X-PROGRAM-DATE-TIME:" + NOON.plusSeconds(second) + "\n#EXTINF:1,\n" + second + ".ts\n";
        }
        return new MediaAnswer.Listed((MediaPlaylist) read(text), text);
    }

    private static String nameOf(String address) {
        return address.replaceAll(".*/|\\.m3u8", "");
    }

    private MultivariantPlaylist multivariant(String... variants) {
        StringBuilder text = new StringBuilder("#EXTM3U\n");
        Stream.of(variants)
                .forEach(name ->
                        text.append("#EXT-X-STREAM-INF:BANDWIDTH=1,NAME=\"" + name + "\"\n" + name + ".m3u8\n"));
        return (MultivariantPlaylist) read(text.toString());
    }

    private Playlist read(String text) {
        try {
            return reader.read(text, PAGE);
        } catch (UnreadablePlaylistException e) {
            throw new AssertionError(e);
        }
    }

    private static List<FindStream> looks(List<CaptureAction> actions) {
        return actions.stream()
                .filter(FindStream.class::isInstance)
                .map(FindStream.class::cast)
                .toList();
    }

    private static List<String> polled(List<CaptureAction> actions) {
        return started(actions)
                .map(CaptureEvent.WorkerStarted::where)
                .map(StandInTest::nameOf)
                .toList();
    }

    private static Stream<CaptureEvent.WorkerStarted> started(List<CaptureAction> actions) {
        return told(actions)
                .filter(CaptureEvent.WorkerStarted.class::isInstance)
                .map(CaptureEvent.WorkerStarted.class::cast);
    }

    private static List<String> stopped(List<CaptureAction> actions) {
        return told(actions)
                .filter(CaptureEvent.WorkerStopped.class::isInstance)
                .map(CaptureEvent.WorkerStopped.class::cast)
                .map(CaptureEvent.WorkerStopped::why)
                .toList();
    }

    private static List<String> chosen(List<CaptureAction> actions) {
        return told(actions)
                .filter(CaptureEvent.VariantChosen.class::isInstance)
                .map(CaptureEvent.VariantChosen.class::cast)
                .map(CaptureEvent.VariantChosen::variant)
                .toList();
    }

    private static Stream<CaptureEvent.Detail> told(List<CaptureAction> actions) {
        return actions.stream()
                .filter(Tell.class::isInstance)
                .map(Tell.class::cast)
                .map(Tell::detail);
    }
}
