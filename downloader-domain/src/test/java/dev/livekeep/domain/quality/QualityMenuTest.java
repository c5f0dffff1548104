package dev.livekeep.domain.quality;

import static dev.livekeep.domain.playlist.Playlists.multivariant;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityMenuTest {
    private static QualityMenu firstDialect() {
        return QualityMenu.of(
                multivariant(
                        "#EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID=\"chunked\",NAME=\"1080p60 (source)\"",
                        "#EXT-X-STREAM-INF:BANDWIDTH=8000000,RESOLUTION=1920x1080,VIDEO=\"chunked\",FRAME-RATE=60.000",
                        "source.m3u8",
                        "#EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID=\"720p60\",NAME=\"720p60\"",
                        "#EXT-X-STREAM-INF:BANDWIDTH=3400000,RESOLUTION=1280x720,VIDEO=\"720p60\",FRAME-RATE=60.000",
                        "720p60.m3u8",
                        "#EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID=\"480p30\",NAME=\"480p\"",
                        "#EXT-X-STREAM-INF:BANDWIDTH=1400000,RESOLUTION=852x480,VIDEO=\"480p30\",FRAME-RATE=30.000",
                        "480p.m3u8",
                        "#EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID=\"audio_only\",NAME=\"audio_only\"",
                        "#EXT-X-STREAM-INF:BANDWIDTH=160000,CODECS=\"mp4a.40.2\",VIDEO=\"audio_only\"",
                        "audio.m3u8",
                        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=99000000,RESOLUTION=3840x2160,URI=\"iframes.m3u8\""),
                SourceRule.TWITCH);
    }

    private static QualityMenu secondDialect() {
        return QualityMenu.of(
                multivariant(
                        "#EXT-X-STREAM-INF:BANDWIDTH=9000000,RESOLUTION=2560x1440,FRAME-RATE=60,STABLE-VARIANT-ID=\"stream0\",IVS-NAME=\"stream0\",IVS-VARIANT-SOURCE=\"transcode\"",
                        "1440",
                        "#EXT-X-STREAM-INF:BANDWIDTH=8000000,RESOLUTION=1920x1080,FRAME-RATE=60,STABLE-VARIANT-ID=\"1080p60\",IVS-NAME=\"1080p60\",IVS-VARIANT-SOURCE=\"source\"",
                        "1080",
                        "#EXT-X-STREAM-INF:BANDWIDTH=160000,CODECS=\"mp4a.40.2\",STABLE-VARIANT-ID=\"audio_only\"",
                        "audio"),
                SourceRule.TWITCH);
    }

    private static QualityMenu plain() {
        return QualityMenu.of(
                multivariant(
                        "#EXT-X-STREAM-INF:BANDWIDTH=1000000",
                        "nameless",
                        "#EXT-X-STREAM-INF:BANDWIDTH=2000000,RESOLUTION=854x480,FRAME-RATE=29.97",
                        "480",
                        "#EXT-X-STREAM-INF:BANDWIDTH=5000000,RESOLUTION=1280x720,FRAME-RATE=59.94",
                        "720",
                        "#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=6000000,RESOLUTION=640x360",
                        "360",
                        "#EXT-X-STREAM-INF:BANDWIDTH=96000,CODECS=\"mp4a.40.2, ac-3\"",
                        "audio"),
                SourceRule.HIGHEST_BANDWIDTH);
    }

    private static String chosen(QualityMenu menu, String wish) {
        return menu.choose(QualityWish.parse(wish))
                .chosen()
                .map(it -> it.variant().variant().location().text())
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "source, source.m3u8",
        "best, source.m3u8",
        "worst, 480p.m3u8",
        "1080p60, source.m3u8",
        "1080p60 (source), source.m3u8",
        "720p60, 720p60.m3u8",
        "480p, 480p.m3u8",
        "480p30, 480p.m3u8",
        "audio_only, audio.m3u8",
        "720p, none",
        "160p, none",
        "2160p, none",
        "2160p60|480p30|source, 480p.m3u8"
    })
    void choosesByTheNamesOfTwitchsFirstDialect(String wish, String expected) {
        assertThat(chosen(firstDialect(), wish)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "source, 1080",
        "best, 1440",
        "worst, 1080",
        "stream0, 1440",
        "1440p60, 1440",
        "1080p60, 1080",
        "audio_only, audio"
    })
    void choosesByTheNamesOfTwitchsSecondDialect(String wish, String expected) {
        assertThat(chosen(secondDialect(), wish)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "source, 360",
        "best, 720",
        "worst, nameless",
        "720p60, 720",
        "480p, 480",
        "480p30, 480",
        "360p, 360",
        "360p30, 360",
        "720p, none",
        "audio_only, audio"
    })
    void choosesByPictureWhereVariantsHaveNoNames(String wish, String expected) {
        assertThat(chosen(plain(), wish)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"30, 720p30 720p", "30.4, 720p30 720p", "30.5, 720p31", "25, 720p25 720p", "59.94, 720p60"})
    void namesAPictureByItsLinesAndItsRate(String rate, String names) {
        QualityMenu menu = QualityMenu.of(
                multivariant("#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1280x720,FRAME-RATE=" + rate, "a"),
                SourceRule.HIGHEST_BANDWIDTH);

        assertThat(menu.offered().get(0).pictureNames()).containsExactly(names.split(" "));
    }

    @Test
    void aPictureWithoutARateIsNamedByItsLinesOnly() {
        QualityMenu menu = QualityMenu.of(
                multivariant("#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1280x720", "a"), SourceRule.HIGHEST_BANDWIDTH);

        assertThat(menu.offered().get(0).pictureNames()).containsExactly("720p");
        assertThat(chosen(menu, "720p30")).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "mp4a.40.2, true",
        "'mp4a.40.2, avc1.4D401F', false",
        "'avc1.4D401F,mp4a.40.2', false",
        "'opus,flac', true",
        "' ', false",
        "hvc1, false"
    })
    void soundAloneIsKnownByItsCodecs(String codecs, boolean soundOnly) {
        QualityMenu menu = QualityMenu.of(
                multivariant("#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"" + codecs + "\"", "a"), SourceRule.TWITCH);

        assertThat(menu.offered().get(0).audioOnly()).isEqualTo(soundOnly);
    }

    @Test
    void tellsWhatWasWantedAndChosenAndWhatWasOffered() {
        QualityChoice choice = firstDialect().choose(QualityWish.parse("2160p|480p"));

        assertThat(choice.rank()).isEqualTo(1);
        assertThat(choice.warnings()).isEmpty();
        assertThat(choice.offered()).containsExactly("1080p60", "720p60", "480p", "audio_only");
        assertThat(choice.inWords()).isEqualTo("wanted \"2160p|480p\", chosen \"480p\" for \"480p\"");
    }

    @Test
    void tellsThatNothingWasChosen() {
        QualityChoice choice = plain().choose(QualityWish.parse("160p"));

        assertThat(choice.rank()).isEqualTo(1);
        assertThat(choice.chosen()).isEmpty();
        assertThat(choice.inWords()).isEqualTo("wanted \"160p\", chosen none");
    }

    @Test
    void takesTheBestOfSeveralSourcesAndWarns() {
        QualityMenu menu = QualityMenu.of(
                multivariant(
                        "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1280x720,IVS-NAME=\"a (source)\"",
                        "a",
                        "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1920x1080,IVS-NAME=\"b (source)\"",
                        "b",
                        "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1920x1080,IVS-NAME=\"c (source)\"",
                        "c"),
                SourceRule.TWITCH);

        QualityChoice choice = menu.choose(QualityWish.parse("source"));

        assertThat(choice.chosen().orElseThrow().variant().title()).isEqualTo("b");
        assertThat(choice.rank()).isZero();
        assertThat(choice.warnings())
                .containsExactly("3 variants are \"source\"; taking the best of them, \"b\" of 1 bit/s");
    }

    @Test
    void takesGroupChunkedForSourceWhereNothingElseSaysIt() {
        QualityMenu menu = QualityMenu.of(
                multivariant(
                        "#EXT-X-STREAM-INF:BANDWIDTH=9,RESOLUTION=1920x1080,VIDEO=\"x\"",
                        "a",
                        "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1280x720,VIDEO=\"chunked\"",
                        "b"),
                SourceRule.TWITCH);

        assertThat(chosen(menu, "source")).isEqualTo("b");
    }

    @Test
    void guessesTheSourceByItsPictureAndWarns() {
        QualityMenu menu = QualityMenu.of(
                multivariant(
                        "#EXT-X-STREAM-INF:BANDWIDTH=9,RESOLUTION=1920x1080,FRAME-RATE=30",
                        "slow",
                        "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1920x1080,FRAME-RATE=60",
                        "fast",
                        "#EXT-X-STREAM-INF:BANDWIDTH=99,CODECS=\"mp4a.40.2\"",
                        "audio"),
                SourceRule.TWITCH);

        QualityChoice choice = menu.choose(QualityWish.parse("source"));

        assertThat(chosen(menu, "source")).isEqualTo("fast");
        assertThat(choice.warnings())
                .containsExactly("no variant is marked as source; taking the best picture, \"1080p60\"");
    }

    @Test
    void takesSoundWhereThereIsNoPicture() {
        QualityMenu menu = QualityMenu.of(
                multivariant("#EXT-X-STREAM-INF:BANDWIDTH=9,CODECS=\"mp4a.40.2\"", "audio"),
                SourceRule.HIGHEST_BANDWIDTH);

        assertThat(chosen(menu, "source")).isEqualTo("audio");
        assertThat(chosen(menu, "best")).isEqualTo("audio");
    }

    @Test
    void choosesNothingFromNothing() {
        QualityMenu menu = QualityMenu.of(
                multivariant("#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=9,URI=\"iframes.m3u8\""), SourceRule.TWITCH);

        QualityChoice choice = menu.choose(QualityWish.parse("source|best|worst|480p"));

        assertThat(menu.offered()).isEmpty();
        assertThat(choice.chosen()).isEmpty();
        assertThat(choice.warnings()).isEmpty();
    }

    @Test
    void readsNamesOfVariantsThatCarryThemThemselves() {
        QualityMenu menu = QualityMenu.of(
                multivariant(
                        "#EXT-X-STREAM-INF:BANDWIDTH=9,NAME=\"hd\",VIDEO=\"nowhere\",IVS-NAME=\" \"", "a",
                        "#EXT-X-STREAM-INF:BANDWIDTH=9,CODECS=\"\"", "b"),
                SourceRule.TWITCH);

        assertThat(chosen(menu, "hd")).isEqualTo("a");
        assertThat(menu.offered()).extracting(OfferedVariant::audioOnly).containsExactly(false, false);
    }

    @Test
    void readsTheFirstFewNamesOfAGroupOnly() {
        List<String> lines = new ArrayList<>();
        for (int name = 1; name <= 9; name++) {
            lines.add("#EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID=\"g\",NAME=\"n" + name + "\"");
        }
        lines.add("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"g\",NAME=\"sound\"");
        lines.add("#EXT-X-STREAM-INF:BANDWIDTH=9,VIDEO=\"g\"");
        lines.add("a");
        QualityMenu menu = QualityMenu.of(multivariant(lines.toArray(String[]::new)), SourceRule.TWITCH);

        assertThat(menu.offered().get(0).listedNames()).containsExactly("n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8");
    }
}
