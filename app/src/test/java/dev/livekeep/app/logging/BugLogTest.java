package dev.livekeep.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.Moment;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.runtime.Machine;
import dev.livekeep.runtime.Recorder;
import dev.livekeep.runtime.RecorderPorts;
import dev.livekeep.runtime.RecorderSettings;
import dev.livekeep.testkit.Exchange;
import dev.livekeep.testkit.LiveChannel;
import dev.livekeep.testkit.MemoryArchiveStore;
import dev.livekeep.testkit.RecordedEvents;
import dev.livekeep.testkit.ScriptedPlaylistSource;
import dev.livekeep.testkit.ScriptedSegmentSource;
import dev.livekeep.testkit.VirtualTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log has of a bug: each record of it is also counted in {@code log_count_total}. */
class BugLogTest {
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private final Machine broken = new Machine() {
        @Override
        public List<CaptureAction> on(CaptureInput input, Moment now) {
            throw new IllegalStateException("on purpose");
        }

        @Override
        public Optional<Tick> wakeAt(Moment now) {
            return Optional.empty();
        }
    };

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
    }

    @Test
    void w10_aBugIsOneErrorThatNamesTheChannelAndItsCause() {
        VirtualTime time = new VirtualTime();
        RecorderPorts ports = new RecorderPorts(
                time,
                time,
                time,
                new ScriptedPlaylistSource(
                        time,
                        spec -> ScriptedPlaylistSource.Reply.never(),
                        request -> ScriptedPlaylistSource.Reply.never()),
                new ScriptedSegmentSource(time, request -> Exchange.silence()),
                new MemoryArchiveStore(time),
                (path, texts) -> {},
                new RecordedEvents());

        new Recorder(spec -> broken, ports, RecorderSettings.defaults("test"))
                .start(new LiveChannel(time, "poor", 5).spec(), 1);
        time.settle();

        assertThat(log.list)
                .filteredOn(record -> record.getLevel().isGreaterOrEqual(Level.WARN))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.getLevel()).isEqualTo(Level.ERROR);
                    assertThat(record.getLoggerName()).endsWith(".Lane");
                    assertThat(record.getFormattedMessage()).startsWith("The capture of poor failed on TimePassed");
                    assertThat(record.getThrowableProxy().getMessage()).isEqualTo("on purpose");
                });
    }
}
