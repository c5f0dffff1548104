package dev.livekeep.twitch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.twitch.http.ClientKind;
import dev.livekeep.twitch.http.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a poll does beyond one request: whole playlists for delta updates, and variables from the list of variants. */
@Tag("process")
class MediaPollTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String BEGINNING = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:7\n";
    private static final String LAST = "#EXTINF:2,\n9.ts\n";
    private static final String WHOLE = BEGINNING + "#EXTINF:2,\n7.ts\n#EXTINF:2,\n8.ts\n" + LAST;
    private static final String DELTA = BEGINNING + "#EXT-X-SKIP:SKIPPED-SEGMENTS=2\n" + LAST;

    private final Bench bench = new Bench(HttpSettings.defaults().over(client()));

    ClientKind client() {
        return HttpSettings.defaults().client();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private MediaPlaylist listed(String target) {
        MediaAnswer answer = bench.poll(bench.server.uri(target), LONG);
        return ((MediaAnswer.Listed) answer).playlist();
    }

    private static List<Long> numbers(MediaPlaylist playlist) {
        return playlist.segments().stream().map(MediaSegment::mediaSequence).toList();
    }

    private List<String> targets(String path) {
        return bench.server.requests(path).stream()
                .map(RawServer.Request::target)
                .toList();
    }

    @Test
    void aDeltaUpdateIsReplacedByTheWholePlaylist() {
        bench.server.on(
                "/live",
                (request, out) -> RawServer.send(
                        out, 200, "", (request.target().contains("_HLS_skip") ? DELTA : WHOLE).getBytes(UTF_8)));

        MediaPlaylist playlist = listed("/live?_HLS_skip=YES&token=a%2Fb&_HLS_msn=3");

        assertThat(numbers(playlist)).containsExactly(7L, 8L, 9L);
        assertThat(targets("/live")).containsExactly("/live?_HLS_skip=YES&token=a%2Fb&_HLS_msn=3", "/live?token=a%2Fb");
    }

    @Test
    void aDeltaUpdateThatNobodyAskedForIsAskedForAgainPastAllCaches() {
        bench.server.on(
                "/live",
                (request, out) -> RawServer.send(
                        out,
                        200,
                        "",
                        (request.header("Cache-Control").equals("no-cache") ? WHOLE : DELTA).getBytes(UTF_8)));

        assertThat(numbers(listed("/live"))).containsExactly(7L, 8L, 9L);
    }

    @ParameterizedTest
    @CsvSource({"200, again", "404, gone", "500, broken"})
    void whereNoWholePlaylistIsToBeHadTheUpdateServes(int status, String body) {
        bench.server.on(
                "/live",
                (request, out) -> RawServer.send(
                        out,
                        request.target().contains("_HLS_skip") ? 200 : status,
                        "",
                        (request.target().contains("_HLS_skip") || body.equals("again") ? DELTA : body)
                                .getBytes(UTF_8)));

        assertThat(numbers(listed("/live?_HLS_skip=v2"))).containsExactly(9L);
        assertThat(targets("/live")).containsExactly("/live?_HLS_skip=v2", "/live");
    }

    @Test
    void aWholePlaylistIsAskedForOnce() {
        bench.server.on("/live", 200, "", WHOLE);

        assertThat(numbers(listed("/live?_HLS_skip=YES"))).containsExactly(7L, 8L, 9L);
        assertThat(targets("/live")).hasSize(1);
    }

    private StreamAnswer.Variants find(String body) {
        bench.server.on("/variants", 200, "", body);
        return (StreamAnswer.Variants) bench.find(new SourceType.Url(bench.server.uri("/variants")));
    }

    private static String variants(String define) {
        return "#EXTM3U\n" + define + "\n#EXT-X-STREAM-INF:BANDWIDTH=1000\n/media\n";
    }

    @Test
    void aMediaPlaylistImportsTheVariablesOfTheListOfVariantsThatNamedIt() {
        bench.server.on(
                "/media",
                200,
                "",
                "#EXTM3U\n#EXT-X-DEFINE:IMPORT=\"place\"\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n/{$place}/1.ts\n");

        find(variants("#EXT-X-DEFINE:NAME=\"place\",VALUE=\"near\""));
        List<URI> near = uris();
        find(variants("#EXT-X-DEFINE:NAME=\"place\",VALUE=\"far\""));
        List<URI> far = uris();
        find(variants(""));
        List<URI> nowhere = uris();

        assertThat(near).containsExactly(bench.server.uri("/near/1.ts"));
        assertThat(far).containsExactly(bench.server.uri("/far/1.ts"));
        assertThat(nowhere).doesNotContain(bench.server.uri("/far/1.ts"));
    }

    private List<URI> uris() {
        return listed("/media").segments().stream().map(MediaSegment::uri).toList();
    }
}
