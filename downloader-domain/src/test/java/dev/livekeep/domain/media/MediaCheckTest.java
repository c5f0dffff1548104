package dev.livekeep.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.media.MediaVerdict.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaCheckTest {

    private static final byte[] INIT = FragmentedMp4Bytes.init(0);
    private static final byte[] TS = TransportStreamBytes.playing(2, 0).bytes();
    private static final byte[] MP4 = FragmentedMp4Bytes.playing(2);

    @Property(tries = 300)
    void howBytesAreCutIntoBuffersMakesNoDifference(@ForAll("bodies") byte[] body, @ForAll long seed) {
        MediaVerdict inOnePiece = verdict(body, body.length + 1, new Random(seed));

        MediaVerdict inSmallPieces = verdict(body, 9, new Random(seed));
        MediaVerdict inLargePieces = verdict(body, 700, new Random(seed));

        assertThat(inSmallPieces).isEqualTo(inOnePiece);
        assertThat(inLargePieces).isEqualTo(inOnePiece);
    }

    @Property(tries = 300)
    void noCutIsEverTakenForWhole(@ForAll("cuts") byte[] cut) {
        MediaVerdict verdict = verdict(cut, 1000, new Random(cut.length));

        assertThat(verdict.proves()).isFalse();
    }

    /** Whole and damaged segments of both shapes, and noise. */
    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<byte[]> sound = Arbitraries.of(TS, MP4);
        Arbitrary<byte[]> damaged = sound.flatMap(body -> Arbitraries.integers()
                .between(0, body.length)
                .flatMap(from -> Arbitraries.integers()
                        .between(from, body.length)
                        .map(to -> {
                            byte[] copy = body.clone();
                            Arrays.fill(copy, from, to, (byte) 0);
                            return copy;
                        })));
        Arbitrary<byte[]> shifted = sound.flatMap(body -> Arbitraries.integers()
                .between(0, body.length)
                .map(from -> Arrays.copyOfRange(body, from, body.length)));
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(2000);
        return Arbitraries.oneOf(sound, damaged, shifted, noise, cuts());
    }

    /** Beginnings that lack more than the tolerance. */
    @Provide
    Arbitrary<byte[]> cuts() {
        return Arbitraries.of(TS, MP4)
                .flatMap(body ->
                        Arbitraries.integers().between(0, body.length / 2).map(length -> Arrays.copyOf(body, length)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "ID3\4\0\0\0\0\0\0 packed audio",
                "WEBVTT\n\n00:00.000 --> 00:02.000\nhello",
                "<!DOCTYPE html><html>",
                "no boxes at all, only text"
            })
    void whatIsNotKnownGetsNoOpinion(String body) {
        MediaCheck check = MediaCheck.forSegment(new SegmentDuration(2));

        check.accept(ByteBuffer.wrap(body.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(check.finish().proves()).isFalse();
        assertThat(check.finish().whole()).isNotEqualTo(body.equals("G"));
    }

    @Test
    void cipherTextGetsNoOpinion() {
        byte[] noise = new byte[200_000];
        new Random(7).nextBytes(noise);

        MediaVerdict verdict = verdict(noise, 16_384, new Random(1));

        assertThat(verdict).isEqualTo(new MediaVerdict(Shape.UNKNOWN, true, ""));
    }

    private static MediaVerdict verdict(byte[] body, int mostInOneBuffer, Random random) {
        MediaCheck check = MediaCheck.forSegment(new SegmentDuration(2));
        check.init(ByteBuffer.wrap(INIT));
        for (int at = 0; at < body.length; ) {
            int count = Math.min(body.length - at, 1 + random.nextInt(mostInOneBuffer));
            check.accept(ByteBuffer.wrap(body, at, count));
            at += count;
        }
        return check.finish();
    }
}
