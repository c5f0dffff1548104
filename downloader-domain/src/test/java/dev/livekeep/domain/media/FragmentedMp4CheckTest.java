package dev.livekeep.domain.media;

import static dev.livekeep.domain.media.FragmentedMp4Bytes.box;
import static dev.livekeep.domain.media.FragmentedMp4Bytes.fields;
import static dev.livekeep.domain.media.FragmentedMp4Bytes.join;
import static dev.livekeep.domain.media.FragmentedMp4Bytes.longBox;
import static dev.livekeep.domain.media.FragmentedMp4Bytes.mdat;
import static dev.livekeep.domain.media.FragmentedMp4Bytes.moof;
import static dev.livekeep.domain.media.FragmentedMp4Bytes.playing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.media.MediaVerdict.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentedMp4CheckTest {

    private static final byte[] INIT = FragmentedMp4Bytes.init(0);
    private static final MediaVerdict NO_OPINION = new MediaVerdict(Shape.UNKNOWN, true, "");
    private static final MediaVerdict WHOLE = new MediaVerdict(Shape.FRAGMENTED_MP4, true, "");

    @Test
    void wholeSegmentIsProvenByItsMedia() {
        assertThat(verdict(INIT, playing(4), 4)).isEqualTo(WHOLE);
    }

    @Test
    void withoutAnInitSectionNobodyCanPlayIt() {
        assertThat(verdict(new byte[0], playing(4), 4))
                .isEqualTo(new MediaVerdict(Shape.FRAGMENTED_MP4, false, "fragments without an init section"));
    }

    @Test
    void datesOf64BitsInTheInitSectionAreReadToo() {
        assertThat(verdict(FragmentedMp4Bytes.init(0, 1), playing(4), 4)).isEqualTo(WHOLE);
    }

    @Test
    void segmentThatBringsItsOwnInitSectionIsRead() {
        assertThat(verdict(new byte[0], join(INIT, playing(4)), 4)).isEqualTo(WHOLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 200})
    void cutInsideABoxIsSeen(int missing) {
        byte[] body = playing(4);

        var verdict = verdict(INIT, Arrays.copyOf(body, body.length - missing), 4);

        assertThat(verdict).isEqualTo(new MediaVerdict(Shape.FRAGMENTED_MP4, false, "an unfinished box"));
    }

    @Test
    void cutBetweenFragmentsIsSeenByTheSpan() {
        var verdict = verdict(INIT, playing(2), 4);

        assertThat(verdict).isEqualTo(new MediaVerdict(Shape.FRAGMENTED_MP4, false, "plays 2.00 s of 4.00 s"));
    }

    @Test
    void cutBeforeTheMediaDataIsSeen() {
        var verdict = verdict(INIT, join(playing(3), moof()), 4);

        assertThat(verdict.reason()).isEqualTo("1 moof without mdat");
    }

    @Test
    void missingMediaDataInTheMiddleIsSeen() {
        var verdict = verdict(INIT, join(playing(2), moof(), moof(), mdat()), 4);

        assertThat(verdict.reason()).isEqualTo("1 moof without mdat");
    }

    @Test
    void zeroedHoleOverABoxHeaderIsSeen() {
        byte[] body = playing(4);
        int second = 16 + moof().length + mdat().length;
        Arrays.fill(body, second - 20, second + 20, (byte) 0);

        assertThat(verdict(INIT, body, 4).reason()).startsWith("bytes that are no box");
    }

    @Test
    void zeroedHoleInsideAMoofIsSeen() {
        byte[] body = playing(4);
        Arrays.fill(body, 16 + 24, 16 + 60, (byte) 0);

        assertThat(verdict(INIT, body, 4).reason()).startsWith("a moof that cannot be read");
    }

    @Test
    void sizesOf64BitsAndToTheEndAreRead() {
        byte[] open = mdat();
        Arrays.fill(open, 0, 4, (byte) 0);

        assertThat(verdict(INIT, join(moof(), longBox("mdat", new byte[300])), 1))
                .isEqualTo(WHOLE);
        assertThat(verdict(INIT, join(moof(), open), 1)).isEqualTo(WHOLE);
    }

    @Test
    void sizeSmallerThanItsOwnHeaderIsNoBox() {
        byte[] body = join(playing(4), fields(5), "free".getBytes(StandardCharsets.US_ASCII));

        assertThat(verdict(INIT, body, 4).reason()).isEqualTo("bytes that are no box");
    }

    @Test
    void sampleDurationsComeFromTheFragmentOrTheInitSectionToo() {
        byte[] trun = box("trun", fields(0, 40));
        byte[] byInit = join(moof(box("tfhd", fields(0, 1)), trun), mdat());
        byte[] byFragment = join(moof(box("tfhd", fields(0x0B, 1, 0, 0, 9, 50)), trun), mdat());

        assertThat(verdict(FragmentedMp4Bytes.init(100), byInit, 4)).isEqualTo(WHOLE);
        assertThat(verdict(INIT, byFragment, 4).reason()).isEqualTo("plays 2.00 s of 4.00 s");
        assertThat(verdict(INIT, byInit, 4)).isEqualTo(NO_OPINION);
    }

    @Test
    void fragmentHeaderBeyondTheBoundCostsTheOpinionOnly() {
        byte[] huge = box("moof", box("free", new byte[2 << 20]));

        assertThat(verdict(INIT, join(huge, mdat()), 4)).isEqualTo(NO_OPINION);
    }

    @Test
    void mp4WithoutFragmentsGetsNoOpinion() {
        assertThat(verdict(new byte[0], join(INIT, mdat()), 4)).isEqualTo(NO_OPINION);
    }

    @Test
    void brokenInitSectionCostsTheOpinionOnly() {
        byte[] init = join(box("moov", fields(99, 0x7472616B)));

        assertThat(verdict(init, playing(4), 4)).isEqualTo(NO_OPINION);
    }

    @Test
    void durationOfTheLongestTrackCounts() {
        byte[] unknownTrack = box("tfhd", fields(0, 7));
        byte[] body = join(playing(4), moof(unknownTrack, box("trun", fields(0x100, 1, 5))), mdat());

        assertThat(verdict(INIT, body, 4)).isEqualTo(WHOLE);
    }

    @Test
    void boxesWithoutContentAreBoxes() {
        byte[] body = join(playing(2), box("free"), longBox("skip", new byte[0]), box("moof"), mdat(), playing(2));

        assertThat(verdict(INIT, body, 4)).isEqualTo(WHOLE);
    }

    @Test
    void aFragmentHeaderOf1MiBIsStillRead() {
        byte[] content =
                join(box("traf", box("tfhd", fields(0, 1)), box("trun", fields(0x101, 1, 0, 4_000))), new byte[0]);
        int room = (1 << 20) - content.length - 8;

        assertThat(verdict(INIT, join(box("moof", content, box("free", new byte[room])), mdat()), 4))
                .isEqualTo(WHOLE);
        assertThat(verdict(INIT, join(box("moof", content, box("free", new byte[room + 1])), mdat()), 4))
                .isEqualTo(NO_OPINION);
    }

    @ParameterizedTest(name = "type {0}")
    @CsvSource({
        "20202020, true",
        "7e7e7e7e, true",
        "a96e616d, true",
        "6e616da9, true",
        "1f202020, false",
        "2020207f, false",
        "a8202020, false",
        "202020aa, false",
        "00000000, false"
    })
    void aTypeIsPrintableOrApples(String type, boolean isBox) {
        byte[] odd = join(fields(8), HexFormat.of().parseHex(type));

        assertThat(verdict(INIT, join(playing(4), odd), 4).reason()).isEqualTo(isBox ? "" : "bytes that are no box");
    }

    @Test
    void sampleDurationsAreFoundBehindAllOtherFields() {
        byte[] trun = box("trun", fields(0xF05, 2, 9, 9, 1_000, 9, 9, 9, 1_000, 9, 9, 9));

        assertThat(verdict(INIT, join(moof(box("tfhd", fields(0, 1)), trun), mdat()), 2))
                .isEqualTo(WHOLE);
        assertThat(verdict(INIT, join(moof(box("tfhd", fields(0, 1)), trun), mdat()), 9)
                        .reason())
                .isEqualTo("plays 2.00 s of 9.00 s");
    }

    @Test
    void moreSamplesThanTheBoxHoldsAreDamage() {
        byte[] trun = box("trun", fields(0x105, 2, 9, 9, 1_000));

        assertThat(verdict(INIT, join(moof(box("tfhd", fields(0, 1)), trun), mdat()), 4)
                        .reason())
                .isEqualTo("a moof that cannot be read, plays 0.00 s of 4.00 s");
    }

    private static MediaVerdict verdict(byte[] init, byte[] body, double listed) {
        MediaCheck check = MediaCheck.forSegment(new SegmentDuration(listed));
        check.init(ByteBuffer.wrap(init));
        check.accept(ByteBuffer.wrap(body));
        return check.finish();
    }
}
