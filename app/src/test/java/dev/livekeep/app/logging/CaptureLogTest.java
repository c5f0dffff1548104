package dev.livekeep.app.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.event.CaptureEvent.Closing;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.runtime.CaptureLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an operator reads of what became of segments. */
class CaptureLogTest {
    private static final Quality SOURCE = new Quality("source");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Logger logger = (Logger) LoggerFactory.getLogger(CaptureLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final CaptureLog log = new CaptureLog("/archive");

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void lossIsAWarningAndWhatAStopLeftIsNot() {
        closed(Closing.GIVEN_UP, "answered 404");
        closed(Closing.NOT_FETCHED, "stopped");

        assertThat(lines.list)
                .extracting(ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        tuple(Level.WARN, "one/source: 2026-03-01T12:00:00Z for 2.000 s: given up, \"answered 404\""),
                        tuple(Level.INFO, "one/source: 2026-03-01T12:00:00Z for 2.000 s: not fetched, \"stopped\""));
    }

    @Test
    void whyEveryCopyIsSuspectIsSaidOnceAndAnythingElseEachTime() {
        tell(new CaptureEvent.NoFullCopies(SOURCE, "encrypted"));
        closed(Closing.STORED_SUSPECT, "encrypted");
        closed(Closing.STORED_SUSPECT, "took 61 s");
        closed(Closing.STORED_SUSPECT, "encrypted");
        closed(Closing.STORED_SUSPECT, "took 61 s");

        assertThat(lines.list)
                .filteredOn(line -> line.getLevel() == Level.WARN)
                .extracting(line -> line.getFormattedMessage().replaceAll(".*[,:] ", ""))
                .containsExactly("\"encrypted\"", "\"took 61 s\"", "\"took 61 s\"");
    }

    @Test
    void aFullDiskIsOneErrorHoweverMuchIsLostAndItsEndIsTold() {
        tell(new CaptureEvent.StoreFull(true, "No space left on device"));
        closed(Closing.GIVEN_UP, "No space left on device");
        closed(Closing.GIVEN_UP, "No space left on device");
        tell(new CaptureEvent.StoreFull(false, ""));
        closed(Closing.GIVEN_UP, "answered 404");

        assertThat(lines.list)
                .extracting(line -> line.getLevel().toString())
                .containsExactly("ERROR", "INFO", "INFO", "INFO", "WARN");
        assertThat(lines.list.get(0).getFormattedMessage())
                .contains("no space left in ", "nothing is stored until", "\"No space left on device\"");
        assertThat(lines.list.get(3).getFormattedMessage()).contains("there is space again in ");
    }

    @Test
    void whatFailsToBeStoredNamesTheStore() {
        SegmentPath path = new SegmentSlot(new Channel("one"), SOURCE, NOON, new SegmentDuration(2))
                .path(SegmentKind.FULL, SegmentHash.of(new byte[0]));

        tell(new CaptureEvent.KeepFailed(SOURCE, path, "file:/archive", "read-only", false));

        assertThat(lines.list.get(0).getFormattedMessage())
                .isEqualTo("one/source: not stored in file:/archive: " + path.text() + ": \"read-only\"");
    }

    private void tell(CaptureEvent.Detail detail) {
        log.on(new CaptureEvent("me", new Channel("one"), 1, NOON, new Tick(0), detail));
    }

    private void closed(Closing closing, String reason) {
        ListingId listing = new ListingId("session-1", 1, 0, "https://origin.example/1.ts", Optional.empty());
        tell(new CaptureEvent.SegmentClosed(SOURCE, listing, NOON, Duration.ofSeconds(2), closing, reason));
    }
}
