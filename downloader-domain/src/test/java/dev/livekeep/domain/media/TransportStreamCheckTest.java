package dev.livekeep.domain.media;

import static dev.livekeep.domain.media.TransportStreamBytes.AUDIO_PID;
import static dev.livekeep.domain.media.TransportStreamBytes.PACKET;
import static dev.livekeep.domain.media.TransportStreamBytes.VIDEO_PID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.media.MediaVerdict.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TransportStreamCheckTest {

    private static final long SOME_STAMP = 900_000;

    private final TransportStreamBytes stream = TransportStreamBytes.playing(4, SOME_STAMP);

    @Test
    void wholeSegmentIsProvenByItsMedia() {
        var verdict = verdict(stream.bytes(), 4);

        assertThat(verdict).isEqualTo(new MediaVerdict(Shape.TRANSPORT_STREAM, true, ""));
        assertThat(verdict.proves()).isTrue();
    }

    @Test
    void cutInsideAPacketIsSeenByTheLength() {
        var verdict = verdict(stream.cutAt(399 * PACKET + 10), 4);

        assertThat(verdict)
                .isEqualTo(new MediaVerdict(Shape.TRANSPORT_STREAM, false, "10 bytes of an unfinished packet"));
    }

    @Test
    void cutBetweenPacketsIsSeenByTheSpan() {
        var verdict = verdict(stream.cutAt(202 * PACKET), 4);

        assertThat(verdict).isEqualTo(new MediaVerdict(Shape.TRANSPORT_STREAM, false, "plays 2.00 s of 4.00 s"));
    }

    @Test
    void theLastFrameCountsAsLongAsTheOthers() {
        var verdict = verdict(TransportStreamBytes.playing(0.08, SOME_STAMP).bytes(), 0.58);

        assertThat(verdict.whole()).isTrue();
    }

    @Test
    void aFifthLessThanListedIsWithinTheTolerance() {
        assertThat(verdict(stream.bytes(), 4.99).whole()).isTrue();
        assertThat(verdict(stream.bytes(), 5.01).whole()).isFalse();
    }

    @Test
    void longerThanListedIsNoFault() {
        assertThat(verdict(stream.bytes(), 1).proves()).isTrue();
    }

    @Test
    void zeroedHoleIsSeenByMissingSyncBytes() {
        var verdict = verdict(stream.withHole(100 * PACKET + 50, 111 * PACKET), 4);

        assertThat(verdict.whole()).isFalse();
        assertThat(verdict.reason()).startsWith("10 packets without sync byte");
    }

    @Test
    void zeroedBeginningIsSeenToo() {
        var verdict = verdict(stream.withHole(0, 4096), 4);

        assertThat(verdict.shape()).isEqualTo(Shape.TRANSPORT_STREAM);
        assertThat(verdict.whole()).isFalse();
    }

    @Test
    void lostPacketsAreSeenByTheCounters() {
        var verdict = verdict(stream.drop(100, 110).bytes(), 4);

        assertThat(verdict).isEqualTo(new MediaVerdict(Shape.TRANSPORT_STREAM, false, "2 breaks of continuity"));
    }

    @Test
    void packetSentTwiceIsNoFaultButThriceIs() {
        assertThat(verdict(stream.sendLastAgain().bytes(), 4).whole()).isTrue();
        assertThat(verdict(stream.sendLastAgain().bytes(), 4).reason()).isEqualTo("1 breaks of continuity");
    }

    @Test
    void markedDiscontinuityExcusesTheCounter() {
        stream.skipCounter(VIDEO_PID).payload(VIDEO_PID, new byte[1]).markDiscontinuity();

        assertThat(verdict(stream.bytes(), 4).whole()).isTrue();
    }

    @Test
    void packetWithoutPayloadKeepsTheCounter() {
        stream.withoutPayload(VIDEO_PID).payload(VIDEO_PID, new byte[1]);

        assertThat(verdict(stream.bytes(), 4).whole()).isTrue();
    }

    @Test
    void stuffingIsNotCounted() {
        stream.payload(0x1FFF, new byte[1]).skipCounter(0x1FFF).payload(0x1FFF, new byte[1]);

        assertThat(verdict(stream.bytes(), 4).whole()).isTrue();
    }

    @Test
    void damageMarkedByTheSenderIsAFault() {
        var verdict = verdict(stream.payload(AUDIO_PID, new byte[1]).markError().bytes(), 4);

        assertThat(verdict.reason()).isEqualTo("1 packets marked as damaged");
    }

    @Test
    void timeStampsMayWrap() {
        long justBeforeTheWrap = (1L << 33) - 90_000;

        var whole = verdict(TransportStreamBytes.playing(4, justBeforeTheWrap).bytes(), 4);
        var cut = verdict(TransportStreamBytes.playing(2, justBeforeTheWrap).bytes(), 4);

        assertThat(whole.proves()).isTrue();
        assertThat(cut.reason()).isEqualTo("plays 2.00 s of 4.00 s");
    }

    @Test
    void jumpOfTheTimeStampsIsNotTimePlayed() {
        byte[] twoClocks = FragmentedMp4Bytes.join(
                TransportStreamBytes.playing(1, SOME_STAMP).bytes(),
                TransportStreamBytes.playing(1, SOME_STAMP * 1000).bytes());

        assertThat(verdict(twoClocks, 4).reason()).contains("plays 2.00 s of 4.00 s");
    }

    @Test
    void scrambledStreamShowsNoTimeAndGetsNoOpinion() {
        var verdict = verdict(stream.scrambleAll().bytes(), 4);

        assertThat(verdict).isEqualTo(new MediaVerdict(Shape.UNKNOWN, true, ""));
    }

    @Test
    void streamWithASingleTimeStampGetsNoOpinion() {
        var verdict = verdict(TransportStreamBytes.playing(0.04, SOME_STAMP).bytes(), 4);

        assertThat(verdict).isEqualTo(new MediaVerdict(Shape.UNKNOWN, true, ""));
    }

    @Test
    void aWholeStreamBehindForeignBytesGetsNoOpinion() {
        byte[] behindId3 = FragmentedMp4Bytes.join(
                "ID3 and 63 bytes more".getBytes(StandardCharsets.US_ASCII), new byte[50], stream.bytes());

        assertThat(verdict(behindId3, 4)).isEqualTo(new MediaVerdict(Shape.UNKNOWN, true, ""));
    }

    @Test
    void unlistedDurationIsNotHeldAgainstTheMedia() {
        assertThat(verdict(stream.bytes(), 0).proves()).isTrue();
    }

    @Test
    void bufferPositionStaysAndOrderIsNoMatter() {
        byte[] bytes = stream.bytes();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        MediaCheck check = MediaCheck.forSegment(new SegmentDuration(4));

        check.accept(buffer);

        assertThat(buffer.position()).isZero();
        assertThat(buffer.limit()).isEqualTo(bytes.length);
        assertThat(check.finish().proves()).isTrue();
    }

    private static MediaVerdict verdict(byte[] body, double listed) {
        MediaCheck check = MediaCheck.forSegment(new SegmentDuration(listed));
        for (int at = 0; at < body.length; at += 1000) {
            check.accept(ByteBuffer.wrap(Arrays.copyOfRange(body, at, Math.min(body.length, at + 1000))));
        }
        return check.finish();
    }
}
