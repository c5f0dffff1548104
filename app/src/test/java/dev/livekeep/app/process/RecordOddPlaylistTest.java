package dev.livekeep.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the simulated origin does not list, from a written playlist to the archive. */
@Tag("process")
class RecordOddPlaylistTest {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final Pattern NAME = Pattern.compile("(\\d\\d:\\d\\d\\.\\d+)-([0-9.]+)-(\\w+)-.*");

    private static final String PLAYLIST = """
            #EXTM3U
            #EXT-X-VERSION:11
            #EXT-X-TARGETDURATION:1
            #EXT-X-MEDIA-SEQUENCE:7
            #EXT-X-DEFINE:QUERYPARAM="place"
            #EXT-X-DEFINE:NAME="ending",VALUE="ts"
            #EXT-X-SOMETHING-NEW:WITH="attributes"
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T12:00:00Z
            #EXTINF:1,
            {$place}/plain.{$ending}
            #EXT-X-GAP
            #EXTINF:1,
            {$place}/gap.ts
            #EXTINF:one,
            {$place}/unreadable.ts
            #EXTINF:1,Amazon|1234567890
            {$place}/ad.ts
            #EXT-X-BYTERANGE:4@2
            #EXTINF:1,
            {$place}/ranges.ts
            #EXT-X-BYTERANGE:3
            #EXTINF:1,
            {$place}/ranges.ts
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T12:00:06Z
            #EXT-X-KEY:METHOD=SAMPLE-AES,URI="key"
            #EXTINF:1,
            {$place}/coded1.ts
            #EXTINF:1,
            {$place}/coded2.ts
            #EXT-X-KEY:METHOD=NONE
            #EXTINF:1,
            {$place}/open.ts
            #EXT-X-ENDLIST
            """;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    /** A resource's bytes are its own name. */
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = path.equals("/list.m3u8") ? PLAYLIST : path.substring(path.lastIndexOf('/') + 1);
        asked.add(path);
        int status = 200;
        Matcher range =
                RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        if (range.matches()) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + range.group(1) + "-" + range.group(2) + "/" + body.length());
            body = body.substring(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)) + 1);
            status = 206;
        }
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** What is stored, by its start: length, kind and bytes. */
    private Map<String, String> stored(String quality) throws IOException {
        Path hour = folder.resolve("archive/odd").resolve(quality).resolve("2026-03-01T12");
        Map<String, String> stored = new TreeMap<>();
        try (var files = Files.list(hour)) {
            for (Path file : files.collect(Collectors.toList())) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                assertThat(name.matches()).as("%s is a segment", file).isTrue();
                stored.put(name.group(1), name.group(2) + " " + name.group(3) + " " + Files.readString(file));
            }
        }
        return stored;
    }

    @Test
    void eachTagIsHeededAndNoneCostsMoreThanItsOwnSegment() throws Exception {
        InProcess recording = InProcess.record(
                "--base-dir=" + folder.resolve("archive"),
                "--metrics-port=0",
                "--exit-at-end",
                "--keep-ads",
                "--qualities=source",
                "odd:url:http://127.0.0.1:" + server.getAddress().getPort() + "/list.m3u8?place=there");

        int code = recording.end();

        String said = recording.said();
        assertThat(code).as(said).isZero();
        assertThat(stored("source"))
                .isEqualTo(Map.of(
                        "00:00.000000", "1.0 full plain.ts",
                        "00:02.000000", "1.0 suspect unreadable.ts",
                        "00:04.000000", "1.0 full nges",
                        "00:05.000000", "1.0 full .ts",
                        "00:06.000000", "1.0 suspect coded1.ts",
                        "00:07.000000", "1.0 suspect coded2.ts",
                        "00:08.000000", "1.0 full open.ts"));
        assertThat(stored("source-ads")).isEqualTo(Map.of("00:03.000000", "1.0 full ad.ts"));
        assertThat(asked).doesNotContain("/there/gap.ts", "/key");
        assertThat(said.lines().filter(line -> line.contains("WARN") && line.contains("method SAMPLE_AES")))
                .hasSize(1);
        assertThat(said)
                .contains("the origin itself lacks 1.000 s at 2026-03-01T12:00:01Z")
                .contains("unreadable in the playlist: ");
    }
}
