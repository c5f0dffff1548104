package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.journal.JournalEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One failed poll on a URL that never changes never ends a recording (design §3 law 5). Each fault has a channel of its
 * own, all are recorded at once, and what is asserted is what origin, archive and log tell of it afterwards.
 */
@Tag("process")
class RecordFaultsTest {

    private static final String FAULTS = """
            5s..   channel=failing   kind=media count=1 : status 500
            5s..   channel=forbidden kind=media count=1 : status 403
            5s..   channel=resetting kind=media count=1 : reset-in-body 0.5
            5s..   channel=dropping  kind=media count=1 : reset
            5s..   channel=silent    kind=media count=1 : black-hole
            5s..   channel=babbling  kind=media count=1 : garbage
            5s..   channel=misdated  kind=media count=1 : bad-date
            5s..   channel=ending    kind=media count=1 : endlist
            5s..9s channel=returning                    : broadcast-end
            """;

    private static final List<String> CHANNELS = List.of(
            "failing", "forbidden", "resetting", "dropping", "silent", "babbling", "misdated", "ending", "returning");

    /** The larger of 10 s and two target durations of 1 s. */
    private static final Duration THE_LAW = Duration.ofSeconds(10);

    private static final Pattern STORED = Pattern.compile("\\[(\\S+) (\\S+),(\\d+)].*: stored in .*: (\\S+)");

    @TempDir
    private static Path archive;

    private static SimulatedOrigin origin;
    private static String said = "";

    /** A copy, and when the recorder held it to be stored. */
    private record Stored(Instant at, String path) {
        static Stream<Stored> in(String line) {
            return STORED.matcher(line)
                    .results()
                    .map(found -> new Stored(
                            LocalDateTime.parse(found.group(1) + "T" + found.group(2) + "." + found.group(3))
                                    .toInstant(ZoneOffset.UTC),
                            found.group(4)));
        }
    }

    @BeforeAll
    static void record() throws Exception {
        origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(CHANNELS.stream()
                        .map(name -> ChannelConfig.ts(name, 400_000))
                        .toList())
                .withSegments(Duration.ofSeconds(1), 15, Duration.ofSeconds(30))
                .withFaults(FaultScript.parse(FAULTS)));
        said = new Recording(archive, Map.of("WUBLOADER_LOG_LEVEL", "DEBUG"))
                .until(
                        origin.started().plusSeconds(15),
                        CHANNELS.stream().map(name -> name + "/source").toList(),
                        CHANNELS.stream()
                                .map(name -> name + ":url:" + origin.media(name, "480p30"))
                                .toArray(String[]::new));
    }

    @AfterAll
    static void close() {
        origin.close();
    }

    private static <E extends JournalEvent> List<E> journal(Class<E> type, Predicate<E> which) {
        return origin.journal().events(type).stream().filter(which).toList();
    }

    private static List<JournalEvent.Asked> polls(String channel) {
        return journal(
                JournalEvent.Asked.class,
                asked -> asked.kind().equals("media")
                        && asked.channel().orElseThrow().equals(channel));
    }

    private static List<String> linesOf(String channel) {
        return said.lines()
                .filter(line -> line.contains(": " + channel + "/source"))
                .toList();
    }

    /** Names of full copies of what was published after that moment. */
    private static Set<String> hashesSince(String channel, Instant moment) {
        return journal(
                        JournalEvent.Published.class,
                        segment -> segment.channel().equals(channel)
                                && segment.rendition().equals("480p30")
                                && segment.at().isAfter(moment))
                .stream()
                .map(segment -> "-full-" + segment.sha256().get() + ".ts")
                .collect(Collectors.toSet());
    }

    private static void assertThatRecordingWentOnInTimeAfter(Instant recovery, String channel) throws IOException {
        Set<String> wanted = hashesSince(channel, recovery);
        List<Stored> stored = linesOf(channel).stream()
                .flatMap(Stored::in)
                .filter(copy -> wanted.stream().anyMatch(copy.path()::endsWith))
                .toList();

        assertThat(stored).isNotEmpty();
        assertThat(stored.get(0).at()).isBeforeOrEqualTo(recovery.plus(THE_LAW));
        assertThat(Folder.copies(archive, "full"))
                .contains(archive.resolve(stored.get(0).path()));
        assertThat(linesOf(channel))
                .filteredOn(line -> line.contains("polling begins"))
                .hasSize(1);
        assertThat(polls(channel))
                .filteredOn(poll -> poll.at().isAfter(recovery) && poll.status() == 200 && poll.complete())
                .hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource({
        "failing, poll failed",
        "forbidden, poll failed",
        "resetting, poll failed",
        "dropping, polled", // a reset before any answer is met within the client, which asks once more
        "silent, poll failed",
        "babbling, poll failed",
        "misdated, unreadable in the playlist",
        "ending, the playlist says it is over",
    })
    void aNewSegmentIsStoredSoonAfterOneFailedPoll(String channel, String words) throws IOException {
        List<JournalEvent.Asked> failed =
                polls(channel).stream().filter(poll -> poll.fault().isPresent()).toList();

        assertThat(failed).hasSize(1);
        assertThat(linesOf(channel)).anyMatch(line -> line.contains(words));
        assertThatRecordingWentOnInTimeAfter(failed.get(0).at(), channel);
    }

    @Test
    void aNewSegmentIsStoredSoonAfterAnEndedStreamReturned() throws IOException {
        List<JournalEvent.Published> again = journal(
                JournalEvent.Published.class,
                segment -> segment.channel().equals("returning") && segment.broadcast() == 2);

        assertThat(again).isNotEmpty();
        assertThat(linesOf("returning")).anyMatch(line -> line.contains("the playlist says it is over"));
        assertThatRecordingWentOnInTimeAfter(again.get(0).at().minusMillis(1), "returning");
    }

    @Test
    void noSegmentIsLost() throws IOException {
        new Recording(archive, Map.of()).assertThatAllIsThere(origin, Instant.now());
    }
}
