package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.testkit.tools.UsesTool;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** yt-dlp itself, which takes a playlist for the page of a video. What YouTube serves cannot be had in a test. */
@Tag("process")
@UsesTool("yt-dlp")
class RealYtDlpTest {

    private final Bench bench = new Bench();
    private SimulatedOrigin origin;

    @BeforeEach
    void start() throws IOException {
        origin = SimulatedOrigin.start(OriginConfig.defaults().withChannels(ChannelConfig.ts("alpha", 800_000)));
    }

    @AfterEach
    void stop() {
        bench.close();
        origin.close();
    }

    private StreamAnswer find() {
        return bench.find(new SourceType.Youtube(origin.multivariant("alpha")));
    }

    @Test
    void itFindsTheBestVariantWhoseFirstListIsReadAtOnce() {
        assertThat(find()).isInstanceOfSatisfying(StreamAnswer.SingleMedia.class, found -> {
            assertThat(found.uri()).isEqualTo(origin.media("alpha", "1080p60"));
            assertThat(found.first().orElseThrow().playlist().segments()).isNotEmpty();
        });
    }

    @Test
    void itsOwnErrorIsTheReason() {
        origin.follow(FaultScript.parse("always channel=alpha : status 404"));

        assertThat(find())
                .isInstanceOfSatisfying(
                        StreamAnswer.Failed.class,
                        failed -> assertThat(failed.reason())
                                .startsWith("yt-dlp ended with status 1: \"ERROR: ")
                                .contains("404"));
    }
}
