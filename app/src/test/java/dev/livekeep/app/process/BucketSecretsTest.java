package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.livekeep.app.logging.Logging;
import dev.livekeep.app.stores.Plugins;
import dev.livekeep.app.stores.StoreProviders;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.StoreContext;
import dev.livekeep.system.SystemModule;
import dev.livekeep.system.SystemSettings;
import dev.livekeep.system.SystemThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the SDK would tell of requests stays out of the log, however talkative that is asked to be. */
@Tag("process")
class BucketSecretsTest {
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final byte[] BYTES = "a segment".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path spool;

    private final BucketServer bucket = BucketServer.start();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();

    @BeforeEach
    void start() {
        System.setProperty("aws.accessKeyId", bucket.credentials().get("AWS_ACCESS_KEY_ID"));
        System.setProperty("aws.secretAccessKey", bucket.credentials().get("AWS_SECRET_ACCESS_KEY"));
        Logging.start(Level.DEBUG, terminal, Level.DEBUG, Optional.empty());
        List.of("org.gaul", "org.eclipse.jetty")
                .forEach(server -> loggers.getLogger(server).setLevel(Level.OFF));
    }

    @AfterEach
    void stop() {
        bucket.close();
        loggers.reset();
        List.of("aws.accessKeyId", "aws.secretAccessKey").forEach(System::clearProperty);
    }

    private String log() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    private static SegmentPath keep(ArchiveStore store, int second) throws IOException {
        SegmentSlot slot = new SegmentSlot(
                new Channel("one"),
                new Quality("source"),
                Instant.parse("2026-03-01T12:00:00Z").plusSeconds(second),
                new SegmentDuration(2));
        SegmentPath path = slot.path(SegmentKind.FULL, SegmentHash.of(BYTES));
        Draft draft = store.openDraft(slot);
        draft.append(ByteBuffer.wrap(BYTES));
        draft.keep(path, outcome -> {});
        return path;
    }

    private static boolean isThere(ArchiveStore store, SegmentPath path) {
        try (InputStream content = store.open(path, 0)) {
            return content.readAllBytes().length == BYTES.length;
        } catch (IOException e) {
            return false;
        }
    }

    /** Stores a copy, reads it, and fails to store another. */
    private void work() throws IOException {
        Injector system = Guice.createInjector(new SystemModule(SystemSettings.forDownloads(4), 0));
        try (SystemThreads threads = system.getInstance(SystemThreads.class);
                ArchiveStore store = StoreProviders.with(Plugins.in(Optional.empty()))
                        .open(
                                URI.create(bucket.uri()),
                                new StoreContext(
                                        threads.tasks(),
                                        threads.scheduler(),
                                        system.getInstance(Clock.class),
                                        StoreContext.Fsync.OFF,
                                        spool,
                                        "test"))) {
            SegmentPath path = keep(store, 0);
            await().atMost(ENOUGH)
                    .untilAsserted(
                            () -> assertThat(isThere(store, path)).as(log()).isTrue());
            bucket.goAway();
            keep(store, 2);
            await().atMost(ENOUGH).until(() -> log().contains("did not take"));
        }
    }

    @Test
    void noKeyAndNoSignatureIsLogged() throws IOException {
        work();

        assertThat(log())
                .contains("did not take one/source/")
                .doesNotContain(
                        bucket.credentials().get("AWS_SECRET_ACCESS_KEY"), "AWS4-HMAC", "Signature", "Authorization");
    }

    /** Else the test above would show nothing. */
    @Test
    void theSdkTellsThemWhereItIsLet() throws IOException {
        loggers.getLogger("software.amazon.awssdk").setLevel(Level.DEBUG);
        loggers.getLogger("org.apache.http").setLevel(Level.DEBUG);

        work();

        assertThat(log()).contains("AWS4-HMAC");
    }
}
