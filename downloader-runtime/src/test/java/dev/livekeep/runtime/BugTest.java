package dev.livekeep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.domain.capture.ChannelCapture;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.domain.capture.Moment;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.testkit.LiveChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Contract §10 W10: a bug in a machine ends its recording, and the channel is recorded anew. */
class BugTest {
    private static final Channel POOR = new Channel("poor");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World();
    private final Recorder recorder = new Recorder(this::machine, world.ports(), RecorderSettings.defaults("test"));
    private Predicate<CaptureInput> fatal = input -> false;
    private int bugs;

    /** The real one, which fails where a test wants it to, for one channel. */
    private Machine machine(ChannelSpec spec) {
        ChannelCapture capture = new ChannelCapture(spec, CapturePolicy.defaults(), Jitter.NONE, world.time.tick());
        return new Machine() {
            @Override
            public List<CaptureAction> on(CaptureInput input, Moment now) {
                if (spec.channel().equals(POOR) && fatal.test(input)) {
                    bugs++;
                    throw new IllegalStateException("on purpose");
                }
                return capture.on(input, now);
            }

            @Override
            public Optional<Tick> wakeAt(Moment now) {
                return capture.wakeAt(now);
            }
        };
    }

    private LiveChannel recorded(String name) {
        LiveChannel channel = world.channel(name, 15);
        recorder.start(channel.spec(), 1);
        return channel;
    }

    /** Every segment that was published at least ten seconds ago. */
    private void assertThatNothingIsMissing(LiveChannel channel) {
        assertThat(world.starts(channel, SegmentKind.FULL)).hasSizeGreaterThanOrEqualTo((int) channel.published() - 5);
    }

    @Test
    void w10_aBugCostsItsChannelSecondsAndNoSegmentAndOtherChannelsNothing() {
        LiveChannel poor = recorded("poor");
        LiveChannel other = recorded("other");
        world.time.advance(MINUTE);
        fatal = input -> input instanceof CaptureInput.DownloadEnded && bugs == 0;

        world.time.advance(MINUTE.multipliedBy(2));

        assertThat(bugs).isEqualTo(1);
        assertThat(recorder.failure())
                .isCompletedWithValueMatching(failure -> failure.channel().equals(POOR));
        assertThatNothingIsMissing(poor);
        assertThatNothingIsMissing(other);
        assertThat(world.store.openDrafts()).isZero();
    }

    @Test
    void aBugThatStaysIsMetAgainEveryFewSecondsUntilTheChannelIsStopped() {
        recorded("poor");
        fatal = input -> true;
        world.time.advance(MINUTE);
        int met = bugs;

        var stopped = recorder.stop(POOR, Duration.ofSeconds(5));
        world.time.advance(MINUTE);

        assertThat(met).isEqualTo(13);
        assertThat(stopped).isCompletedWithValue(StopOutcome.FAILED);
        assertThat(bugs).isEqualTo(met);
        assertThat(recorder.recording()).isEmpty();
        assertThat(world.time.timersWaiting()).isZero();
    }

    @Test
    void aBugWhileStoppingEndsTheChannel() {
        recorded("poor");
        world.time.advance(MINUTE);
        fatal = input -> true;

        var stopped = recorder.stop(POOR, Duration.ofSeconds(5));
        world.time.advance(MINUTE);

        assertThat(stopped).isCompletedWithValue(StopOutcome.FAILED);
        assertThat(bugs).isEqualTo(1);
        assertThat(recorder.recording()).isEmpty();
        assertThat(world.time.timersWaiting()).isZero();
    }
}
