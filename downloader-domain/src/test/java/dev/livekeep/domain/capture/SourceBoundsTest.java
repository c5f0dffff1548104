package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.SourceType;
import org.junit.jupiter.api.Test;

/** Contract §9, "getters at once per worker". */
class SourceBoundsTest {

    @Test
    void channelsFromYoutubeDownloadFourSegmentsAtATime() {
        assertThat(downloadsOf(new SourceType.Youtube(Lists.PAGE), 16)).isEqualTo(4);
    }

    @Test
    void channelsFromYoutubeDownloadFewerWhereFewerAreAskedFor() {
        assertThat(downloadsOf(new SourceType.Youtube(Lists.PAGE), 3)).isEqualTo(3);
    }

    @Test
    void otherChannelsDownloadAsManyAsAskedFor() {
        assertThat(downloadsOf(new SourceType.Url(Lists.PAGE), 16)).isEqualTo(16);
    }

    /** Downloads under way when a window of thirty segments is new and nothing arrives. */
    private static int downloadsOf(SourceType source, int downloads) {
        Stage stage = Stage.of(source, "480p", BookStage.bounded(downloads, 100))
                .offers("480p")
                .media("480p", Lists.media(0, 30))
                .archive(CaptureInput.Presence.ABSENT)
                .downloadsHang()
                .begin()
                .advance(1);
        return stage.actions(CaptureAction.Download.class).size();
    }
}
