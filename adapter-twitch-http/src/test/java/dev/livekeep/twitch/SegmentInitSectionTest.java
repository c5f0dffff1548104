package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.testkit.RecordedBody;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Init sections, which come before a segment and are shared by many. */
@Tag("process")
class SegmentInitSectionTest {

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theInitSectionComesFirstAndIsFetchedOnce() {
        bench.server.on("/init.mp4", 200, "", "the init section");
        bench.server.on("/a.m4s", 200, "", "media");

        RecordedBody first = bench.download(bench.request("a.m4s", "#EXT-X-MAP:URI=\"init.mp4\""));
        RecordedBody second = bench.download(bench.request("a.m4s", "#EXT-X-MAP:URI=\"init.mp4\""));

        assertThat(first.init()).asString().isEqualTo("the init section");
        assertThat(second.init()).asString().isEqualTo("the init section");
        assertThat(second.body()).asString().isEqualTo("media");
        assertThat(bench.server.requests("/init.mp4")).hasSize(1);
        assertThat(first.trouble()).isEmpty();
    }

    @Test
    void anInitSectionMayBeAPart() {
        bench.server.on("/init.mp4", (request, out) -> Sample.part(request, out, ""));
        bench.server.on("/a.m4s", 200, "", "media");

        RecordedBody body = bench.download(bench.request("a.m4s", "#EXT-X-MAP:URI=\"init.mp4\",BYTERANGE=\"100@50\""));

        assertThat(body.init()).isEqualTo(Arrays.copyOfRange(Sample.BYTES, 50, 150));
    }

    @Test
    void withoutItsInitSectionASegmentIsNotAskedFor() {
        bench.server.on("/a.m4s", 200, "", "media");

        RecordedBody body = bench.download(bench.request("a.m4s", "#EXT-X-MAP:URI=\"gone.mp4\""));

        assertThat(Bench.reason(body)).isEqualTo("init section: status 404");
        assertThat(bench.server.requests("/a.m4s")).isEmpty();
    }
}
