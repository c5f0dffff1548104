package dev.livekeep.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.domain.time.Tick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Quality SOURCE = new Quality("source");

    private static final ListingId LISTING = new ListingId("s", 1, 0, "/1.ts", Optional.empty());

    private final Tallies tallies = new Tallies();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    private void tell(String channel, CaptureEvent.Detail detail) {
        tallies.on(new CaptureEvent("i", new Channel(channel), 1, Instant.EPOCH, new Tick(0), detail));
    }

    private String written() {
        String text = terminal.toString(StandardCharsets.UTF_8);
        terminal.reset();
        return text;
    }

    @Test
    void oneLineAChannel() {
        tell("a", new CaptureEvent.WorkerWorking(SOURCE, 1));
        tell("b", new CaptureEvent.Offline("not live"));
        tell("c", new CaptureEvent.StreamRefused(Refusal.TOKEN_REFUSED, "no"));

        assertThat(tallies.lines(12)).hasSize(3);
        assertThat(tallies.lines(12).get(0))
                .startsWith("a ")
                .contains("recording")
                .endsWith("0 holes");
        assertThat(tallies.lines(12).get(1)).startsWith("b ").contains("offline");
        assertThat(tallies.lines(12).get(2)).startsWith("c ").contains("token refused");
    }

    @Test
    void aLineFitsATerminal() {
        tell("x".repeat(200), new CaptureEvent.StreamRefused(Refusal.CONTENT_RESTRICTED, "no"));

        assertThat(tallies.lines(12)).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void withMoreChannelsThanRowsTheWorstAndASum() {
        IntStream.range(0, 20).forEach(i -> tell("well" + i, new CaptureEvent.WorkerWorking(SOURCE, 1)));
        tell("stalled", new CaptureEvent.WorkerWorking(SOURCE, 1));
        tell("stalled", new CaptureEvent.Stalled(SOURCE, true, "does not advance"));

        List<String> lines = tallies.lines(3);

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("stalled ").contains("STALLED");
        assertThat(lines.get(2))
                .startsWith("21 channels ")
                .contains("20 recording")
                .endsWith("0 holes");
    }

    @Test
    void whatStalledAndGoesOnIsRecordingAgain() {
        tell("a", new CaptureEvent.Stalled(SOURCE, true, "does not advance"));
        tell("a", new CaptureEvent.Stalled(SOURCE, false, "advances"));

        assertThat(tallies.lines(3).get(0)).contains("recording");
    }

    @Test
    void logLinesScrollAboveAndTheFiguresAreDrawnOver() throws IOException {
        tell("a", new CaptureEvent.WorkerWorking(SOURCE, 1));
        ProgressScreen screen = new ProgressScreen(terminal, tallies, 12);

        screen.redraw();
        String first = written();
        screen.write("late\n".getBytes(StandardCharsets.UTF_8));
        String second = written();

        assertThat(first).startsWith("a ").endsWith("\n");
        assertThat(second).isEqualTo("\u001b[1A\u001b[2K" + "late\n" + first);
    }

    @Test
    void whatComesAfterTheEndGoesBelow() throws IOException {
        tell("a", new CaptureEvent.WorkerWorking(SOURCE, 1));
        ProgressScreen screen = new ProgressScreen(terminal, tallies, 12);

        screen.close();
        String last = written();
        screen.write("late\n".getBytes(StandardCharsets.UTF_8));
        screen.redraw();

        assertThat(last).startsWith("a ");
        assertThat(written()).isEqualTo("late\n");
    }

    @Test
    void theSummaryAddsUpEachChannel() {
        tell("a", new CaptureEvent.WorkerWorking(SOURCE, 1));

        closed(CaptureEvent.Closing.ALREADY_THERE, "");
        closed(CaptureEvent.Closing.GIVEN_UP, "status 404");
        closed(CaptureEvent.Closing.GIVEN_UP, "status 404");

        assertThat(tallies.summary()).hasSize(3);
        assertThat(tallies.summary().get(0)).startsWith("channel ").contains("full", "suspect", "partial", "holes");
        assertThat(tallies.summary().get(1)).matches("a +1 +0 +0 +0 +1 +2\\.0 +0 B +0 +2");
        assertThat(tallies.summary().get(2)).isEqualTo("a: 2 segments, 4.0 s, not stored in full: \"status 404\"");
    }

    @Test
    void theSummarySaysWhatEachOfSeveralStoresHas() {
        SegmentPath path = new SegmentSlot(new Channel("a"), SOURCE, Instant.EPOCH, new SegmentDuration(2))
                .path(SegmentKind.FULL, SegmentHash.of(new byte[0]));
        tell("a", new CaptureEvent.CopyStored(SOURCE, path, "file:/archive", 1, Duration.ZERO));
        assertThat(tallies.summary()).noneMatch(line -> line.startsWith("file:"));

        tallies.missed("s3://bucket/", path, "away");
        tallies.caughtUp("s3://bucket/", path);

        assertThat(tallies.summary())
                .endsWith(
                        "file:/archive: 1 copies stored, 0 missed, 0 brought later",
                        "s3://bucket/: 0 copies stored, 1 missed, 1 brought later");
    }

    @Test
    void whatAStopLeftUnfetchedIsNeitherASegmentNorHidden() {
        tell("a", new CaptureEvent.WorkerWorking(SOURCE, 1));

        closed(CaptureEvent.Closing.NOT_FETCHED, "stopped");

        assertThat(tallies.summary().get(1)).matches("a +0 +0 +0 +0 +0 +0\\.0 +0 B +0 +1");
        assertThat(tallies.summary().get(2))
                .isEqualTo("a: 1 segments, 2.0 s, not stored in full: \"not fetched: stopped\"");
    }

    private void closed(CaptureEvent.Closing closing, String reason) {
        Duration two = Duration.ofSeconds(2);
        tell("a", new CaptureEvent.SegmentClosed(SOURCE, LISTING, Instant.EPOCH, two, closing, reason));
    }
}
