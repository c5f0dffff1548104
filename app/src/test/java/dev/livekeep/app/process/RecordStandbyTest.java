package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.BestSegments;
import dev.livekeep.domain.archive.NameReading;
import dev.livekeep.domain.archive.SegmentCandidate;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.AdPlan;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.TwitchConfig;
import dev.livekeep.origin.journal.JournalEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Addresses die after 20 s, each session begins with ads, and the clocks of sessions differ by 0.3 to 1.9 s: an important
 * channel loses nothing and its archive has no seam (design §3 law 3, §4 Dates).
 */
@Tag("process")
class RecordStandbyTest {
    private static final Duration LIFE = Duration.ofSeconds(20);

    @TempDir
    Path archive;

    @Test
    void sessionsThatDieInTurnLeaveOneArchive() throws Exception {
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("bus", 400_000))
                .withSegments(Duration.ofSeconds(1), 15, Duration.ofSeconds(30))
                .withTwitch(TwitchConfig.defaults()
                        .withUrlLife(LIFE, Duration.ofMinutes(1))
                        .withAds(AdPlan.preroll(5))
                        .withClockOffsets(
                                Duration.ZERO,
                                Duration.ofMillis(1300),
                                Duration.ofMillis(-600),
                                Duration.ofMillis(300),
                                Duration.ofMillis(-1900))))) {
            Recording recording = Recording.into(archive);

            String said = recording.until(
                    origin.started().plusSeconds(38),
                    List.of("bus/source"),
                    "bus!",
                    "--twitch-gql-url=" + origin.gql(),
                    "--twitch-usher-url=" + origin.usher());

            recording.assertThatAllIsThere(origin, Instant.now());
            assertThat(origin.journal().events(JournalEvent.SessionOpened.class))
                    .as("sessions")
                    .hasSizeGreaterThanOrEqualTo(3);
            assertThat(said).contains("its URL is spent and another is known");
            List<SegmentCandidate> copies = copies();
            BestSegments best = BestSegments.select(
                    copies,
                    copies.get(0).segment().start(),
                    copies.get(copies.size() - 1).segment().end());
            assertThat(best.holes()).isEmpty();
            assertThat(best.segments()).as("copies that are used").hasSameSizeAs(copies);
        }
    }

    private List<SegmentCandidate> copies() throws IOException {
        return Folder.copies(archive, "full").stream()
                .map(file -> SegmentPath.parse(archive.relativize(file).toString()))
                .map(NameReading.Found.class::cast)
                .map(found -> new SegmentCandidate(found.segment(), 1))
                .sorted(Comparator.comparing(copy -> copy.segment().start()))
                .toList();
    }
}
