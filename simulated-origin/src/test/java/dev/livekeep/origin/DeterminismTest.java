package dev.livekeep.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.config.AdPlan;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.TwitchConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.origin.journal.Sha256;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything an origin says follows from its configuration, its clock and what it is asked. */
class DeterminismTest {
    private final Client client = new Client();

    @AfterEach
    void stop() {
        client.close();
    }

    private List<String> evening(long seed) throws Exception {
        ManualClock clock = new ManualClock(Instant.parse("2026-01-06T22:15:40Z"));
        OriginConfig config = OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("alpha", 400_000), ChannelConfig.hevc("beta", 400_000))
                .withTwitch(TwitchConfig.defaults()
                        .withAds(AdPlan.preroll(2).withMidroll(12, 3))
                        .withClockOffsets(Duration.ZERO, Duration.ofMillis(800)))
                .withFaults(FaultScript.parse("always kind=segment p=0.4 : status 503"))
                .withSeed(seed)
                .withClock(clock);
        List<String> said = new ArrayList<>();
        try (SimulatedOrigin origin = SimulatedOrigin.start(config)) {
            TwitchClient twitch = new TwitchClient(origin, client);
            for (int i = 0; i < 3; i++) {
                URI session = twitch.newMedia("alpha");
                for (URI playlist : List.of(origin.multivariant("beta"), origin.media("beta", "480p30"), session)) {
                    said.add(playlist.getPath());
                    said.add(client.text(playlist));
                }
                for (URI segment : client.uris(origin.media("alpha", "1080p60"))) {
                    var answer = client.get(segment);
                    said.add(answer.statusCode() + " "
                            + Sha256.textOf(Sha256.digest().digest(answer.body())));
                }
                clock.advance(Duration.ofSeconds(14));
            }
            origin.journal().events(JournalEvent.Published.class).forEach(p -> said.add(p.json()));
        }
        return said;
    }

    @Test
    void sameSeedSaysTheSame() throws Exception {
        assertThat(evening(7)).isEqualTo(evening(7));
    }

    @Test
    void anotherSeedSaysSomethingElse() throws Exception {
        List<String> seven = evening(7);
        List<String> eight = evening(8);

        assertThat(seven.stream().filter(l -> l.startsWith("{"))).doesNotContainAnyElementsOf(eight);
        assertThat(seven.stream().filter(l -> l.startsWith("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGET")))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(eight);
        assertThat(statuses(seven)).contains("200", "503").isNotEqualTo(statuses(eight));
    }

    private static List<String> statuses(List<String> said) {
        return said.stream()
                .filter(l -> l.matches("\\d{3} .*"))
                .map(l -> l.substring(0, 3))
                .toList();
    }
}
