package dev.livekeep.domain.playlist;

import static dev.livekeep.domain.playlist.Playlists.media;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaylistChangeTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    /** A list of dated segments named by their number, two seconds each. */
    private static MediaPlaylist list(long first, int count, String name, Instant date, String... more) {
        List<String> lines = new ArrayList<>(List.of("#EXT-X-TARGETDURATION:2", "#EXT-X-MEDIA-SEQUENCE:" + first));
        for (long at = first; at < first + count; at++) {
            lines.add("#EXT-X-PROGRAM-DATE-TIME:" + date.plusSeconds(2 * at));
            lines.add("#EXTINF:2.0,live");
            lines.add(name + at + ".ts");
        }
        lines.addAll(List.of(more));
        return media(lines.toArray(String[]::new));
    }

    private static final Instant DATE = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void theFirstReadingIsAnAdvanceUnlessItIsTheEnd() {
        assertThat(PlaylistChange.first(list(0, 1, "a", DATE))).isEqualTo(PlaylistChange.ADVANCED);
        assertThat(PlaylistChange.first(list(0, 1, "a", DATE, "#EXT-X-ENDLIST")))
                .isEqualTo(PlaylistChange.ENDED);
    }

    @Test
    void newSegmentsAreAnAdvance() {
        PlaylistChange change = PlaylistChange.between(list(5, 3, "a", DATE), list(6, 3, "a", DATE), SOON);

        assertThat(change).isEqualTo(PlaylistChange.ADVANCED);
    }

    @Test
    void theSameSegmentsAreUnchangedForThreeTargetDurationsAndStuckAfter() {
        MediaPlaylist list = list(5, 3, "a", DATE);

        assertThat(PlaylistChange.between(list, list, Duration.ofSeconds(6))).isEqualTo(PlaylistChange.UNCHANGED);
        assertThat(PlaylistChange.between(list, list, Duration.ofMillis(6001))).isEqualTo(PlaylistChange.STUCK);
    }

    @Test
    void sixSecondsStandInForAMissingTargetDuration() {
        MediaPlaylist list = media("#EXTINF:2,", "a.ts");
        MediaPlaylist zero = media("#EXT-X-TARGETDURATION:0", "#EXTINF:2,", "a.ts");

        assertThat(PlaylistChange.between(list, list, Duration.ofSeconds(18))).isEqualTo(PlaylistChange.UNCHANGED);
        assertThat(PlaylistChange.between(zero, zero, Duration.ofSeconds(19))).isEqualTo(PlaylistChange.STUCK);
    }

    @Test
    void anotherHostAloneIsNoReset() {
        PlaylistChange change = PlaylistChange.between(
                list(5, 3, "https://one.example/", DATE), list(5, 3, "https://two.example/", DATE), SOON);

        assertThat(change).isEqualTo(PlaylistChange.UNCHANGED);
    }

    @Test
    void anotherTokenAloneIsNoReset() {
        PlaylistChange change = PlaylistChange.between(
                list(5, 1, "a.ts?token=1", DATE), list(5, 1, "a.ts?token=2", DATE.plusSeconds(60)), SOON);

        assertThat(change).isEqualTo(PlaylistChange.UNCHANGED);
    }

    @Test
    void numbersThatGoBackAreAReset() {
        PlaylistChange change = PlaylistChange.between(list(500, 3, "a", DATE), list(0, 3, "a", DATE), SOON);

        assertThat(change).isEqualTo(PlaylistChange.RESET);
    }

    @Test
    void theSameNumbersForOtherDatesAreAReset() {
        MediaPlaylist before = list(0, 3, "a", DATE);

        assertThat(PlaylistChange.between(before, list(0, 3, "b", DATE.plusSeconds(2)), SOON))
                .isEqualTo(PlaylistChange.RESET);
        assertThat(PlaylistChange.between(before, list(0, 3, "b", DATE.plusMillis(1999)), SOON))
                .isEqualTo(PlaylistChange.UNCHANGED);
    }

    @Test
    void undatedSegmentsUnderTheSameNumbersTellNothing() {
        MediaPlaylist before = media("#EXTINF:2,", "a.ts");
        MediaPlaylist after = media("#EXTINF:2,", "b.ts");

        assertThat(PlaylistChange.between(before, after, SOON)).isEqualTo(PlaylistChange.UNCHANGED);
        assertThat(PlaylistChange.between(list(0, 1, "a", DATE), after, SOON)).isEqualTo(PlaylistChange.UNCHANGED);
    }

    @Test
    void emptyListsAreUnchanged() {
        MediaPlaylist empty = media("#EXT-X-TARGETDURATION:2");

        assertThat(PlaylistChange.between(empty, empty, SOON)).isEqualTo(PlaylistChange.UNCHANGED);
    }

    @Test
    void theEndIsTheEndWhateverElseChanged() {
        PlaylistChange change =
                PlaylistChange.between(list(5, 3, "a", DATE), list(6, 3, "a", DATE, "#EXT-X-ENDLIST"), SOON);

        assertThat(change).isEqualTo(PlaylistChange.ENDED);
    }

    @Test
    void countsTheSegmentsThatCameAndWentUnseen() {
        MediaPlaylist before = list(5, 3, "a", DATE);

        assertThat(PlaylistChange.missed(before, list(8, 3, "a", DATE))).isZero();
        assertThat(PlaylistChange.missed(before, list(10, 3, "a", DATE))).isEqualTo(2);
        assertThat(PlaylistChange.missed(before, list(0, 3, "a", DATE))).isZero();
        assertThat(PlaylistChange.missed(before, media("#EXT-X-MEDIA-SEQUENCE:9")))
                .isEqualTo(1);
        assertThat(PlaylistChange.missed(media("#EXT-X-MEDIA-SEQUENCE:1"), before))
                .isZero();
        assertThat(PlaylistChange.missed(
                        before, media("#EXT-X-MEDIA-SEQUENCE:5", "#EXT-X-SKIP:SKIPPED-SEGMENTS=9", "#EXTINF:2,", "a")))
                .isZero();
    }
}
