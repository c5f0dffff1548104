package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.app.command.Ran;
import dev.livekeep.app.export.Tool;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.testkit.tools.UsesTool;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every packing a live channel may come in, from the origin through the archive to a file that decodes. */
@Tag("process")
class RecordFormatsTest {

    private static final List<String> CHANNELS =
            List.of("avc", "hevc", "coded_ts", "coded_avc", "ranged_ts", "ranged_hevc");

    @TempDir
    Path folder;

    private Path archive() {
        return folder.resolve("archive");
    }

    private void assertThatItDecodes(String channel, String ending, Instant from) throws Exception {
        Path file = folder.resolve(channel + ending);
        Ran ran = Ran.command(
                "export",
                channel,
                "source",
                "--base-dir=" + archive(),
                "--from=" + from,
                "--to=" + from.plusSeconds(12),
                "-o",
                file);

        assertThat(ran.err()).as("holes of %s", channel).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(Tool.said("ffmpeg", "-v", "error", "-xerror", "-i", file, "-f", "null", "-"))
                .as("decoding %s", file.getFileName())
                .isEmpty();
        String length = Tool.said("ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file);
        assertThat(Double.parseDouble(length.strip())).isBetween(11.9, 14.1);
    }

    @Test
    @UsesTool("ffmpeg")
    @UsesTool("ffprobe")
    void fragmentedEncryptedAndRangedChannelsAreRecordedWholeAndDecode() throws Exception {
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(
                        ChannelConfig.fmp4("avc", 400_000),
                        ChannelConfig.hevc("hevc", 400_000),
                        ChannelConfig.ts("coded_ts", 400_000),
                        ChannelConfig.fmp4("coded_avc", 400_000),
                        ChannelConfig.ts("ranged_ts", 400_000),
                        ChannelConfig.hevc("ranged_hevc", 400_000)))) {
            Recording recording = Recording.into(archive());

            recording.until(
                    origin.started().plusSeconds(13),
                    CHANNELS.stream().map(channel -> channel + "/source").toList(),
                    "avc:url:" + origin.multivariant("avc"),
                    "hevc:url:" + origin.multivariant("hevc"),
                    "coded_ts:url:" + origin.encrypted("coded_ts"),
                    "coded_avc:url:" + origin.encrypted("coded_avc"),
                    "ranged_ts:url:" + origin.ranged("ranged_ts"),
                    "ranged_hevc:url:" + origin.ranged("ranged_hevc"));

            recording.assertThatAllIsThere(origin, Instant.now());
            Ran verified = Ran.command("verify", archive());
            assertThat(verified.out()).endsWith(": all is well\n");
            assertThat(verified.code()).isZero();
            for (String channel : CHANNELS) {
                assertThatItDecodes(channel, ".mp4", origin.started());
                assertThatItDecodes(channel, ".ts", origin.started());
            }
        }
    }
}
