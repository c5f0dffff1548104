package dev.livekeep.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.logging.Logging;
import dev.livekeep.app.options.RecordOptions;
import dev.livekeep.app.progress.ProgressScreen;
import dev.livekeep.app.progress.Tallies;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.metrics.HealthListener;
import dev.livekeep.metrics.LogCounter;
import dev.livekeep.metrics.MetricsListener;
import dev.livekeep.metrics.MetricsServer;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.PlaylistHistory;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.runtime.CaptureLog;
import dev.livekeep.runtime.EventBus;
import dev.livekeep.runtime.Recorder;
import dev.livekeep.runtime.RecorderPorts;
import dev.livekeep.runtime.RecorderSettings;
import dev.livekeep.system.SystemThreads;
import dev.livekeep.twitch.HttpSources;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code record}: puts a recorder together, runs it until it is told to stop, and takes it apart in reverse. */
public final class RecordCommand {
    private static final Logger LOG = LoggerFactory.getLogger(RecordCommand.class);
    private static final Duration LAST_PUBLISH = Duration.ofSeconds(5);
    private static final Duration REDRAW = Duration.ofSeconds(1);
    private static final int PROGRESS_ROWS = 12;

    private final RecordOptions options;
    private final Map<String, String> environment;
    private final PrintStream terminal;
    private final Tallies tallies = new Tallies();
    private final CountDownLatch asked = new CountDownLatch(1);
    private IntConsumer whenEnding = code -> {};
    private boolean summaryWanted = true;

    /** @param terminal where log lines, progress and the summary go */
    public RecordCommand(RecordOptions options, Map<String, String> environment, PrintStream terminal) {
        this.options = options;
        this.environment = environment;
        this.terminal = terminal;
    }

    /** Has {@code then} told, when the end begins, what exit code it will be; to be called before {@link #run}. */
    void whenEnding(IntConsumer then) {
        whenEnding = then;
    }

    /** Leaves the summary at the end to the caller, who has a better one. */
    RecordCommand withoutSummary() {
        summaryWanted = false;
        return this;
    }

    /** Asks the recording to stop; returns at once. */
    public void stop() {
        asked.countDown();
    }

    /**
     * Records until asked to stop.
     *
     * @return the exit code
     */
    public int run() {
        boolean screenWanted = options.progress() == RecordOptions.Progress.ON
                || (options.progress() == RecordOptions.Progress.AUTO && stderrIsTerminal());
        ProgressScreen screen = new ProgressScreen(terminal, tallies, PROGRESS_ROWS);
        Level level = Logging.level(Optional.ofNullable(environment.get("WUBLOADER_LOG_LEVEL")));
        Logging.start(level, screenWanted ? screen : terminal, screenWanted ? Level.WARN : level, options.logFile());
        return record(new Wiring(options, environment, tallies), screenWanted ? Optional.of(screen) : Optional.empty());
    }

    /** Java's own answer speaks of stdin and stdout only. */
    private static boolean stderrIsTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The port comes before the disk: a start that fails for it leaves nothing behind. */
    private int record(Wiring wiring, Optional<ProgressScreen> screen) {
        try (SystemThreads threads = wiring.get(SystemThreads.class);
                MetricsServer metrics = startMetrics(wiring);
                ArchiveStore store = wiring.get(ArchiveStore.class);
                HttpSources sources = wiring.get(HttpSources.class)) {
            LOG.info("metrics at port {}", metrics.port());
            RecorderPorts ports = new RecorderPorts(
                    wiring.get(Clock.class),
                    threads.scheduler(),
                    threads.tasks(),
                    sources.playlists(),
                    sources.segments(),
                    store,
                    wiring.get(PlaylistHistory.class),
                    events(wiring, threads.tasks(), store.name()));
            return record(
                    new Recorder(
                            ports,
                            new RecorderSettings(Wiring.instance(), options.policy(), options.maxDownloadsTotal()),
                            wiring.get(Jitter.class)),
                    screen);
        }
    }

    private int record(Recorder recorder, Optional<ProgressScreen> screen) {
        if (options.backdoorAsked()) {
            LOG.info("--backdoor-port does nothing here: there is no console");
        }
        if ("true".equalsIgnoreCase(environment.get("WUBLOADER_ENABLE_STACKSAMPLER"))) {
            LOG.info("WUBLOADER_ENABLE_STACKSAMPLER does nothing here: there is no stack sampler");
        }
        for (ChannelSpec channel : options.channels()) {
            recorder.start(channel, 1);
        }
        await(recorder, screen);
        whenEnding.accept(ExitCode.OK);
        stop(recorder);
        screen.ifPresent(ProgressScreen::close);
        if (summaryWanted) {
            tallies.summary().forEach(terminal::println);
        }
        return ExitCode.OK;
    }

    private static MetricsServer startMetrics(Wiring wiring) {
        wiring.get(LogCounter.class).attachTo((LoggerContext) LoggerFactory.getILoggerFactory());
        MetricsServer server = wiring.get(MetricsServer.class);
        try {
            server.start();
            return server;
        } catch (IOException e) {
            throw UserMistake.environment(String.valueOf(e.getMessage()));
        }
    }

    private EventBus events(Wiring wiring, TaskRunner tasks, String store) {
        EventBus events = new EventBus(tasks);
        events.lossy("metrics", wiring.get(MetricsListener.class));
        events.lossy("health", wiring.get(HealthListener.class));
        events.lossy("log", new CaptureLog(store));
        events.lossy("progress", tallies);
        return events;
    }

    /** Waits for the end, redrawing progress. */
    private void await(Recorder recorder, Optional<ProgressScreen> screen) {
        long begun = System.nanoTime();
        try {
            while (!asked.await(REDRAW.toMillis(), TimeUnit.MILLISECONDS)) {
                screen.ifPresent(ProgressScreen::redraw);
                Duration run = Duration.ofNanos(System.nanoTime() - begun);
                boolean longEnough = options.duration()
                        .filter(most -> run.compareTo(most) >= 0)
                        .isPresent();
                if (longEnough || recorder.recording().isEmpty()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Recorder recorder) {
        try {
            recorder.stopAll(LAST_PUBLISH).get(LAST_PUBLISH.toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("not everything could be stored before the end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
