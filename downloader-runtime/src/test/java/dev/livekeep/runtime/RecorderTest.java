package dev.livekeep.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.testkit.LiveChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Channels come and go while a recorder runs. */
class RecorderTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World();
    private final Recorder recorder = new Recorder(world.ports(), RecorderSettings.defaults("test"), Jitter.NONE);
    private final LiveChannel channel = world.channel("one", 15);

    @Test
    void channelMayBeStartedAgainByWhoeverHearsThatItHasStopped() {
        recorder.start(channel.spec(), 1);
        world.time.advance(MINUTE);

        var again = recorder.stop(channel.spec().channel(), Duration.ofSeconds(5))
                .thenApply(outcome -> recorder.start(channel.spec(), 2));
        world.time.advance(MINUTE);

        assertThat(again).isCompletedWithValue(true);
        assertThat(recorder.recording()).containsExactly(channel.spec().channel());
    }

    @Test
    void newerDecisionWaitsForTheEndOfTheOlderAndALateOneChangesNothing() {
        recorder.start(channel.spec(), 2);

        assertThat(recorder.start(channel.spec(), 1)).isFalse();
        assertThatThrownBy(() -> recorder.start(channel.spec(), 3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stop it first");
    }

    @Test
    void stopOfAChannelThatIsNotRecordedIsDoneAtOnce() {
        assertThat(recorder.stop(channel.spec().channel(), MINUTE)).isCompletedWithValue(StopOutcome.FINISHED);
    }
}
