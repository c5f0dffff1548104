package dev.livekeep.metrics;

import static dev.livekeep.metrics.Told.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.PlaylistChange;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthListenerTest {

    private final VirtualTime time = new VirtualTime();
    private final HealthListener health = new HealthListener(time);
    private final Told told = new Told(time, health, "esa");

    @Test
    void nothingWantedIsNoTrouble() {
        assertThat(health.trouble()).isEmpty();
    }

    @Test
    void aChannelHasHalfAMinuteForItsFirstPoll() {
        start();

        time.advance(Duration.ofSeconds(30));
        assertThat(health.trouble()).isEmpty();

        time.advance(Duration.ofSeconds(1));
        assertThat(health.trouble()).contains("esa/source: no poll answered for 31 s");
    }

    @Test
    void aPollKeepsItHealthyAndAFailureIsNamed() {
        start();
        time.advance(Duration.ofSeconds(29));
        told.tell(new CaptureEvent.Polled(SOURCE, 1, PlaylistChange.ADVANCED));
        time.advance(Duration.ofSeconds(29));
        assertThat(health.trouble()).isEmpty();

        told.tell(new CaptureEvent.PollFailed(SOURCE, 1, "answered 503\n"));
        time.advance(Duration.ofSeconds(2));

        assertThat(health.trouble())
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("esa/source: no poll answered for 31 s: ")
                        .contains("answered 503")
                        .doesNotContain("\n"));
    }

    @Test
    void anOfflineChannelIsHealthyUntilItGoesLive() {
        start();
        told.tell(new CaptureEvent.Offline("not live"));
        time.advance(Duration.ofHours(5));
        assertThat(health.trouble()).isEmpty();

        told.tell(new CaptureEvent.StreamFound(List.of("source"), ""));
        time.advance(Duration.ofSeconds(30));
        assertThat(health.trouble()).isEmpty();

        time.advance(Duration.ofSeconds(1));
        assertThat(health.trouble()).isPresent();
    }

    @Test
    void aRefusalIsTroubleAndNamed() {
        start();
        told.tell(new CaptureEvent.StreamRefused(Refusal.TOKEN_REFUSED, "401"));

        time.advance(Duration.ofSeconds(31));

        assertThat(health.trouble().orElseThrow()).contains("token refused");
    }

    @Test
    void aQualityThatIsNotOfferedIsNotMissed() {
        start();
        told.tell(new CaptureEvent.QualityMissing(SOURCE, "source", List.of("480p")));
        time.advance(Duration.ofMinutes(5));
        assertThat(health.trouble()).isEmpty();

        told.tell(new CaptureEvent.VariantChosen(SOURCE, "source", "1080p60", List.of(), List.of()));
        time.advance(Duration.ofSeconds(31));
        assertThat(health.trouble()).isPresent();
    }

    @Test
    void aChannelToldToStopIsNoLongerWanted() {
        start();
        told.tell(new CaptureEvent.Stopping("asked"));

        time.advance(Duration.ofMinutes(5));

        assertThat(health.trouble()).isEmpty();
    }

    @Test
    void severalChannelsInTroubleStillMakeOneLine() {
        start();
        for (String name : List.of("a", "b")) {
            new Told(time, health, name).tell(new CaptureEvent.Started(false, List.of(SOURCE)));
        }

        time.advance(Duration.ofSeconds(31));

        assertThat(health.trouble()).contains("esa/source: no poll answered for 31 s (and 2 more channels)");
    }

    private void start() {
        told.tell(new CaptureEvent.Started(true, List.of(SOURCE)));
    }
}
