package dev.livekeep.twitch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("process")
class UrlSourceTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String VARIANTS = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1000\nmedia.m3u8\n";
    private static final String MEDIA = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2.000,live\nü/7.ts\n";

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private StreamAnswer find(String path) {
        return bench.find(new SourceType.Url(bench.server.uri(path)));
    }

    private String failed(String path) {
        return ((StreamAnswer.Failed) find(path)).reason();
    }

    private MediaAnswer poll(String path) {
        return bench.poll(bench.server.uri(path), LONG);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
            out.write(bytes);
        }
        return coded.toByteArray();
    }

    @Test
    void aMultivariantPlaylistGivesVariants() {
        bench.server.on("/a/live.m3u8", 200, "", VARIANTS);

        StreamAnswer.Variants found = (StreamAnswer.Variants) find("/a/live.m3u8?key=1");

        assertThat(found.playlist().variants().getFirst().uri()).isEqualTo(bench.server.uri("/a/media.m3u8"));
        assertThat(bench.server.requests().getFirst().target()).isEqualTo("/a/live.m3u8?key=1");
        assertThat(bench.server.requests().getFirst().header("accept-encoding")).isEqualTo("gzip");
    }

    @Test
    void aMediaPlaylistStandsForItself() {
        bench.server.on("/media.m3u8", 200, "", MEDIA);

        var found = (StreamAnswer.SingleMedia) find("/media.m3u8?key=1");

        assertThat(found.uri()).isEqualTo(bench.server.uri("/media.m3u8?key=1"));
        assertThat(found.first()).map(MediaAnswer.Listed::text).contains(MEDIA);
    }

    @Test
    void aDeltaUpdateIsNoFirstListOfAMediaPlaylist() {
        bench.server.on("/media.m3u8", 200, "", MEDIA.replace("#EXTINF", "#EXT-X-SKIP:SKIPPED-SEGMENTS=2\n#EXTINF"));

        var found = (StreamAnswer.SingleMedia) find("/media.m3u8");

        assertThat(found.first()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void aRefusedPollWaitsForNoBody(int status) {
        bench.server.on("/media.m3u8", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 " + status + " X\r\nContent-Length: 9\r\n\r\n");
            request.awaitClosed();
        });

        MediaAnswer answer = poll("/media.m3u8");

        assertThat(answer).isEqualTo(new MediaAnswer.Refused(status));
        Bench.passUntil(() -> bench.server.open() == 0);
    }

    @Test
    void theAddressAfterAllRedirectsIsTheBase() {
        bench.server.on("/live.m3u8", 302, "Location: /hop1/x?token=1\r\n", "");
        bench.server.on("/hop1/x", 301, "Location: ../hop2/x\r\n", "moved");
        bench.server.on("/hop2/x", 303, "Location: //127.0.0.1:" + bench.server.port() + "/hop3/x\r\n", "");
        bench.server.on("/hop3/x", 307, "Location: " + bench.server.uri("/hop4/x") + "\r\n", "");
        bench.server.on("/hop4/x", 308, "Location: /far/away/live.m3u8#part\r\n", "");
        bench.server.on("/far/away/live.m3u8", 200, "", VARIANTS);
        bench.server.on("/media.m3u8", 302, "Location: /far/away/media.m3u8?sig=2\r\n", "");
        bench.server.on("/far/away/media.m3u8", 200, "", MEDIA);

        StreamAnswer.Variants found = (StreamAnswer.Variants) find("/live.m3u8");
        MediaAnswer.Listed listed = (MediaAnswer.Listed) poll("/media.m3u8");

        assertThat(found.playlist().variants().getFirst().uri()).isEqualTo(bench.server.uri("/far/away/media.m3u8"));
        assertThat(listed.playlist().segments().getFirst().uri()).isEqualTo(bench.server.uri("/far/away/%C3%BC/7.ts"));
    }

    @Test
    void aSixthRedirectAndACircleAreRefused() {
        for (int i = 0; i < 6; i++) {
            bench.server.on("/hop" + i, 302, "Location: /hop" + (i + 1) + "?secret=1\r\n", "");
        }
        bench.server.on("/hop6", 200, "", VARIANTS);
        bench.server.on("/left", 302, "Location: /right\r\n", "");
        bench.server.on("/right", 302, "Location: /left\r\n", "");

        String far = failed("/hop0");
        String circle = failed("/left");
        StreamAnswer near = find("/hop1");

        assertThat(far).contains("more than 5 times").doesNotContain("secret");
        assertThat(circle).contains("in a circle");
        assertThat(near).isInstanceOf(StreamAnswer.Variants.class);
        assertThat(bench.server.requests("/hop6")).hasSize(1);
    }

    @Test
    void aRedirectWithoutAPlaceIsAFailure() {
        bench.server.on("/a", 302, "", "where?");
        bench.server.on("/b", 302, "Location: http://[oh\r\n", "");

        assertThat(failed("/a")).startsWith("status 302");
        assertThat(failed("/b")).contains("to what is no address");
    }

    @Test
    void theLoginOfTheUsersUrlGoesToItsOriginOnly() {
        try (RawServer other = RawServer.start()) {
            bench.server.on("/live.m3u8", 302, "Location: " + other.uri("/live.m3u8") + "\r\n", "");
            bench.server.on("/media.m3u8", 200, "", MEDIA);
            other.on(
                    "/live.m3u8",
                    200,
                    "",
                    "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n" + bench.server.uri("/media.m3u8"));
            URI own = URI.create("http://me:p%40ss@127.0.0.1:" + bench.server.port() + "/live.m3u8");

            StreamAnswer answer = bench.find(new SourceType.Url(own));

            assertThat(answer).isInstanceOf(StreamAnswer.Variants.class);
            assertThat(bench.server.requests().getFirst().header("authorization"))
                    .isEqualTo("Basic " + Base64.getEncoder().encodeToString("me:p@ss".getBytes(UTF_8)));
            assertThat(other.requests().getFirst().header("authorization")).isEmpty();
            assertThat(other.requests().getFirst().header("user-agent")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "", "\u0000\u0001\u0002", "{\"a\":1}", "GIF89a", " \n"})
    void whatIsNoPlaylistIsAFailure(String body) {
        bench.server.on("/x", 200, "Content-Type: application/vnd.apple.mpegurl\r\n", body);

        assertThat(find("/x")).isInstanceOf(StreamAnswer.Failed.class);
        assertThat(poll("/x")).isInstanceOf(MediaAnswer.Failed.class);
    }

    @Test
    void aListOfVariantsIsNoMediaPlaylist() {
        bench.server.on("/x", 200, "", VARIANTS);

        assertThat(poll("/x"))
                .isInstanceOfSatisfying(
                        MediaAnswer.Failed.class,
                        failed -> assertThat(failed.reason()).contains("found a list of variants"));
    }

    @Test
    void textIsUtf8WhateverTheHeadersSay() {
        String marked = "\uFEFF" + MEDIA.replace("\n", "\r\n");
        bench.server.on("/utf8", 200, "Content-Type: text/plain; charset=iso-8859-1\r\n", marked);
        bench.server.on("/latin", 200, "Content-Type: text/plain; charset=iso-8859-1\r\n", MEDIA.getBytes(ISO_8859_1));

        MediaAnswer.Listed listed = (MediaAnswer.Listed) poll("/utf8");

        assertThat(listed.playlist().segments().getFirst().uri()).isEqualTo(bench.server.uri("/%C3%BC/7.ts"));
        assertThat(poll("/latin")).isInstanceOf(MediaAnswer.Listed.class);
    }

    @Test
    void codedPlaylistsAreDecoded() throws IOException {
        byte[] coded = gzip(MEDIA.getBytes(UTF_8));
        bench.server.on("/gzip", 200, "Content-Encoding: gzip\r\n", coded);
        bench.server.on("/x-gzip", 200, "Content-Encoding: X-GZIP\r\n", coded);
        bench.server.on("/cut", 200, "Content-Encoding: gzip\r\n", Arrays.copyOf(coded, coded.length - 9));
        bench.server.on("/br", 200, "Content-Encoding: br\r\n", "?");

        assertThat(poll("/gzip")).isInstanceOf(MediaAnswer.Listed.class);
        assertThat(poll("/x-gzip")).isInstanceOf(MediaAnswer.Listed.class);
        assertThat(poll("/cut")).isInstanceOf(MediaAnswer.Failed.class);
        assertThat(poll("/br")).isInstanceOf(MediaAnswer.Failed.class);
    }

    @Test
    void eightMebibytesAreTheMostBeforeAndAfterDecoding() throws IOException {
        byte[] most = Arrays.copyOf(MEDIA.getBytes(UTF_8), 8 << 20);
        Arrays.fill(most, MEDIA.getBytes(UTF_8).length, most.length, (byte) '\n');
        byte[] more = Arrays.copyOf(most, most.length + 1);
        more[most.length] = '\n';
        bench.server.on("/most", 200, "Content-Encoding: gzip\r\n", gzip(most));
        bench.server.on("/more", 200, "Content-Encoding: gzip\r\n", gzip(more));
        bench.server.on("/plain", 200, "", more);
        bench.server.on(
                "/chunks", (request, out) -> endless(out, "Transfer-Encoding: chunked\r\n", "10000\r\n", "\r\n"));
        bench.server.on("/endless", (request, out) -> endless(out, "Connection: close\r\n", "", ""));

        assertThat(poll("/most")).isInstanceOf(MediaAnswer.Listed.class);
        for (String path : new String[] {"/more", "/plain", "/chunks", "/endless"}) {
            assertThat(poll(path))
                    .isInstanceOfSatisfying(
                            MediaAnswer.Failed.class,
                            failed -> assertThat(failed.reason()).contains("at most 8388608 bytes"));
        }
        Bench.passUntil(() -> bench.server.open() <= 1);
    }

    private static void endless(OutputStream out, String head, String before, String after) throws IOException {
        RawServer.write(out, "HTTP/1.1 200 OK\r\n" + head + "\r\n");
        byte[] block = new byte[0x10000];
        Arrays.fill(block, (byte) '\n');
        while (true) {
            RawServer.write(out, before);
            out.write(block);
            RawServer.write(out, after);
        }
    }

    @Test
    void aPlaylistThatIsCutIsAFailureAndNotAShorterPlaylist() {
        bench.server.on("/length", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + MEDIA);
            request.socket().shutdownOutput();
        });
        bench.server.on("/chunks", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n#EXTM3U\n#EXTINF:\r\n");
            request.socket().shutdownOutput();
        });

        assertThat(poll("/length")).isInstanceOf(MediaAnswer.Failed.class);
        assertThat(poll("/chunks")).isInstanceOf(MediaAnswer.Failed.class);
    }

    @ParameterizedTest
    @CsvSource({"404", "410"})
    void whatIsNotThereIsOffline(int status) {
        bench.server.on("/x", status, "", "not live");

        assertThat(find("/x")).isEqualTo(new StreamAnswer.Offline("status " + status + ", \"not live\""));
        assertThat(poll("/x")).isEqualTo(new MediaAnswer.Refused(status));
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "451"})
    void aRefusalIsNotCalledOffline(int status) {
        bench.server.on("/x", status, "", "no http://h/x?sig=geheim");

        assertThat(find("/x"))
                .isEqualTo(new StreamAnswer.Refused(Refusal.OTHER, "status " + status + ", \"no http://h/x?…\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 400, 416, 429, 500, 502, 503, 504})
    void anyOtherStatusIsAFailure(int status) {
        bench.server.on(
                "/x",
                (request, out) -> RawServer.write(
                        out,
                        "HTTP/1.1 " + status + " X\r\nRetry-After: 7\r\n"
                                + (status == 204 || status == 304 ? "\r\n" : "Content-Length: 0\r\n\r\n")));

        assertThat(find("/x")).isInstanceOf(StreamAnswer.Failed.class);
        assertThat(poll("/x")).isInstanceOf(MediaAnswer.Failed.class);
    }

    @Test
    void theDeadlineCoversTheBodyAndClosesTheConnection() {
        bench.server.on("/stall", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n#EXTM3U\n");
            request.awaitClosed();
        });
        bench.server.on("/dead", (request, out) -> request.awaitClosed());

        for (String path : new String[] {"/stall", "/dead"}) {
            assertThat(bench.poll(bench.server.uri(path), Duration.ofMillis(500)))
                    .isEqualTo(new MediaAnswer.Failed("took longer than 0.5 s"));
        }
        Bench.passUntil(() -> bench.server.open() == 0);
        assertThat(bench.find(new SourceType.Url(bench.server.uri("/stall")), Duration.ofMillis(500)))
                .isEqualTo(new StreamAnswer.Failed("took longer than 0.5 s"));
        Bench.passUntil(() -> bench.server.open() == 0);
    }
}
