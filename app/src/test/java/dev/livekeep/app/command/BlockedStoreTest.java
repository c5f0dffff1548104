package dev.livekeep.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.app.options.RecordOptions;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.PlaylistHistory;
import dev.livekeep.ports.StoreEvents;
import dev.livekeep.ports.TaskRunner.Work;
import dev.livekeep.runtime.Recorder;
import dev.livekeep.runtime.RecorderPorts;
import dev.livekeep.runtime.RecorderSettings;
import dev.livekeep.runtime.StopOutcome;
import dev.livekeep.system.SystemSettings;
import dev.livekeep.system.SystemThreads;
import dev.livekeep.testkit.DelegatingStore;
import dev.livekeep.testkit.RecordedEvents;
import dev.livekeep.twitch.HttpSources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that never comes back takes with it the threads that may touch it, and nothing else (design §2 Threads). */
@Tag("process")
class BlockedStoreTest {

    private static final int PLACES = 4;
    private static final SystemSettings THREADS = SystemSettings.forDownloads(PLACES);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> CHANNELS = List.of("channel1", "channel2");

    @TempDir
    Path archive;

    private final Block block = new Block();
    private final RecordedEvents events = new RecordedEvents();

    /** Once it is closed, whoever comes stays until it is released. */
    private static final class Block {
        private final CountDownLatch released = new CountDownLatch(1);
        private final AtomicInteger inside = new AtomicInteger();
        private volatile boolean closed;

        void pass() {
            if (closed) {
                inside.incrementAndGet();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** Appends go through the block; so does whatever else waits for a thread of the store, see {@link #blockAll}. */
    private final class BlockedStore extends DelegatingStore {
        BlockedStore(ArchiveStore store) {
            super(store);
        }

        @Override
        public Draft openDraft(SegmentSlot expected) throws IOException {
            return new BlockedDraft(super.openDraft(expected));
        }

        private final class BlockedDraft extends DelegatingDraft {
            BlockedDraft(Draft draft) {
                super(draft);
            }

            @Override
            public void append(ByteBuffer bytes) throws IOException {
                block.pass();
                super.append(bytes);
            }
        }
    }

    private void blockAll(SystemThreads threads) {
        block.closed = true;
        await("a download within an append").atMost(PATIENCE).until(() -> block.inside.get() > 0);
        for (int i = 0; i < THREADS.store(); i++) {
            threads.tasks().run(Work.STORE, "blocked", block::pass);
        }
        for (int i = 0; i < THREADS.downloads(); i++) {
            threads.tasks().run(Work.DOWNLOAD, "blocked", block::pass);
        }
        await("every thread that may touch the store")
                .atMost(PATIENCE)
                .until(() -> block.inside.get() == THREADS.store() + THREADS.downloads());
    }

    private <D extends CaptureEvent.Detail> long told(Class<D> kind, String channel) {
        return events.all().stream()
                .filter(event -> event.channel().equals(new Channel(channel)) && kind.isInstance(event.detail()))
                .count();
    }

    private <D extends CaptureEvent.Detail> void awaitMore(Class<D> kind, int count) {
        for (String channel : CHANNELS) {
            long before = told(kind, channel);
            await(kind.getSimpleName() + " of " + channel)
                    .atMost(PATIENCE)
                    .until(() -> told(kind, channel) >= before + count);
        }
    }

    @Test
    void pollingAndStoppingGoOnWhileEveryThreadOfTheStoreIsBlocked() throws Exception {
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(CHANNELS.size(), 400_000)
                .withSegments(Duration.ofSeconds(1), 15, Duration.ofSeconds(30)))) {
            RecordOptions options = RecordOptions.parse(
                    List.of(
                            "channel1:url:" + origin.multivariant("channel1"),
                            "channel2:url:" + origin.multivariant("channel2"),
                            "--base-dir=" + archive,
                            "--max-downloads-total=" + PLACES),
                    Map.of());
            Wiring wiring = new Wiring(options, Map.of(), StoreEvents.NONE);
            SystemThreads threads = wiring.get(SystemThreads.class);
            ArchiveStore store = wiring.get(ArchiveStore.class);
            HttpSources sources = wiring.get(HttpSources.class);
            RecorderPorts ports = new RecorderPorts(
                    wiring.get(Clock.class),
                    threads.scheduler(),
                    threads.tasks(),
                    sources.playlists(),
                    sources.segments(),
                    new BlockedStore(store),
                    wiring.get(PlaylistHistory.class),
                    events);
            Recorder recorder =
                    new Recorder(ports, new RecorderSettings("test", options.policy(), PLACES), Jitter.NONE);
            try {
                options.channels().forEach(channel -> recorder.start(channel, 1));
                awaitMore(CaptureEvent.CopyStored.class, 1);
                blockAll(threads);

                awaitMore(CaptureEvent.Polled.class, 3);
                StopOutcome outcome =
                        recorder.stopAll(Duration.ofSeconds(5)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                sources.close();
                store.close();
                threads.close();

                assertThat(outcome).isEqualTo(StopOutcome.ABANDONED);
                assertThat(block.released.getCount()).isEqualTo(1);
            } finally {
                block.released.countDown();
                threads.close();
            }
        }
    }
}
