package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.filesystem.FileArchiveStore;
import dev.livekeep.filesystem.FsyncMode;
import dev.livekeep.filesystem.StoreSettings;
import dev.livekeep.runtime.Recorder;
import dev.livekeep.runtime.RecorderPorts;
import dev.livekeep.runtime.RecorderSettings;
import dev.livekeep.testkit.Exchange;
import dev.livekeep.testkit.LiveChannel;
import dev.livekeep.testkit.RecordedEvents;
import dev.livekeep.testkit.ScriptedPlaylistSource;
import dev.livekeep.testkit.ScriptedSegmentSource;
import dev.livekeep.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A disk that is full for two minutes, on virtual time: the real recorder and the real store in a small file system. */
class DiskFullTest {

    private static final int WINDOW = 15;

    /** How many segments the origin keeps beyond those. */
    private static final int KEPT = 3;

    private static final Duration FULL = Duration.ofMinutes(2);

    private final FileSystem files = Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setMaxSize(4 * 1024 * 1024).build());
    private final Path base = files.getPath("/archive");
    private final Path filler = files.getPath("/filler");
    private final VirtualTime time = new VirtualTime();
    private final RecordedEvents events = new RecordedEvents();
    private final LiveChannel channel = new LiveChannel(time, "monteparty", WINDOW);
    private final Recorder recorder = new Recorder(ports(), RecorderSettings.defaults("test"), Jitter.NONE);

    private int before;

    private RecorderPorts ports() {
        return new RecorderPorts(
                time,
                time,
                time,
                new ScriptedPlaylistSource(time, spec -> channel.look(), channel::poll),
                new ScriptedSegmentSource(time, channel::fetch),
                FileArchiveStore.open(base, StoreSettings.defaults().withFsync(FsyncMode.OFF), time, time, time),
                (path, texts) -> {},
                events);
    }

    @BeforeEach
    void recordUntilTheDiskIsFull() throws IOException {
        channel.segmentFault((number, attempt) ->
                number < channel.published() - WINDOW - KEPT ? Optional.of(Exchange.refused(404)) : Optional.empty());
        recorder.start(channel.spec(), 1);
        time.advance(Duration.ofSeconds(20));
        fillTheDisk();
        before = events.all().size();
    }

    private void fillTheDisk() throws IOException {
        try (var out = Files.newOutputStream(filler)) {
            byte[] block = new byte[1024];
            for (int i = 0; i < 8 * 1024; i++) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("out of disk space");
        }
    }

    private List<Path> drafts() throws IOException {
        try (Stream<Path> all = Files.walk(base)) {
            return all.filter(file -> file.toString().contains("-temp-")).toList();
        }
    }

    /** What was told since the disk became full. */
    private <D extends CaptureEvent.Detail> List<D> told(Class<D> kind) {
        return events.all().stream()
                .skip(before)
                .map(CaptureEvent::detail)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void nothingIsTriedWithoutRestNothingIsLeftAndItIsSaidOnce() throws IOException {
        time.advance(FULL);

        assertThat(told(CaptureEvent.StoreFull.class))
                .singleElement()
                .satisfies(event -> assertThat(event.full()).isTrue());
        assertThat(told(CaptureEvent.CopyStored.class)).isEmpty();
        assertThat(told(CaptureEvent.AttemptEnded.class))
                .filteredOn(attempt -> attempt.outcome() == CaptureEvent.Outcome.STORE_FAILED)
                .hasSizeBetween(20, 70);
        assertThat(told(CaptureEvent.AttemptStarted.class)).hasSizeLessThan(200);
        assertThat(drafts()).hasSizeLessThanOrEqualTo(1);
        assertThat(told(CaptureEvent.Polled.class)).hasSizeGreaterThan(50);
    }

    @Test
    void onceThereIsSpaceAllThatIsStillListedIsStoredTheOldestFirst() throws IOException {
        time.advance(FULL);
        long published = channel.published();
        Files.delete(filler);

        time.advance(Duration.ofSeconds(8));

        List<Instant> stored = told(CaptureEvent.CopyStored.class).stream()
                .map(copy -> copy.path().name().start())
                .toList();
        List<Instant> listed = LongStream.range(published - WINDOW, published)
                .mapToObj(channel::startOf)
                .toList();
        assertThat(stored).containsAll(listed);
        assertThat(stored)
                .filteredOn(start -> start.isBefore(listed.get(WINDOW - 1)))
                .isSorted();
        assertThat(told(CaptureEvent.StoreFull.class))
                .extracting(CaptureEvent.StoreFull::full)
                .containsExactly(true, false);
        assertThat(drafts()).isEmpty();
    }
}
