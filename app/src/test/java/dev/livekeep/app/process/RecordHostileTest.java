package dev.livekeep.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.livekeep.app.verify.ArchiveCheck;
import dev.livekeep.filesystem.FileArchiveReader;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile origins beside an honest one, of which nothing is lost (design §7). */
@Tag("process")
class RecordHostileTest {

    private static final String ESCAPES = "\u001b[2J\u001b]0;owned\u0007";
    private static final String SECRET = "c2VjcmV0";
    private static final String PLAYLIST = """
            #EXTM3U
            #EXT-X-TARGETDURATION:1
            #EXT-X-MEDIA-SEQUENCE:1
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T12:00:00Z
            #EXTINF:1,{escapes}
            first.ts?token={secret}
            #EXT-X-PROGRAM-DATE-TIME:0000-01-01T00:00:00Z
            #EXTINF:NaN,{escapes}
            second.ts
            #EXT-X-PROGRAM-DATE-TIME:9999-12-31T23:59:59Z
            #EXTINF:Infinity,
            third.ts
            #EXT-X-PROGRAM-DATE-TIME:{escapes}
            #EXTINF:1e308,
            fourth.ts
            #EXTINF:-1,
            fifth.ts
            #EXTINF:1,
            ../../../../../../etc/passwd?token={secret}
            #EXTINF:1,
            file:///etc/hostname
            #EXTINF:1,
            http://169.254.169.254/latest/meta-data?token={secret}
            #EXTINF:1,
            http://[::ffff:169.254.169.254]/latest/meta-data
            """.replace("{escapes}", ESCAPES).replace("{secret}", SECRET);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger polls = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @TempDir
    Path archive;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        try (exchange) {
            if (!path.equals("/list.m3u8")) {
                answer(exchange, path.endsWith(".ts") ? 200 : 404, ESCAPES + path);
                return;
            }
            switch (polls.incrementAndGet() % 4) {
                case 0 -> answer(exchange, 500, ESCAPES + exchange.getRequestURI());
                case 3 -> aMillionSegments(exchange);
                default -> answer(exchange, 200, PLAYLIST);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void aMillionSegments(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write("#EXTM3U\n#EXT-X-TARGETDURATION:1\n".getBytes(UTF_8));
            for (int thousand = 0; thousand < 1000; thousand++) {
                body.write("#EXTINF:1,\nx.ts\n".repeat(1000).getBytes(UTF_8));
            }
        }
    }

    private List<String> findings() throws IOException {
        List<String> findings = new ArrayList<>();
        new ArchiveCheck(
                        new FileArchiveReader(archive),
                        ArchiveCheck.Depth.BYTES,
                        finding -> findings.add(finding.inWords()))
                .run();
        return findings;
    }

    @Test
    void noneCostsAnotherChannelASegmentAndNothingTheySayIsShownOrWrittenRaw() throws Exception {
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(
                        ChannelConfig.ts("good", 400_000),
                        ChannelConfig.ts("slow", 400_000),
                        ChannelConfig.ts("endless", 400_000),
                        ChannelConfig.ts("huge", 400_000))
                .withSegments(Duration.ofSeconds(1), 15, Duration.ofSeconds(30))
                .withFaults(FaultScript.parse("""
                        always channel=slow                 : slow-headers 60s
                        always channel=endless              : endless-headers
                        always channel=huge    kind=media   : huge
                        """)))) {
            String said = new Recording(archive, Map.of("WUBLOADER_LOG_LEVEL", "DEBUG"))
                    .until(
                            origin.started().plusSeconds(12),
                            List.of("good/source"),
                            "good:url:" + origin.media("good", "480p30"),
                            "slow:url:" + origin.media("slow", "480p30"),
                            "endless:url:" + origin.media("endless", "480p30"),
                            "huge:url:" + origin.media("huge", "480p30"),
                            "odd:url:http://127.0.0.1:" + server.getAddress().getPort() + "/list.m3u8?token=" + SECRET);

            new Recording(archive, Map.of()).assertThatAllIsThere(origin, Instant.now());
            assertThat(polls).hasValueGreaterThan(3);
            assertThat(asked).contains("/first.ts", "/etc/passwd");
            assertThat(said.chars().filter(sign -> Character.isISOControl(sign) && sign != '\n' && sign != '\t'))
                    .isEmpty();
            assertThat(said).doesNotContain(SECRET).contains("odd/source: ");
            assertThat(findings()).isEmpty();
        }
    }
}
