package dev.livekeep.domain.playlist;

import static dev.livekeep.domain.playlist.Playlists.media;
import static dev.livekeep.domain.playlist.Playlists.multivariant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlaylistValuesTest {
    private static MediaSegment segment(OptionalDouble duration, long sequence, long stretch) {
        return new MediaSegment(
                ListedUri.of("a", Playlists.BASE),
                duration,
                "",
                "",
                sequence,
                stretch,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                OptionalLong.empty(),
                AdMarkers.NONE,
                List.of());
    }

    static List<ThrowingCallable> invalid() {
        return List.of(
                () -> new ByteRange(-1, 1),
                () -> new ByteRange(0, 0),
                () -> new ByteRange(Long.MAX_VALUE, 1),
                () -> new Resolution(-1, 1),
                () -> new Resolution(1, -1),
                () -> new ReaderLimits(0, 1, 1, 1),
                () -> new ReaderLimits(1, 0, 1, 1),
                () -> new ReaderLimits(1, 1, 0, 1),
                () -> new ReaderLimits(1, 1, 1, 0),
                () -> new PlaylistProblem(0, "a", "b"),
                () -> new OtherTag("EXT", 0),
                () -> new OtherTag("#EXT\n", 0),
                () -> new OtherTag("#EXT\r", 0),
                () -> new OtherTag("#EXT", -1),
                () -> new Attribute("", "", false),
                () -> new Attribute("A\n", "", false),
                () -> new Attribute("A\r", "", false),
                () -> new Attribute("A", "\n", true),
                () -> new Attribute("A", "\r", true),
                () -> new Attribute("A", "\"", true),
                () -> new EncryptionKey(
                        EncryptionMethod.AES_128,
                        Optional.empty(),
                        Optional.of("ab"),
                        EncryptionKey.IDENTITY,
                        AttributeList.NONE),
                () -> segment(OptionalDouble.empty(), -1, 0),
                () -> segment(OptionalDouble.empty(), 0, -1),
                () -> segment(OptionalDouble.of(-0.1), 0, 0),
                () -> segment(OptionalDouble.of(Double.NaN), 0, 0),
                () -> segment(OptionalDouble.of(Double.POSITIVE_INFINITY), 0, 0));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void aValueThatExistsIsValid(ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("want ");
    }

    @Test
    void aByteRangeAsksForItsBytes() {
        ByteRange range = new ByteRange(500, 1000);

        assertThat(range.rangeHeader()).isEqualTo("bytes=500-1499");
        assertThat(range.end()).isEqualTo(1500);
        assertThat(new ByteRange(0, Long.MAX_VALUE).end()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anotherTagHasANameAndPerhapsAValue() {
        OtherTag tag = new OtherTag("#EXT-X-CUE-OUT:a:b", 3);
        OtherTag bare = new OtherTag("#EXT-X-CUE-IN", 3);

        assertThat(tag.name()).isEqualTo("EXT-X-CUE-OUT");
        assertThat(tag.value()).isEqualTo("a:b");
        assertThat(bare.name()).isEqualTo("EXT-X-CUE-IN");
        assertThat(bare.value()).isEmpty();
    }

    @Test
    void attributesAreFoundByNameInTheirForm() {
        AttributeList list = new AttributeList(List.of(
                new Attribute("N", "2.5", false),
                new Attribute("W", "7", false),
                new Attribute("T", "a,b", true),
                new Attribute("Y", "YES", false),
                new Attribute("N", "9", false)));

        assertThat(list.number("N")).isEqualTo(OptionalDouble.of(2.5));
        assertThat(list.number("T")).isEmpty();
        assertThat(list.number("X")).isEmpty();
        assertThat(list.wholeNumber("W")).isEqualTo(OptionalLong.of(7));
        assertThat(list.wholeNumber("T")).isEmpty();
        assertThat(list.wholeNumber("X")).isEmpty();
        assertThat(list.text("T")).contains("a,b");
        assertThat(list.yes("Y")).isTrue();
        assertThat(list.yes("W")).isFalse();
        assertThat(list.yes("X")).isFalse();
        assertThat(list.inText()).isEqualTo("N=2.5,W=7,T=\"a,b\",Y=YES,N=9");
    }

    @Test
    void definesGiveTheirValuesToImport() {
        MultivariantPlaylist playlist = multivariant(
                "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"1\"",
                "#EXT-X-DEFINE:QUERYPARAM=\"token\"",
                "#EXT-X-STREAM-INF:",
                "v");
        MediaPlaylist asMedia = media("#EXT-X-DEFINE:NAME=\"a\",VALUE=\"1\"");

        assertThat(Define.values(playlist.defines())).isEqualTo(Map.of("a", "1", "token", "secret"));
        assertThat(asMedia.defines()).containsExactly(new Define("a", "1", Define.Source.VALUE));
    }

    @Test
    void anIvIsTheListedOneOrTheMediaSequence() {
        MediaPlaylist playlist = media(
                "#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0X0102",
                "#EXTINF:2,",
                "a",
                "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"",
                "#EXTINF:2,",
                "b");
        EncryptionKey listed = playlist.segments().get(0).key().orElseThrow();
        EncryptionKey sequence = playlist.segments().get(1).key().orElseThrow();

        assertThat(listed.ivFor(77)).isEqualTo(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2});
        assertThat(sequence.ivFor(0x0102_0304_0506_0708L))
                .isEqualTo(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8});
        assertThat(listed.decryptable()).isTrue();
    }

    @Test
    void theKeyThatMattersIsThePlainOne() {
        MediaPlaylist playlist = media(
                "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://a\",KEYFORMAT=\"com.apple\"",
                "#EXTINF:2,",
                "first",
                "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"",
                "#EXTINF:2,",
                "second",
                "#EXT-X-KEY:METHOD=NONE",
                "#EXTINF:2,",
                "third");

        assertThat(playlist.segments().get(0).key().orElseThrow().keyFormat()).isEqualTo("com.apple");
        assertThat(playlist.segments().get(0).key().orElseThrow().decryptable()).isFalse();
        assertThat(playlist.segments().get(1).key().orElseThrow().keyFormat()).isEqualTo("identity");
        assertThat(playlist.segments().get(2).key()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            START-DATE="2026-03-01T10:00:00Z",DURATION=1.5,PLANNED-DURATION=9       | 2026-03-01T10:00:01.500Z
            START-DATE="2026-03-01T10:00:00Z",PLANNED-DURATION=9                    | 2026-03-01T10:00:09Z
            START-DATE="2026-03-01T10:00:00Z",END-DATE="2026-03-01T10:00:05Z",DURATION=1 | 2026-03-01T10:00:05Z
            START-DATE="2026-03-01T10:00:00Z",DURATION=1e999                        |
            START-DATE="2026-03-01T10:00:00Z",DURATION=99999999999999999999         | 2057-11-07T11:46:40Z
            START-DATE="2026-03-01T10:00:00Z"                                       |
            DURATION=9                                                              |
            """)
    void aDateRangeEndsAtItsEndDateOrAfterItsDuration(String attributes, @Nullable Instant end) {
        DateRange range =
                media("#EXT-X-DATERANGE:ID=\"a\"," + attributes).dateRanges().get(0);

        assertThat(range.endsAt()).isEqualTo(Optional.ofNullable(end));
    }

    @Test
    void aListingIsTheSameUnderAnotherToken() {
        MediaSegment one = media("#EXT-X-MEDIA-SEQUENCE:5", "#EXTINF:2,", "a.ts?token=1")
                .segments()
                .get(0);
        MediaSegment two = media("#EXT-X-MEDIA-SEQUENCE:5", "#EXTINF:2,", "a.ts?token=2")
                .segments()
                .get(0);

        assertThat(ListingId.of("s", one))
                .isEqualTo(new ListingId("s", 5, 0, "https://cdn.example/live/a.ts", Optional.empty()))
                .isEqualTo(ListingId.of("s", two));
    }

    @Test
    void theNextMediaSequenceFollowsTheLastSegmentOrTheSkippedOnes() {
        assertThat(media("#EXT-X-MEDIA-SEQUENCE:5").nextMediaSequence()).isEqualTo(5);
        assertThat(media("#EXT-X-MEDIA-SEQUENCE:5", "#EXT-X-SKIP:SKIPPED-SEGMENTS=3")
                        .nextMediaSequence())
                .isEqualTo(8);
        assertThat(media("#EXT-X-MEDIA-SEQUENCE:5", "#EXTINF:2,", "a").nextMediaSequence())
                .isEqualTo(6);
    }

    @Test
    void aDeltaUpdateNeedsAFullReload() {
        assertThat(media("#EXT-X-SKIP:SKIPPED-SEGMENTS=3").needsFullReload()).isTrue();
        assertThat(media("#EXTINF:2,", "a").needsFullReload()).isFalse();
    }

    @Test
    void sequencesOfAPlaylistAreNotNegative() {
        MediaPlaylist playlist = media("#EXTINF:2,", "a");

        assertThatThrownBy(() -> withSequences(playlist, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> withSequences(playlist, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MediaPlaylist withSequences(MediaPlaylist playlist, long media, long stretch) {
        return new MediaPlaylist(
                playlist.version(),
                playlist.targetDuration(),
                media,
                stretch,
                playlist.type(),
                false,
                false,
                false,
                playlist.start(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                TwitchFigures.NONE,
                LowLatency.NONE,
                Optional.empty(),
                List.of(),
                List.of());
    }

    @Test
    void picturesAndInitSectionsTellTheirOwn() {
        MediaPlaylist playlist = media("#EXT-X-MAP:URI=\"i\"", "#EXTINF:2,", "a");

        assertThat(new Resolution(1920, 1080).pixels()).isEqualTo(2_073_600);
        assertThat(playlist.segments().get(0).initSection().orElseThrow().uri())
                .hasToString("https://cdn.example/live/i");
    }
}
