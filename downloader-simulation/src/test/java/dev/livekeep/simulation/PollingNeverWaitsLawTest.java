package dev.livekeep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.FetchId;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.testkit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollingNeverWaitsLawTest {
    private static final Channel CHANNEL = new Channel("channel");

    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final Court court = new Court();
    private final PollingNeverWaitsLaw law = new PollingNeverWaitsLaw(court, time);

    @Test
    void aRefusalThatTookLongLeavesTheNextPollItsWholeInterval() {
        workerStarts();
        polls(1);
        pass(4);

        isRefused(1);
        pass(5);

        assertThat(court.first()).isEmpty();
    }

    @Test
    void aRefusalBesideASilentPollDoesNotExcuseTheSilence() {
        workerStarts();
        polls(1);
        pass(4);
        polls(2);

        isRefused(2);
        pass(7);

        assertThat(court.first()).isPresent();
    }

    @Test
    void aRefusalIsNoReasonToPollNoMore() {
        workerStarts();
        polls(1);

        isRefused(1);
        pass(30);

        assertThat(court.first()).isPresent();
    }

    private void workerStarts() {
        CaptureEvent.Detail started = new CaptureEvent.WorkerStarted(new Quality("source"), 1, "origin.test/channel/1");
        law.told(new CaptureEvent("test", CHANNEL, 1, Instant.EPOCH, time.tick(), started));
    }

    private void polls(int fetch) {
        CaptureAction poll = new CaptureAction.PollMedia(
                new FetchId(fetch),
                URI.create("http://origin.test/channel/1"),
                ClientRole.FIRST,
                Duration.ofSeconds(90));
        law.stepped(CHANNEL, new CaptureInput.TimePassed(), List.of(poll));
    }

    private void isRefused(int fetch) {
        law.stepped(
                CHANNEL, new CaptureInput.MediaAnswered(new FetchId(fetch), new MediaAnswer.Refused(403)), List.of());
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            time.advance(Duration.ofSeconds(1));
            law.secondPassed();
        }
    }
}
