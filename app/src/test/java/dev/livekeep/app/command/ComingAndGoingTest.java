package dev.livekeep.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.app.options.RecordOptions;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.metrics.MetricsListener;
import dev.livekeep.metrics.MetricsServer;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.PlaylistHistory;
import dev.livekeep.ports.StoreEvents;
import dev.livekeep.runtime.EventBus;
import dev.livekeep.runtime.Recorder;
import dev.livekeep.runtime.RecorderPorts;
import dev.livekeep.runtime.RecorderSettings;
import dev.livekeep.runtime.StopOutcome;
import dev.livekeep.system.SystemThreads;
import dev.livekeep.twitch.HttpSources;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that is begun and stopped over and over in one process leaves nothing behind that grows. */
@Tag("process")
class ComingAndGoingTest {
    private static final Set<String> POOLS = Set.of("prometheus-http", "process reaper");
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final Pattern OURS =
            Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +(dev\\.livekeep\\.(?!origin|app)[\\w.$/]+)");
    /** More than chance makes of outcomes to count and connections to keep; a leak would make 990 more of something. */
    private static final long FEW = 300;

    /** So many come while a window is looked up and fetched, without waiting for what is yet to be published. */
    private static final int MOST_EVENTS = 60;

    private final Channel channel = new Channel("one");
    private final Random random = new Random(7);
    private SimulatedOrigin origin;
    private volatile CountDownLatch events = new CountDownLatch(0);

    @TempDir
    Path archive;

    @BeforeEach
    void start() throws IOException {
        origin = SimulatedOrigin.start(OriginConfig.defaults().withChannels(ChannelConfig.ts("one", 64_000)));
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    /** What there is of this and that. */
    private record Left(Map<String, Long> threads, long sockets, long series, Map<String, Long> objects) {}

    @Test
    void aThousandRecordingsLeaveNoMoreThanTen() throws Exception {
        RecordOptions options = RecordOptions.parse(
                List.of(
                        "one",
                        "--twitch-gql-url=" + origin.gql(),
                        "--twitch-usher-url=" + origin.usher(),
                        "--base-dir=" + archive,
                        "--fsync=off",
                        "--metrics-port=0"),
                Map.of());
        Wiring wiring = new Wiring(options, Map.of(), StoreEvents.NONE);
        try (SystemThreads threads = wiring.get(SystemThreads.class);
                MetricsServer metrics = wiring.get(MetricsServer.class);
                ArchiveStore store = wiring.get(ArchiveStore.class);
                HttpSources sources = wiring.get(HttpSources.class)) {
            metrics.start();
            EventBus bus = new EventBus(threads.tasks());
            bus.lossy("metrics", wiring.get(MetricsListener.class));
            bus.lossy("test", this::heard);
            Recorder recorder = new Recorder(
                    new RecorderPorts(
                            wiring.get(Clock.class),
                            threads.scheduler(),
                            threads.tasks(),
                            sources.playlists(),
                            sources.segments(),
                            store,
                            wiring.get(PlaylistHistory.class),
                            bus),
                    new RecorderSettings("test", options.policy(), options.maxDownloadsTotal()),
                    wiring.get(Jitter.class));
            ChannelSpec spec = options.channels().get(0);

            repeat(recorder, spec, 1, 10);
            Left few = left(metrics.port());
            repeat(recorder, spec, 11, 1_000);
            Left many = left(metrics.port());

            assertThat(many.threads()).as("threads").isEqualTo(few.threads());
            assertThat(many.sockets()).as("sockets").isLessThan(few.sockets() + FEW);
            assertThat(many.series()).as("series of metrics").isLessThan(few.series() + FEW);
            assertThat(many.objects())
                    .allSatisfy((name, count) ->
                            assertThat(count).as(name).isLessThan(few.objects().getOrDefault(name, 0L) + FEW));
            await().atMost(ENOUGH).untilAsserted(() -> assertThat(drafts()).isEmpty());
        }
    }

    /** Stops each after as many events as chance will have it: looking, polling, downloading, storing. */
    private void repeat(Recorder recorder, ChannelSpec spec, int first, int last) throws Exception {
        for (int epoch = first; epoch <= last; epoch++) {
            events = new CountDownLatch(1 + random.nextInt(MOST_EVENTS));
            assertThat(recorder.start(spec, epoch)).isTrue();
            assertThat(events.await(ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(recorder.stop(channel, ENOUGH).get(ENOUGH.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(StopOutcome.FINISHED);
            forgetSegments();
        }
    }

    /** So that the next has something to fetch. */
    private void forgetSegments() throws IOException {
        Path folder = archive.resolve("one/source");
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path segment :
                    (Iterable<Path>) all.filter(file -> file.toString().endsWith(".ts"))::iterator) {
                Files.delete(segment);
            }
        }
    }

    private void heard(CaptureEvent event) {
        events.countDown();
    }

    private Left left(int port) throws Exception {
        return new Left(threads(), sockets(), series(port), objects());
    }

    /** By what they are called, but for those of pools, which are bounded; the JDK waits for processes that other tests ran. */
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceFirst("[-#]?[0-9].*", ""))
                .filter(name -> !name.endsWith(" idle") && !POOLS.contains(name))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    private static long sockets() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(ComingAndGoingTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString().startsWith("socket:");
        } catch (IOException closed) {
            return false;
        }
    }

    private static long series(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest scrape = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                    .build();
            return client.send(scrape, BodyHandlers.ofLines())
                    .body()
                    .filter(line -> !line.startsWith("#"))
                    .count();
        }
    }

    private List<Path> drafts() throws IOException {
        try (Stream<Path> all = Files.walk(archive)) {
            return all.filter(file -> file.getFileName().toString().contains("-temp-"))
                    .toList();
        }
    }

    /** How many objects there are of each class of ours, after a full collection. */
    private static Map<String, Long> objects() throws JMException {
        Map<String, Long> objects = new TreeMap<>();
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Matcher line = OURS.matcher((String) histogram);
        while (line.find()) {
            objects.put(line.group(2), Long.valueOf(line.group(1)));
        }
        return objects;
    }
}
