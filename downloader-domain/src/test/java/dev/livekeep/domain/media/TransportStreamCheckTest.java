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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void exactlyHalfOfTheFirst64PacketsInSyncIsNoTransportStream() {
        byte[] half = stream.bytes();
        byte[] more = stream.bytes();
        for (int packet = 0; packet < 64; packet += 2) {
            half[packet * PACKET] = 0;
            more[packet * PACKET] = packet == 0 ? more[0] : 0;
        }

        assertThat(verdict(half, 4)).isEqualTo(new MediaVerdict(Shape.UNKNOWN, true, ""));
        assertThat(verdict(more, 4).reason()).startsWith("31 packets without sync byte");
    }

    @ParameterizedTest(name = "packets {0}, tail {1}")
    @CsvSource({
        "+, '', true",
        "+-, '', false",
        "++-, '', true",
        "--+, '', false",
        "+, 0, false",
        "++, 0, true",
        "'', G, true",
        "'', 0, false",
        "-, G, false",
        "+, G, true",
        "+-, G, true"
    })
    void fewPacketsAreATransportStreamWhenMoreThanHalfBeginInSync(String packets, String tail, boolean recognised) {
        byte[] body = stream.cutAt(packets.length() * PACKET + tail.length());
        for (int packet = 0; packet < packets.length(); packet++) {
            body[packet * PACKET] = (byte) (packets.charAt(packet) == '+' ? 0x47 : 0);
        }
        if (!tail.isEmpty()) {
            body[body.length - 1] = (byte) (tail.equals("G") ? 0x47 : 0);
        }

        boolean known = verdict(FragmentedMp4Bytes.join(body), 4).shape() == Shape.TRANSPORT_STREAM;

        assertThat(known).isEqualTo(recognised && (packets.contains("-") || !tail.isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xBD, 0xC0, 0xDF, 0xE0, 0xEF, 0xFD})
    void picturesSoundAndPrivateStreamsTellTheirTime(int streamId) {
        assertThat(verdict(everySecond(VIDEO_PID, streamId, 0, 1, 2).bytes(), 3).proves())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0xBC, 0xBE, 0xBF, 0xF0, 0xFC, 0xFE, 0xFF})
    void otherStreamsDoNot(int streamId) {
        assertThat(verdict(everySecond(VIDEO_PID, streamId, 0, 1, 2).bytes(), 3))
                .isEqualTo(new MediaVerdict(Shape.UNKNOWN, true, ""));
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 14, 1L << 15, 1L << 29, 1L << 30, 1L << 32})
    void everyBitOfATimeStampCounts(long boundary) {
        var verdict = verdict(TransportStreamBytes.playing(2, boundary - 45_000).bytes(), 2);

        assertThat(verdict.proves()).isTrue();
        assertThat(verdict(TransportStreamBytes.playing(2, boundary - 45_000).bytes(), 4)
                        .reason())
                .isEqualTo("plays 2.00 s of 4.00 s");
    }

    @Test
    void whatBeginsWithoutAStartCodeOrWithoutATimeStampTellsNoTime() {
        byte[] noStartCode = {0, 0, 2, (byte) 0xE0, 0, 0, (byte) 0x80, (byte) 0x80, 5, 0x21, 0, 1, 0, 1};
        byte[] noHeader = {0, 0, 1, (byte) 0xE0, 0, 0, (byte) 0x40, (byte) 0x80, 5, 0x21, 0, 1, 0, 1};
        byte[] noStamp = {0, 0, 1, (byte) 0xE0, 0, 0, (byte) 0x80, 0x40, 5, 0x21, 0, 1, 0, 1};
        byte[] tooShort = {0, 0, 1, (byte) 0xE0, 0, 0, (byte) 0x80, (byte) 0x80, 5, 0x21, 0, 1, 0};

        for (byte[] header : List.of(noStartCode, noHeader, noStamp, tooShort)) {
            TransportStreamBytes packets = everySecond(VIDEO_PID, 0xE0, 1, 2, 3).start(VIDEO_PID, header);

            assertThat(verdict(packets.bytes(), 9).reason()).isEqualTo("plays 3.00 s of 9.00 s");
        }
    }

    @Test
    void aStepOfTenSecondsIsPlayedAndAnyMoreIsAJump() {
        var ten = new TransportStreamBytes().pes(VIDEO_PID, 0xE0, 0).pes(VIDEO_PID, 0xE0, 900_000);
        var more = new TransportStreamBytes().pes(VIDEO_PID, 0xE0, 0).pes(VIDEO_PID, 0xE0, 900_001);

        assertThat(verdict(ten.bytes(), 20).proves()).isTrue();
        assertThat(verdict(more.bytes(), 20)).isEqualTo(new MediaVerdict(Shape.UNKNOWN, true, ""));
    }

    @Test
    void aJumpDoesNotMakeTheFramesLonger() {
        var twoRuns = everySecond(VIDEO_PID, 0xE0, 1, 2, 3, 101, 102, 103);

        assertThat(verdict(twoRuns.bytes(), 9).reason()).isEqualTo("plays 6.00 s of 9.00 s");
    }

    @Test
    void framesMayComeOutOfOrder() {
        assertThat(verdict(everySecond(VIDEO_PID, 0xE0, 3, 1, 4, 2).bytes(), 9).reason())
                .isEqualTo("plays 4.00 s of 9.00 s");
    }

    @Test
    void theStreamThatPlaysLongestCounts() {
        TransportStreamBytes both = everySecond(VIDEO_PID, 0xE0, 1, 2, 3, 4);

        both.pes(AUDIO_PID, 0xC0, 0).pes(AUDIO_PID, 0xC0, 90_000);

        assertThat(verdict(both.bytes(), 9).reason()).isEqualTo("plays 4.00 s of 9.00 s");
    }

    @Test
    void theFirst32StreamsAreLookedAtAndNoMore() {
        TransportStreamBytes streams = new TransportStreamBytes();
        for (int pid = 1; pid < 32; pid++) {
            streams.pes(pid, 0xE0, 0);
        }
        streams.pes(32, 0xE0, 0).pes(32, 0xE0, 90_000);
        streams.pes(33, 0xE0, 0).pes(33, 0xE0, 90_000 * 5);

        assertThat(verdict(streams.bytes(), 9).reason()).isEqualTo("plays 2.00 s of 9.00 s");
    }

    @Test
    void anEmptyAdaptationFieldMarksNoDiscontinuity() {
        stream.skipCounter(VIDEO_PID).payloadBehindAnEmptyField(VIDEO_PID, 0x80);

        assertThat(verdict(stream.bytes(), 4).reason()).isEqualTo("1 breaks of continuity");
    }

    private static TransportStreamBytes everySecond(int pid, int streamId, int... seconds) {
        TransportStreamBytes packets = new TransportStreamBytes();
        for (int second : seconds) {
            packets.pes(pid, streamId, second * 90_000L);
        }
        return packets;
    }

    private static MediaVerdict verdict(byte[] body, double listed) {
        MediaCheck check = MediaCheck.forSegment(new SegmentDuration(listed));
        for (int at = 0; at < body.length; at += 1000) {
            check.accept(ByteBuffer.wrap(Arrays.copyOfRange(body, at, Math.min(body.length, at + 1000))));
        }
        return check.finish();
    }
}
