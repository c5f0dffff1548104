package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.testkit.RecordedBody;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where segments may be fetched from, redirects included (design §7 Addresses). */
@Tag("process")
class SegmentAddressTest {

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void g7_redirectsAreFollowedButNotForEver() {
        bench.server.on("/a.ts", 302, "Location: b.ts?x=1\r\n", "moved");
        bench.server.on("/b.ts", 200, "", "here");
        bench.server.on("/circle.ts", 302, "Location: /circle.ts\r\n", "");
        for (int i = 0; i < 9; i++) {
            bench.server.on("/hop" + i, 307, "Location: /hop" + (i + 1) + "\r\n", "");
        }

        RecordedBody moved = bench.download(bench.request("a.ts"));
        RecordedBody circle = bench.download(bench.request("circle.ts"));
        RecordedBody far = bench.download(bench.request("hop0"));

        assertThat(moved.body()).asString().isEqualTo("here");
        assertThat(Bench.reason(circle)).contains("in a circle");
        assertThat(Bench.reason(far)).contains("more than 5 times");
        assertThat(bench.server.requests()).hasSize(2 + 1 + 6);
    }

    @Test
    void aRedirectToAFileOrAnotherProtocolIsRefused() {
        bench.server.on("/file.ts", 302, "Location: file:///etc/passwd\r\n", "");
        bench.server.on("/ftp.ts", 302, "Location: ftp://127.0.0.1/x\r\n", "");

        RecordedBody file = bench.download(bench.request("file.ts"));
        RecordedBody ftp = bench.download(bench.request("ftp.ts"));

        assertThat(Bench.reason(file)).startsWith("only http and https are asked");
        assertThat(Bench.reason(ftp)).startsWith("only http and https are asked");
    }

    @Test
    void aPlaylistFromAfarCannotNameThisMachine() {
        bench.server.on("/secret", 200, "", "secret");
        SegmentRequest request = new SegmentRequest(
                Bench.remote(),
                bench.segment("http://127.0.0.1:" + bench.server.port() + "/secret"),
                ClientRole.FIRST,
                Optional.empty());

        RecordedBody body = bench.download(request);

        assertThat(Bench.reason(body)).contains("is loopback (127.0.0.1)").contains("--allow-address");
        assertThat(bench.server.requests()).isEmpty();
    }

    @Test
    void noPlaylistCanNameWhereCloudsKeepTheirSecrets() {
        bench.server.on("/a.ts", 302, "Location: http://169.254.169.254/latest/meta-data\r\n", "");
        bench.server.on("/b.ts", 302, "Location: http://[::ffff:169.254.169.254]/\r\n", "");
        bench.server.on("/c.ts", 302, "Location: http://2852039166/\r\n", "");

        RecordedBody plain = bench.download(bench.request("a.ts"));
        RecordedBody mapped = bench.download(bench.request("b.ts"));
        RecordedBody number = bench.download(bench.request("c.ts"));

        assertThat(Bench.reason(plain)).contains("is metadata");
        assertThat(Bench.reason(mapped)).contains("is metadata");
        assertThat(Bench.reason(number)).contains("is metadata");
    }

    @Test
    void queriesAndTokensAreNotInReasons() {
        bench.server.on("/a.ts", 302, "Location: http://10.0.0.1/x?token=geheim\r\n", "");

        RecordedBody body = bench.download(bench.request("a.ts?sig=geheim"));

        assertThat(Bench.reason(body)).contains("10.0.0.1/x").doesNotContain("geheim");
    }
}
